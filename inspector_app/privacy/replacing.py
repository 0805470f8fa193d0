"""Taking words that tell who a child is out of everything that was taken from one source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def spans_of(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in a text by themselves, as (start, stop): "Ann" stands in "Ann’s", not in "Annual"."""
    if not words:
        return []
    found = re.finditer(rf"{_border_before(words[0])}{re.escape(words)}{_border_after(words[-1])}", text)
    return [match.span() for match in found]


def replaced(text: str, words: str, instead: str) -> str:
    """Return a text with other words wherever these stand by themselves."""
    for start, stop in reversed(spans_of(text, words)):
        text = f"{text[:start]}{instead}{text[stop:]}"
    return text


def replace_around_notes(visit: Visit, source: str, words: str, instead: str) -> None:
    """Write other words in the title, place and summary of a source and in what was taken up from it.

    The notes themselves are the page's, where somebody may be writing.
    """
    with visit.act() as act:
        present = visit.sources.get(source)
        for field in ("title", "place", "summary"):
            act.set("source", source, field, replaced(getattr(present, field), words, instead))
        for item in visit.evidence.on_source(source):
            for field in ("passage", "summary"):
                act.set("evidence", item.id, field, replaced(getattr(item, field), words, instead))


# A name may be noticed right beside a number or a line, as in "Carys_2.docx", so that only a letter goes on with a
# letter, and only a digit with a digit.
def _border_before(first: str) -> str:
    return f"(?<!{_alike(first)})" if first.isalnum() else ""


def _border_after(last: str) -> str:
    return f"(?!{_alike(last)})" if last.isalnum() else ""


def _alike(character: str) -> str:
    return r"\d" if character.isdigit() else r"[^\W\d_]"
