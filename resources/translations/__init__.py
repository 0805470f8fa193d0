"""The sentences of the program in each language it speaks, and looking one up.

English is the language of the source; `cy.po` beside this module holds the Welsh. A sentence is marked where it
stands, as gettext is used everywhere: `_("Nothing is lost.")`, with values put in afterwards by name,
`_("{count} of {total} read").format(count=3, total=19)`. All layers use it, so that an error from the store and
the button that it names speak one language.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.resources import files

SOURCE = "en"
LANGUAGES = (SOURCE, "cy")


class _Chosen:
    """What the program speaks now; one for the whole process, as its windows and threads speak alike."""

    language = SOURCE
    catalogue = gettext.NullTranslations()


# What is spoken instead while a file is made whose language is its own; each thread has its own value.
_instead: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("instead", default=None)


def language() -> str:
    """Return the language that the program speaks now, one of `LANGUAGES`."""
    return _spoken()[0]


def use(language: str) -> None:
    """Speak a language from now on; an unknown one is taken as English. What was said before stays as it was."""
    speak(*_known(language))


def speak(language: str, catalogue: gettext.NullTranslations) -> None:
    """Speak from a catalogue that is at hand."""
    _Chosen.language, _Chosen.catalogue = language, catalogue


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language inside the block and in this thread alone: for a file whose language is its own."""
    chosen = _Chosen.language, _Chosen.catalogue
    before = _instead.set(chosen if language == chosen[0] else _known(language))
    try:
        yield
    finally:
        _instead.reset(before)


def read_catalogue(language: str) -> gettext.GNUTranslations:
    """Return the catalogue of a language other than English, read from its .po file."""
    # Loaded for those who need it: English takes no time. The .po file is read as it is, about 50 ms, so that
    # there is no compiled form of it that could be stale.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = files(__package__).joinpath(f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source)))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _known(language: str) -> tuple[str, gettext.NullTranslations]:
    known = language if language in LANGUAGES else SOURCE
    return known, gettext.NullTranslations() if known == SOURCE else read_catalogue(known)


def _spoken() -> tuple[str, gettext.NullTranslations]:
    return _instead.get() or (_Chosen.language, _Chosen.catalogue)


def _(message: str) -> str:
    """Return a sentence in the language spoken now, itself where it has no translation."""
    return _spoken()[1].gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that goes with a number; Welsh has six."""
    return _spoken()[1].ngettext(one, many, number)


def counted(one: str, many: str, number: int) -> str:
    """Return a count in words: `counted("{count} case", "{count} cases", 3)` is "3 cases"."""
    return ngettext(one, many, number).format(count=number)


def pgettext(context: str, message: str) -> str:
    """Return a sentence whose translation depends on where it stands, such as "Open" the deed and the state."""
    return _spoken()[1].pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a sentence that is looked up later, as in a table made at import, and return it as it is."""
    return message
