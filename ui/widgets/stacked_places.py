"""Where parts of known and of guessed heights lie, one under the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import accumulate

_GUESS = 96  # pixels of a part of which none of its kind was measured yet


class StackedPlaces:
    """The order of parts by their keys, and their tops and heights in pixels.

    `kind` says what a part is like, so that the height of one tells about others that were not measured. Parts are
    `gap` pixels apart; one without height takes no gap either.
    """

    def __init__(self, kind: Callable[[Hashable], Hashable], *, gap: int) -> None:
        self._kind, self._gap = kind, gap
        self.keys: list[Hashable] = []
        self._places: dict[Hashable, int] = {}
        self._tops: list[int] = [0]
        self._heights: dict[Hashable, int] = {}
        self._guesses: dict[Hashable, int] = {}

    def use(self, keys: Sequence[Hashable]) -> None:
        """Take other parts in their order; what was measured of those that stay is kept."""
        wanted = set(keys)
        self._heights = {key: height for key, height in self._heights.items() if key in wanted}
        self.keys = list(keys)
        self._places = {key: place for place, key in enumerate(self.keys)}

    def measure(self, heights: Mapping[Hashable, int], top: int) -> int:
        """Take the heights of parts that were measured, the first part at `top`; returns where the last one ends."""
        for key, height in heights.items():
            self._heights[key] = height
            self._guesses.setdefault(self._kind(key), height)
        steps = (height + self._gap if height else 0 for height in map(self.height_of, self.keys))
        self._tops = list(accumulate(steps, initial=top))
        return self._tops[-1] - self._gap

    def forget(self) -> None:
        """Forget what was measured, as for another width."""
        self._heights, self._guesses = {}, {}

    def place_of(self, key: Hashable) -> int:
        """Return the number of a part in the order."""
        return self._places[key]

    def top_of(self, key: Hashable) -> int:
        """Return where a part begins."""
        return self._tops[self._places[key]]

    def height_of(self, key: Hashable) -> int:
        """Return the height of a part, guessed from others of its kind where it was not measured."""
        height = self._heights.get(key)
        return self._guesses.get(self._kind(key), _GUESS) if height is None else height

    def span(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the number of the first part between two heights, and of the one after the last."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        return first, min(bisect_right(self._tops, bottom), len(self.keys))

    def __contains__(self, key: Hashable) -> bool:
        """Whether there is a part of that key."""
        return key in self._places
