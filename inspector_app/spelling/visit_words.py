"""The words that are right in one visit: its names, the words of its framework and forms, and those that were added.

Added words are a setting of this copy of the visit file: they are never handed over, and stand in no other file,
since a name among them may be a child's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from inspector_app.spelling.words import plain, words_in

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# The tables whose records hold such words, and those whose records hold names.
TABLES = frozenset({"framework", "form"})
NAMED = frozenset({"inspection", "member"})

_ADDED = "spelling-words"
_NAMES = ("authority", "authority_cy", "inspectorate", "inspectorate_cy", "contact")


def names(visit: Visit) -> frozenset[str]:
    """Return the words in the names of the team, the council and the inspectorate."""
    details = visit.inspection.details()
    people = (member.name for member in visit.members.all())
    return _words_of((*people, *(getattr(details, field) for field in _NAMES)))


def terms(visit: Visit, pause: Callable[[], object] = lambda: None) -> frozenset[str]:
    """Return the words and abbreviations of the framework and of every form; `pause` is called at every text."""
    found: set[str] = set()
    for text in _term_texts(visit):
        pause()
        found |= _words_of([text])
    return frozenset(found)


def _term_texts(visit: Visit) -> Iterator[str]:
    yield from _texts_in(asdict(visit.framework))
    for edition in visit.forms.editions():
        form = visit.forms.get(edition.id)
        for definition in form.definitions:
            yield from (*definition.label.values(), *definition.hint.values())
        for choices in form.lists.values():
            yield from (text for each in choices for text in each.label.values())


def added_words(visit: Visit) -> list[str]:
    """Return the words that were added in this copy, in alphabetical order."""
    kept = visit.store.setting(_ADDED)
    return list(json.loads(kept)) if kept else []


def is_added(visit: Visit, word: str) -> bool:
    """Say whether a word was added in this copy, in capitals or small letters."""
    return any(_alike(word, added) for added in added_words(visit))


def add_word(visit: Visit, word: str) -> None:
    """Take a word as right in this copy from now on."""
    _keep(visit, {*added_words(visit), plain(word)})


def take_out_word(visit: Visit, word: str) -> None:
    """No longer take an added word as right, in capitals or small letters."""
    _keep(visit, {added for added in added_words(visit) if not _alike(word, added)})


def _alike(word: str, added: str) -> bool:
    # As the speller compares them: "Zofia" added makes "zofia" right, so "zofia" can be taken out by it.
    return plain(word).casefold() == added.casefold()


def _keep(visit: Visit, words: set[str]) -> None:
    visit.store.set_setting(_ADDED, json.dumps(sorted(words), ensure_ascii=False))


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    words = (word for text in texts for word in words_in(text))
    return frozenset(text for word in words for text in (word.text, *(part.text for part in word.parts())))


def _texts_in(value: Any) -> Iterator[str]:
    """Yield every text that stands anywhere in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _texts_in(inner))
    elif isinstance(value, (list, tuple)):
        yield from (text for inner in value for text in _texts_in(inner))
