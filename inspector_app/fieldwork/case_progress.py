"""How far each case of the sample has come, over all of its readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.readings import AGREED, AGREED_READING, DRAFT, READY, RETURNED, Reading

if TYPE_CHECKING:
    from inspector_app.visit import Visit

NOT_STARTED = "not-started"
IN_PROGRESS = "in-progress"

# The state of a case's readings to its own, the least advanced first: a case is as far as its last reader.
_ORDER = {RETURNED: RETURNED, DRAFT: IN_PROGRESS, READY: READY, AGREED: AGREED}


@dataclass(frozen=True, slots=True)
class CaseProgress:
    """A case's state, and how many questions are answered of those asked in the reading that is furthest behind.

    `state` is "not-started", "in-progress", "returned", "ready" or "agreed".
    """

    state: str
    answered: int
    asked: int
    readings: tuple[Reading, ...]


def case_progress(visit: Visit) -> dict[str, CaseProgress]:
    """Return the progress of every case of the sample by record id."""
    by_case = visit.readings.by_case()
    readers = visit.cases.allocations()
    return {
        case.id: _progress(visit, by_case.get(case.id, []), len(readers.get(case.id, [])))
        for case in visit.cases.all()
    }


def _progress(visit: Visit, readings: list[Reading], readers: int) -> CaseProgress:
    if not readings:
        return CaseProgress(NOT_STARTED, 0, 0, ())
    agreed = [reading for reading in readings if reading.kind == AGREED_READING]
    counting = agreed or readings
    state = next(own for of, own in _ORDER.items() if any(reading.state == of for reading in counting))
    if not agreed and state in (READY, AGREED) and len(readings) < readers:
        state = IN_PROGRESS  # the second reader has not begun
    counts = [visit.readings.progress(reading.id) for reading in counting]
    answered, asked = min(counts, key=lambda count: count[0] / (count[1] or 1))
    return CaseProgress(state, answered, asked, tuple(readings))
