"""Positions between positions: ordered lists that two laptops can extend apart from each other.

A position is a text of the letters a to z that sorts where the item stands. A new one is always found
strictly between its neighbours, so moving one item never rewrites another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_LOWEST, _HIGHEST = ord("a"), ord("z")


class Placed(Protocol):
    """A record that stands in an ordered list."""

    @property
    def id(self) -> str:
        """Its record id."""

    @property
    def position(self) -> str:
        """Where it stands."""


def position_between(before: str, after: str) -> str:
    """Return a position after `before` and before `after`; "" stands for an open end.

    Raises ValueError when `before` does not sort before `after`.
    """
    if after and before >= after:
        raise ValueError(f"{before!r} does not sort before {after!r}")
    place: list[str] = []
    bounded = bool(after)
    for index in range(len(before) + len(after) + 1):
        low = ord(before[index]) if index < len(before) else _LOWEST
        high = ord(after[index]) if bounded and index < len(after) else _HIGHEST + 1
        if high - low > 1:
            place.append(chr((low + high) // 2))
            return "".join(place)
        place.append(chr(low))
        bounded = bounded and high == low
    raise AssertionError("unreachable: an open place is always found within both lengths")


def position_at(others: list[str], index: int) -> str:
    """Return a position that makes an item stand at `index` among `others` (sorted, equal ones may occur)."""
    before = others[index - 1] if index else ""
    after = next((position for position in others[index:] if position > before), "")
    return position_between(before, after)


def position_following(entries: Sequence[Placed], after: str | None) -> str:
    """Return a position after the entry with the id `after`; at the end for the last one, None or an unknown id."""
    positions = [entry.position for entry in entries]
    for index, entry in enumerate(entries[:-1], 1):
        if entry.id == after:
            return position_at(positions, index)
    return position_after(positions)


def position_after(positions: list[str]) -> str:
    """Return a position after all of `positions`, spaced so that long lists keep short positions."""
    last = max(positions, default="")
    if not last:
        return "mm"
    number = _as_number(last[:8].ljust(8, "a"))
    step = 26**5
    if number + step < 26**8:
        return _as_text(number + step).rstrip("a") or "b"
    return position_between(last, "")


def _as_number(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - _LOWEST
    return number


def _as_text(number: int) -> str:
    letters = []
    for _ in range(8):
        number, rest = divmod(number, 26)
        letters.append(chr(_LOWEST + rest))
    return "".join(reversed(letters))
