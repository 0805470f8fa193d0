"""What a visit says itself: texts of people, frameworks and forms, which no catalogue translates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from db.safety.backup import backup_folder
from db.schema import TABLES
from inspector_app.dates import say_date
from inspector_app.fieldwork.sources import FIRST_TITLES
from inspector_app.figures.counts import COUNTS
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import STYLES, say
from inspector_app.report.wording import wording
from inspector_app.visit import Visit

# Columns that hold codes of the program: what is shown of them are the program's own words.
_CODES = frozenset(
    {"kind", "state", "role", "purpose", "grouping", "bearing", "report_state", "media_type", "why", "table"}
)
_COLUMNS_OF_PEOPLE = {"role": {"source"}, "why": {"concern"}}  # and where the same names hold people's words
_LONG = 10  # letters of a text that is looked for within others, such as a title before a date

EXCEPTIONS = {
    # units
    *["KB", "MB", "px"],
    # languages, each in its own
    *["English", "Cymraeg"],
    # the program's name, and names of kinds of files
    *[
        "Inspector",
        "Word",
        "PDF",
        "Excel",
        "JSON",
        ".xlsx",
        ".csv",
        ".docx",
        ".pdf",
        ".handover",
        ".inspection",
    ],
    # an answer in the language of the form, said by a table of its own
    *("Not applicable", "Ddim yn berthnasol"),
}
# Words that may stand in any number beside one another: keys, as keyboards of both languages have them, and initials.
_KEYS = (
    *["ctrl", "alt", "shift", "enter", "esc", "tab", "home", "end", "del"],
    *"abcdefghijklmnopqrstuvwxyz",
)

_MARKED = re.compile("⟦[^⟦⟧]*⟧")
_CUT_OFF = re.compile("⟦[^⟧]*…")  # the end of a sentence that had no room
_PIECES = re.compile(r"[\n·;:|()\[\]“”\"/]|, | – | — | - |(?<=[.!?]) |\s{2,}")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LEADING = re.compile(r"^[\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]")


class KnownTexts:
    """The texts of one visit, and `others` if given, and what of a shown text is neither one of them nor marked."""

    def __init__(self, visit: Visit, *others: str) -> None:
        texts = {_folded(text) for text in (*_texts_of(visit), *others, *EXCEPTIONS)}
        self._texts = texts | {_EDGES.sub("", text) for text in texts}
        self._words = {*_dates(), *_KEYS}
        self._long: dict[str, list[str]] = {}  # by their first word, the longest first
        for text in sorted(self._texts, key=len, reverse=True):
            if len(text) >= _LONG:
                self._long.setdefault(text.split()[0], []).append(text)

    def unmarked(self, text: str) -> list[str]:
        """Return the pieces of a shown text that nobody has marked and that are no text of the visit."""
        rest = _unwrapped(text)
        if self._knows(rest):
            return []
        pieces = _PIECES.split(self._without_long(rest))
        return [piece for piece in map(str.strip, pieces) if not self._knows(piece)]

    def _knows(self, piece: str) -> bool:
        if not _LETTERS.search(piece):
            return True
        whole = _folded(piece)
        bare = _EDGES.sub("", whole)
        if {whole, bare} & self._texts or set(re.findall(r"[^\W\d_]+", bare)) <= self._words:
            return True
        head, cut, tail = (part.strip() for part in whole.partition("…"))
        heads = (head, _LEADING.sub("", head))  # a cut text may stand behind a time
        return bool(cut) and any(known.startswith(heads) and known.endswith(tail) for known in self._texts)

    def _without_long(self, text: str) -> str:
        """Return a text with a line break in place of every long text of the visit that stands in it."""
        words = text.split(" ")
        kept: list[str] = []
        while words:
            if not words[0]:  # one blank of several
                kept.append(words.pop(0))
                continue
            rest = _folded(" ".join(words))
            first = rest.split(" ")[0].lstrip('“"(')
            start = rest.find(first) if first else 0
            found = next((known for known in self._long.get(first, ()) if rest.startswith(known, start)), "")
            taken = len(found.split())
            kept.append(words[0] if not taken else "\n")
            del words[: taken or 1]
        return " ".join(kept)


def _unwrapped(text: str) -> str:
    while (stripped := _MARKED.sub(" ", text)) != text:
        text = stripped
    return _CUT_OFF.sub(" ", text)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[*_`#]+", "", text).split()).casefold()


def _texts_of(visit: Visit) -> Iterator[str]:
    store = visit.store
    for name in TABLES:
        for row in store.all(name, deleted=True):
            for column, value in row.items():
                if isinstance(value, str) and (
                    column not in _CODES or name in _COLUMNS_OF_PEOPLE.get(column, ())
                ):
                    yield from _inside(value)
    for table in ("reading", "source"):
        for answers in store.answers_of(table).values():
            yield from (str(value) for value in answers.values())
    for member in visit.members.all():
        yield from member.name.split()
    path = visit.store.path.resolve()
    yield from (*path.parts, path.stem, str(path), backup_folder(path).name, str(backup_folder(path)))
    yield from _said_figures(visit)
    for titles in FIRST_TITLES.values():  # which stand in both languages, since they go into the file
        yield from titles.values()
    for language in ("en", "cy"):
        words = wording(language)
        yield from _strings([getattr(words, field.name) for field in fields(words)])


def _inside(value: str) -> Iterator[str]:
    """Yield a text and its lines, or every text in a framework or a form that is kept as JSON."""
    if value.startswith("{"):
        try:
            yield from _strings(json.loads(value))
            return
        except ValueError:
            pass
    yield value
    yield from value.splitlines()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from value.splitlines()
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("kind", "type"):
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _said_figures(visit: Visit) -> Iterator[str]:
    """Yield the figures as texts print them; both languages stand beside each other in the program."""
    counts = {name: FigureValue(name, (), (), plain=count.count(visit)) for name, count in COUNTS.items()}
    for value in (*visit.figures.values().values(), *counts.values()):
        for style in STYLES:
            yield from (say(value, style, visit.framework, language) for language in ("en", "cy"))
    for name, count in COUNTS.items():
        yield from (name, *count.title.values())


def _dates() -> Iterator[str]:
    """Yield every word of which a date is made."""
    for offset in range(366):
        for language in ("en", "cy"):
            said = say_date(date(2024, 1, 1) + timedelta(offset), language, weekday=True)
            yield from said.casefold().split()
