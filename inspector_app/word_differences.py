"""Which words of two texts differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

Marked = tuple[
    tuple[str, bool], ...
]  # pieces of a text in order, each with whether it differs from the other text

_WORDS = re.compile(r"\S+|\s+")


def mark_differences(first: str, second: str) -> tuple[Marked, Marked]:
    """Return two texts in pieces, word by word, with what only one of them says marked.

    Nothing is marked where they have no word in common: then they differ as a whole, and marks would tell nothing.
    """
    left, right = _WORDS.findall(first), _WORDS.findall(second)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    shared = any(tag == "equal" and "".join(left[a:b]).strip() for tag, a, b, _c, _d in blocks)
    if not shared:
        return ((first, False),), ((second, False),)
    one = tuple(("".join(left[a:b]), tag != "equal") for tag, a, b, _c, _d in blocks if b > a)
    other = tuple(("".join(right[c:d]), tag != "equal") for tag, _a, _b, c, d in blocks if d > c)
    return one, other


SAME, GONE, NEW = "same", "gone", "new"


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """Return how one text becomes another: pieces in order, each `SAME`, `GONE` or `NEW`."""
    left, right = _WORDS.findall(before), _WORDS.findall(after)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((SAME, "".join(left[a:b])))
            continue
        if b > a:
            found.append((GONE, "".join(left[a:b])))
        if d > c:
            found.append((NEW, "".join(right[c:d])))
    return found
