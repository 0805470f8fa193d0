"""What stands before the items of a list: bullets and dashes, or letters and small Roman numbers in brackets."""

from __future__ import annotations

BULLETS = ("•", "–")  # by level
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_mark(index: int, level: int, *, ordered: bool) -> str:
    """Return the mark of the item at `index` (from 0) of a list that stands `level` lists deep (from 0)."""
    if not ordered:
        return BULLETS[level]
    return f"({_letters(index) if level == 0 else _roman(index + 1)})"


def _letters(index: int) -> str:
    """Return a to z, then aa, bb and so on, as Word counts."""
    times, letter = divmod(index, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        said += letters * times
    return said
