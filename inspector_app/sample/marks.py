"""Passages marked in the story's texts: `[the words](area ii: analysis, seen!)`.

The link says what the passage is (strength, area or neutral), for which criteria, and which findings it
bears out; a finding with an exclamation mark is one that it speaks against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"\[(?P<words>[^\]]+)\]\((?P<kind>strength|area|neutral) (?P<criteria>[iv ]+)(?:: (?P<findings>[^)]+))?\)"
)
_AGAINST = "!"


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage: its words with their place in the plain text, and what it is evidence of."""

    words: str
    start: int
    stop: int
    kind: str
    criteria: tuple[str, ...]
    bears_out: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, and the marks."""

    text: str
    marks: tuple[Mark, ...]


def read_marks(source: str) -> MarkedText:
    """Take the marks out of a text."""
    text = ""
    end = 0
    marks = []
    for match in _MARK.finditer(source):
        text += source[end : match.start()]
        end = match.end()
        findings = [key.strip() for key in (match["findings"] or "").split(",") if key.strip()]
        words = match["words"]
        marks.append(
            Mark(
                words,
                len(text),
                len(text) + len(words),
                match["kind"],
                tuple(match["criteria"].split()),
                tuple(key for key in findings if not key.endswith(_AGAINST)),
                tuple(key.removesuffix(_AGAINST) for key in findings if key.endswith(_AGAINST)),
            )
        )
        text += words
    return MarkedText(text + source[end:], tuple(marks))
