"""How far each case of the sample has come, over all of its readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from inspector_app.fieldwork.readings import AGREED, AGREED_READING, DRAFT, READY, RETURNED, Reading

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_R = TypeVar("_R", bound="_Step | Reading")

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


def case_states(visit: Visit) -> dict[str, str]:
    """Return how far each case of the sample has come by record id, as `CaseProgress.state` says it.

    Nothing is read of the answers, so that it takes little time for many cases.
    """
    steps: dict[str, list[_Step]] = {}
    for case, kind, state in visit.store.columns("reading", "sampled_case", "kind", "state"):
        steps.setdefault(case, []).append(_Step(kind, state))
    readers = Counter(case for (case,) in visit.store.columns("allocation", "sampled_case"))
    return {
        case: _state(steps.get(case, ()), readers[case])
        for (case,) in visit.store.columns("sampled_case", "id")
    }


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
    counts = [visit.readings.progress(reading.id) for reading in _counting(readings)]
    answered, asked = min(counts, key=lambda count: count[0] / (count[1] or 1))
    return CaseProgress(_state(readings, readers), answered, asked, tuple(readings))


class _Step(NamedTuple):
    """What a reading says of how far its case is."""

    kind: str
    state: str


def _state(readings: Sequence[_Step | Reading], readers: int) -> str:
    if not readings:
        return NOT_STARTED
    counting = _counting(readings)
    state = next(own for of, own in _ORDER.items() if any(reading.state == of for reading in counting))
    is_agreed = counting[0].kind == AGREED_READING
    if not is_agreed and state in (READY, AGREED) and len(readings) < readers:
        return IN_PROGRESS  # the second reader has not begun
    return state


def _counting(readings: Sequence[_R]) -> Sequence[_R]:
    """Return the readings that say how far a case is: its agreed one, else all."""
    return [reading for reading in readings if reading.kind == AGREED_READING] or readings
