"""Counts that somebody typed into a sentence, such as "17 of the 19 cases", and what the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *(
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ),
)
_VALUES = {word: value for value, word in enumerate(_WORDS)}
NUMBER = rf"\d{{1,4}}|{'|'.join(_WORDS)}"
_OF = re.compile(rf"\b({NUMBER})(?: out)? of (?:the |its |these |those |our )?({NUMBER})\b", re.IGNORECASE)
_OF_CY = re.compile(r"\b(\d{1,4}) o(?:’|'|r|’r|'r| blith y)?r? (\d{1,4})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
# Words that stand in every sentence of a report, and so tell nothing of what it is about.
_EMPTY = frozenset(
    {
        "the",
        "and",
        "for",
        "was",
        "were",
        "had",
        "has",
        "have",
        "been",
        "not",
        "all",
        "but",
        "that",
        "this",
        "which",
        "with",
    }
    | {
        "from",
        "into",
        "only",
        "each",
        "they",
        "their",
        "them",
        "when",
        "where",
        "who",
        "within",
        "out",
        "its",
        "made",
    }
    | {"case", "cases", "file", "files", "child", "children"}
    | {
        "oedd",
        "roedd",
        "mae",
        "wedi",
        "bod",
        "gan",
        "yng",
        "ond",
        "pob",
        "mewn",
        "achos",
        "achosion",
        "plentyn",
        "plant",
    }
)
_STEM = (
    5  # letters of a word that tell it: "decided" and "decision" are one, as are "recorded" and "recording"
)


@dataclass(frozen=True, slots=True)
class TypedCount:
    """`number` out of `total`, and the words as they stand."""

    number: int
    total: int
    words: str


def typed_counts(sentence: str, language: str) -> Iterator[TypedCount]:
    """Yield what is counted in a sentence by hand; numbers may be digits, or in English words up to twenty."""
    for found in (_OF_CY if language == "cy" else _OF).finditer(sentence):
        yield TypedCount(value_of(found[1]), value_of(found[2]), found[0])


def value_of(number: str) -> int:
    """Return the number that a match of `NUMBER` says."""
    return int(number) if number.isdecimal() else _VALUES[number.casefold()]


def topic(sentence: str) -> frozenset[str]:
    """Return the beginnings of the words that tell what a sentence is about."""
    words = (word.casefold() for word in _WORD.findall(sentence))
    return frozenset(word[:_STEM] for word in words if word not in _EMPTY and word not in _VALUES)
