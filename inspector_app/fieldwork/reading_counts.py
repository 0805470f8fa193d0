"""How many questions of each reading are answered, of those asked: counted once, and kept until the reading changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from db.transaction import Touched

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Count = tuple[int, int]  # answered, asked

_TABLE = "reading"


class ReadingCounts:
    """Counts by the record id of a reading.

    To count is to fill a form in, about a millisecond, so those of a large sample are counted in a worker: what
    `counted_in` finds there is given to `take`, with what `begin` returned before.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._known: dict[str, Count] = {}
        self._changed_since: dict[int, set[str]] = {}
        self._begun = 0
        visit.store.subscribe(self._forget)

    def of(self, reading: str) -> Count:
        """Return the count of a reading, counted now if it is not known."""
        if reading not in self._known:
            self._known[reading] = self._visit.readings.form_state(reading).progress()
        return self._known[reading]

    def known(self, reading: str) -> Count | None:
        """Return the count of a reading, None when it was not counted since it changed."""
        return self._known.get(reading)

    def unknown(self, readings: Iterable[str]) -> list[str]:
        """Return those of the readings that are to be counted."""
        return [reading for reading in readings if reading not in self._known]

    def begin(self) -> int:
        """Begin to note which readings change, before others count; returns what `take` and `end` ask for."""
        self._begun += 1
        self._changed_since[self._begun] = set()
        return self._begun

    def take(self, begun: int, found: Mapping[str, Count]) -> None:
        """Keep what was found since `begin`; a reading that changed meanwhile stays to be counted."""
        changed = self._changed_since.get(begun, set())
        self._known.update({reading: count for reading, count in found.items() if reading not in changed})

    def end(self, begun: int) -> None:
        """Stop noting for a count that is over, however it ended."""
        self._changed_since.pop(begun, None)

    def _forget(self, touched: frozenset[Touched]) -> None:
        changed = {item.record for item in touched if item.table == _TABLE}
        for reading in changed:
            self._known.pop(reading, None)
        for since in self._changed_since.values():
            since.update(changed)


def counted_in(
    visit: Visit, readings: list[str], progress: Callable[[float, str], object]
) -> dict[str, Count]:
    """Return the counts of readings, read from the file anew; `progress` may raise to stop."""
    found: dict[str, Count] = {}
    for number, reading in enumerate(readings):
        progress(number / len(readings), "")
        found[reading] = visit.readings.fresh_form_state(reading).progress()
    return found
