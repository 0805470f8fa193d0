"""Words in another language than the text around them, told by what the dictionaries of both know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from inspector_app.spelling.words import Word, needs_no_dictionary, plain, words_in

FEWEST = 3  # words that only the other language has; fewer may be a loan, a term or a slip
_MOST_BETWEEN = 2  # words in a row that both languages have, or neither, inside a passage


class Lexicon(Protocol):
    """What knows the words of one language, written as `words.plain` writes them."""

    def knows(self, word: str) -> bool:
        """Say whether a word is right."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words from `start` to `stop` in their text."""

    start: int
    stop: int
    text: str


class _Kind(Enum):
    OWN = "own"
    OTHER = "other"
    OPEN = "open"  # of both languages or of neither: it tells nothing


def passages_in_other(
    text: str, own: Lexicon, other: Lexicon, known: Collection[str] = ()
) -> Iterator[Passage]:
    """Yield the passages of a text that is in the language of `own`, that are likely in that of `other`.

    Each has at least `FEWEST` words in small letters that only the other language has, and none that only its own has.
    Names tell nothing: words with a capital, and those that are `known` in every language, in lower case.
    """
    for line in _lines(text):
        yield from _passages(text, [(word, _kind(word, own, other, known)) for word in line])


def _passages(text: str, line: list[tuple[Word, _Kind]]) -> Iterator[Passage]:
    """Yield the passages among the words of a line: from the first to the last word of the other language."""
    passage: list[Word] = []
    between = 0
    for word, kind in [*line, (Word(0, 0, ""), _Kind.OWN)]:
        if kind is _Kind.OTHER:
            passage.append(word)
            between = 0
            continue
        between += 1
        if kind is _Kind.OWN or between > _MOST_BETWEEN:
            if sum(_is_small(each) for each in passage) >= FEWEST:
                start, stop = passage[0].start, passage[-1].stop
                yield Passage(start, stop, text[start:stop])
            passage = []


def _kind(word: Word, own: Lexicon, other: Lexicon, known: Collection[str]) -> _Kind:
    said = plain(word.text)
    if needs_no_dictionary(said) or said.casefold() in known:
        return _Kind.OPEN
    in_own, in_other = (_knows(lexicon, word, said) for lexicon in (own, other))
    if in_own == in_other or (in_own and not _is_small(word)):
        return _Kind.OPEN
    return _Kind.OWN if in_own else _Kind.OTHER


def _knows(lexicon: Lexicon, word: Word, said: str) -> bool:
    if lexicon.knows(said) or (word.clipped and lexicon.knows(f"'{said}")):
        return True
    parts = [plain(part.text) for part in word.parts()]
    return len(parts) > 1 and all(lexicon.knows(part) for part in parts)


def _is_small(word: Word) -> bool:
    return word.text[:1].islower()


def _lines(text: str) -> Iterator[list[Word]]:
    line: list[Word] = []
    stop = 0
    for word in words_in(text):
        if "\n" in text[stop : word.start]:
            yield line
            line = []
        line.append(word)
        stop = word.stop
    yield line
