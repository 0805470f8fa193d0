"""How far each case of the sample has come, over all of its readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.reading_counts import Count
from inspector_app.fieldwork.readings import AGREED, AGREED_READING, DRAFT, READY, RETURNED, Reading

if TYPE_CHECKING:
    from inspector_app.visit import Visit

NOT_STARTED = "not-started"
IN_PROGRESS = "in-progress"

_MADE_FROM = frozenset({"sampled_case", "allocation", "reading"})
_ORDER = (RETURNED, DRAFT, READY, AGREED)  # of readings, the least advanced first


@dataclass(frozen=True, slots=True)
class CaseProgress:
    """A case's state, and how many questions are answered of those asked in the reading that is furthest behind.

    `state` is "not-started", "in-progress", "returned", "ready" or "agreed"; `count` is (answered, asked), None as
    long as it is not counted. `counting` are the readings by which the case counts, the agreed one alone if there is.
    """

    state: str
    count: Count | None
    readings: tuple[Reading, ...]
    counting: tuple[Reading, ...]


def case_states(visit: Visit) -> Mapping[str, str]:
    """Return how far each case of the sample has come by record id, as `CaseProgress.state` says it."""
    return visit.memory.recall("case states", _MADE_FROM, lambda: _case_states(visit))


def _case_states(visit: Visit) -> dict[str, str]:
    by_case, readers = visit.readings.by_case(), visit.cases.allocations()
    return {
        case.id: _state(by_case.get(case.id, []), len(readers.get(case.id, []))) for case in visit.cases.all()
    }


def count_read(visit: Visit) -> int:
    """Return how many cases of the sample are ready or agreed, as `case_states` says it: read by all their readers."""
    return sum(state in (READY, AGREED) for state in case_states(visit).values())


def progress_of(visit: Visit, readings: Sequence[Reading], readers: int) -> CaseProgress:
    """Return the progress of a case by all of its readings and the number of those who read it.

    Nothing is counted for it, which would take long with many cases: it has the counts that are known.
    """
    if not readings:
        return CaseProgress(NOT_STARTED, (0, 0), (), ())
    counting = _counting(readings)
    return CaseProgress(_state(readings, readers), _least(visit, counting), tuple(readings), tuple(counting))


def _state(readings: Sequence[Reading], readers: int) -> str:
    if not readings:
        return NOT_STARTED
    counting = _counting(readings)
    # A case is as far as its last reader.
    state = min((reading.state for reading in counting), key=_ORDER.index)
    if state == DRAFT:
        return IN_PROGRESS
    is_agreed = counting[0].kind == AGREED_READING
    if not is_agreed and state != RETURNED and len(readings) < readers:
        return IN_PROGRESS  # the second reader has not begun
    return state


def _counting(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings that say how far a case is: its agreed one, else all."""
    return [reading for reading in readings if reading.kind == AGREED_READING] or readings


def _least(visit: Visit, counting: Sequence[Reading]) -> Count | None:
    """Return the known count of the reading that is furthest behind, None if one of them is not counted."""
    counts = [visit.readings.counts.known(reading.id) for reading in counting]
    known = [count for count in counts if count is not None]
    return min(known, key=lambda count: count[0] / (count[1] or 1)) if len(known) == len(counts) else None
