"""The readings by which cases count: in figures, in tallies and in the methodology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from inspector_app.fieldwork.double_readings import first_reader_first
from inspector_app.fieldwork.readings import AGREED, AGREED_READING, INDIVIDUAL, READY, Reading

if TYPE_CHECKING:
    from inspector_app.visit import Visit


_MADE_FROM = frozenset({"sampled_case", "allocation", "reading"})


def standing_readings(visit: Visit) -> Mapping[str, Sequence[Reading]]:
    """Return the readings that each case of the sample counts by, by case in order of reference.

    They are the agreed reading, else those of its readers that are ready, the first reader's first; a case
    without any is not read.
    """
    return visit.memory.recall("standing readings", _MADE_FROM, lambda: _standing_readings(visit))


def _standing_readings(visit: Visit) -> dict[str, list[Reading]]:
    readings, allocations = visit.readings.by_case(), visit.cases.allocations()
    return {
        case.id: _standing(
            readings.get(case.id, []), [allocation.member for allocation in allocations.get(case.id, [])]
        )
        for case in visit.cases.all()
    }


def read_by_two(visit: Visit) -> Mapping[str, bool]:
    """Return the cases that two readers have read to the end, each with whether their readings are settled."""
    return visit.memory.recall("read by two", _MADE_FROM, lambda: _read_by_two(visit))


def _read_by_two(visit: Visit) -> dict[str, bool]:
    readings = visit.readings.by_case()
    found = {}
    for case in visit.cases.all():
        of_case = readings.get(case.id, [])
        readers = {r.reader for r in of_case if r.kind == INDIVIDUAL and r.state in (READY, AGREED)}
        if len(readers) > 1:
            found[case.id] = any(reading.kind == AGREED_READING for reading in of_case)
    return found


def _standing(readings: Sequence[Reading], readers: list[str]) -> list[Reading]:
    agreed = [reading for reading in readings if reading.kind == AGREED_READING]
    if agreed:
        return agreed[-1:]
    return [reading for reading in first_reader_first(readings, readers) if reading.state in (READY, AGREED)]
