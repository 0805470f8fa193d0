"""The words of a text that can be looked up, with the places where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

APOSTROPHES = "'’ʼ"
HYPHENS = "-‑"

# A letter with the accents that some systems write as characters of their own.
_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_PART = rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*"
# What looks like a word and is none: a figure in braces, addresses, "e.g.", file names, and whatever holds a digit.
_NO_WORDS = (
    r"\{[^{}\s]*\}",
    r"[\w.+-]+@[\w.-]+",
    r"(?:https?://|www\.)\S+",
    r"\w+(?:\.[a-z]\w*)+",
    r"\w*[\d_]\w*",
)
_PIECES = re.compile(
    rf"{'|'.join(_NO_WORDS)}|(?P<clipped>[{APOSTROPHES}])?(?P<word>{_PART}(?:[{HYPHENS}]{_PART})*)"
)
_ENDING = re.compile(r"'?s$")
_ROMAN = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word from `start` to `stop` in its text; `clipped` where an apostrophe stands before it, as in ’sgen."""

    start: int
    stop: int
    text: str
    clipped: bool = False

    def parts(self) -> list[Word]:
        """Return the words that hyphens join in this one, itself where there are none."""
        found, start = [], self.start
        for text in re.split(f"[{HYPHENS}]", self.text):
            found.append(Word(start, start + len(text), text, self.clipped and start == self.start))
            start += len(text) + 1
        return found


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, without numbers, addresses, case references and figures in braces."""
    for piece in _PIECES.finditer(text):
        if piece["word"]:
            yield Word(piece.start("word"), piece.end("word"), piece["word"], bool(piece["clipped"]))


def plain(word: str) -> str:
    """Return a word as dictionaries write it: accents joined to their letters, straight apostrophes and hyphens."""
    joined = unicodedata.normalize("NFC", word)
    for mark in APOSTROPHES:
        joined = joined.replace(mark, "'")
    return joined.replace("‑", "-")


def needs_no_dictionary(word: str) -> bool:
    """Say whether a plain word is right by its look: a single letter, an abbreviation in capitals, a Roman number."""
    stem = _ENDING.sub("", word)
    return len(word) < 2 or (len(stem) > 1 and stem.isupper()) or bool(_ROMAN.fullmatch(word))
