"""Bring the catalogue of Welsh up to date with the source: `python tools/translations.py [CATALOGUE…]`.

New sentences are added untranslated, those that are gone are dropped, and translations are taken in from other
catalogues that are named, such as one that a translator sent back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "cy"
CATALOGUE = ROOT / "resources" / "translations" / f"{LOCALE}.po"
SOURCES = ("ui", "inspector_app", "db")
# No dates and names, which would change with every run and tell nothing.
HEADER = f"""\
# Welsh of the window and of every message; docs/translation.md says how it is kept.
msgid ""
msgstr ""
"Language: {LOCALE}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {Catalog(locale=LOCALE).plural_forms}\\n"

"""
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "counted": (1, 2), "pgettext": ((1, "c"), 2)}


def marked() -> Catalog:
    """Return every sentence that the source marks, with the files that hold it."""
    found = Catalog(locale=LOCALE)
    for folder in SOURCES:
        for file, _line, message, comments, context in extract_from_dir(
            ROOT / folder, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            place = (Path(folder) / file).as_posix()
            found.add(message, locations=[(place, None)], auto_comments=comments, context=context)
    return found


def translated(catalogues: list[Path]) -> Iterator[Catalog]:
    """Yield the catalogues that are there, read."""
    for path in catalogues:
        if path.exists():
            with path.open("rb") as file:
                yield read_po(file, locale=LOCALE)


def main(others: list[str]) -> int:
    """Write the catalogue and say how much of it is translated."""
    catalogue = marked()
    for known in translated([CATALOGUE, *map(Path, others)]):
        for message in catalogue:
            same = known.get(message.id, message.context) if message.id else None
            if same is not None and _is_told(same.string):
                message.string = same.string
    with CATALOGUE.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalogue, width=110, sort_by_file=True, include_lineno=False, omit_header=True)
    sentences = [message for message in catalogue if message.id]
    missing = [message for message in sentences if not _is_told(message.string)]
    print(f"{len(sentences)} sentences, {len(missing)} without Welsh")
    return 0


def _is_told(translation: str | tuple[str, ...]) -> bool:
    return all(translation) if isinstance(translation, tuple) else bool(translation)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
