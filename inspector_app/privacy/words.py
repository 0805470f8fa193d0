"""A text taken apart into words, and runs of words with a capital."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s$")
# What ends a sentence, with the quotes and brackets that may stand before the next word.
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n•–—]|[“‘\"(\[])[\s“‘\"'(\[*\-–—•]*$")
# Particles that stand between the parts of a Welsh name.
_PARTICLES = {"ap", "ab", "ferch"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it stands in a text, without a possessive ’s."""

    text: str
    start: int
    stop: int
    begins_sentence: bool

    @property
    def plain(self) -> str:
        """The word for looking it up."""
        return self.text.casefold().replace("'", "’")

    @property
    def is_name_like(self) -> bool:
        """Whether it has a capital and small letters, as a name has: "Rees", not "DSL"."""
        return self.text[0].isupper() and any(letter.islower() for letter in self.text)


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    found = []
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        starts = _SENTENCE_START.search(text, max(0, match.start() - 8), match.start()) is not None
        found.append(Word(word, match.start(), match.start() + len(word), match.start() == 0 or starts))
    return found


def runs_of(words: list[Word], text: str) -> list[list[Word]]:
    """Return the runs of name-like words that only a space, or "ap" and its like in a Welsh name, parts."""
    runs: list[list[Word]] = []
    reach = -1  # how far the last run reaches in the text, -1 when it is over
    for word in words:
        follows = reach >= 0 and not word.begins_sentence and text[reach : word.start].isspace()
        if word.is_name_like:
            if follows:
                runs[-1].append(word)
            else:
                runs.append([word])
            reach = word.stop
        else:
            reach = word.stop if follows and word.plain in _PARTICLES else -1
    return runs
