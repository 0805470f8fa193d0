"""How many questions of each reading are answered, of those asked: counted once, and kept until the reading changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from inspector_app.memory import RecordMemory

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Count = tuple[int, int]  # answered, asked


class ReadingCounts:
    """Counts by the record id of a reading.

    To count is to fill a form in, about a millisecond, so those of a large sample are counted in a worker: what
    `counted_in` finds there is given to `take`, with what `now` was before.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._known: RecordMemory[Count] = RecordMemory(visit.store, "reading")

    def of(self, reading: str) -> Count:
        """Return the count of a reading, counted now if it is not known."""
        known = self._known.get(reading)
        if known is None:
            known = self._visit.readings.form_state(reading).progress()
            self._known.keep(reading, known)
        return known

    def known(self, reading: str) -> Count | None:
        """Return the count of a reading, None when it was not counted since it changed."""
        return self._known.get(reading)

    def unknown(self, readings: Iterable[str]) -> list[str]:
        """Return those of the readings that are to be counted."""
        return self._known.missing(readings)

    @property
    def now(self) -> int:
        """The moment before which `take` takes what was read, for whoever counts elsewhere."""
        return self._known.now

    def take(self, found: Mapping[str, Count], since: int) -> None:
        """Keep what was counted since a moment; a reading that changed meanwhile stays to be counted."""
        self._known.take(found, since)


def counted_in(
    visit: Visit, readings: list[str], progress: Callable[[float, str], object]
) -> dict[str, Count]:
    """Return the counts of readings, read from the file anew; `progress` may raise to stop."""
    found: dict[str, Count] = {}
    for number, reading in enumerate(readings):
        progress(number / len(readings), "")
        found[reading] = visit.readings.fresh_form_state(reading).progress()
    return found
