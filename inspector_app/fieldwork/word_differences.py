"""Which words of two answers differ."""

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
