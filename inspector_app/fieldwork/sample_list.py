"""The sample as a list to work from: each case with its readers, how far it is, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inspector_app.fieldwork.case_progress import IN_PROGRESS, NOT_STARTED, CaseProgress, progress_of
from inspector_app.fieldwork.cases import Allocation, Case
from inspector_app.fieldwork.reading_counts import Count
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED, Reading
from inspector_app.team.members import Member

if TYPE_CHECKING:
    from inspector_app.visit import Visit

ALL = "all"
MINE = "mine"
DOUBLE_READ = "double-read"
CONCERNS = "concerns"
DIFFERENCES = "differences"

FILTERS = (ALL, MINE, NOT_STARTED, IN_PROGRESS, READY, AGREED, DOUBLE_READ, CONCERNS, DIFFERENCES)


@dataclass(frozen=True, slots=True)
class SampleLine:
    """One case of the sample. `readers` are its members, first reader first; `is_mine` says I am one of them.

    `has_concern` counts answered concerns too; `differs` says that two people changed something of the case, its
    allocation or a reading apart from each other. `filters` are those of `FILTERS` that let the case through.
    """

    case: Case
    progress: CaseProgress
    readers: tuple[Member, ...]
    is_mine: bool
    has_concern: bool
    differs: bool
    filters: frozenset[str]

    def passes(self, filter_: str) -> bool:
        """Whether one of `FILTERS` lets the case through."""
        return filter_ in self.filters


class _MadeFrom(NamedTuple):
    """All that a line says; where it is the same as before, so is the line."""

    case: Case
    allocations: Sequence[Allocation]
    readings: Sequence[Reading]
    counts: tuple[Count | None, ...]
    has_concern: bool
    differs: bool


class SampleList:
    """The lines of a visit's sample as they stand; of a case of which nothing changed, the same object as before."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._members: Mapping[str, Member] = {}
        self._made: dict[str, tuple[_MadeFrom, SampleLine]] = {}

    def lines(self) -> list[SampleLine]:
        """Return a line for every case, by reference, with the counts of its readings that are known."""
        visit = self._visit
        members = {member.id: member for member in visit.members.all()}
        before = self._made if members == self._members else {}
        self._members, self._made = members, {}
        allocations, readings = visit.cases.allocations(), visit.readings.by_case()
        concerned = {concern.sampled_case for concern in visit.concerns.all()}
        differing = {conflict.record for conflict in visit.store.conflicts()}
        known, me = visit.readings.counts.known, visit.me.id
        for case in visit.cases.all():
            allocated, own = allocations.get(case.id, ()), readings.get(case.id, ())
            made_from = _MadeFrom(
                case,
                allocated,
                own,
                tuple([known(reading.id) for reading in own]),
                case.id in concerned,
                bool(differing) and not differing.isdisjoint(_records_of(case, allocated, own)),
            )
            made = before.get(case.id)
            if made is None or made[0] != made_from:
                made = (made_from, self._line(made_from, me))
            self._made[case.id] = made
        return [line for _made_from, line in self._made.values()]

    def _line(self, made_from: _MadeFrom, me: str) -> SampleLine:
        case, allocated = made_from.case, made_from.allocations
        progress = progress_of(self._visit, made_from.readings, len(allocated))
        flags = {
            MINE: any(allocation.member == me for allocation in allocated),
            DOUBLE_READ: case.double_read,
            CONCERNS: made_from.has_concern,
            DIFFERENCES: made_from.differs,
        }
        state = IN_PROGRESS if progress.state == RETURNED else progress.state
        return SampleLine(
            case=case,
            progress=progress,
            readers=tuple(self._members[a.member] for a in allocated if a.member in self._members),
            is_mine=flags[MINE],
            has_concern=made_from.has_concern,
            differs=made_from.differs,
            filters=frozenset({ALL, state, *(name for name, shown in flags.items() if shown)}),
        )


def _records_of(case: Case, allocated: Sequence[Allocation], readings: Sequence[Reading]) -> set[str]:
    """Return the records of which a difference is one of the case."""
    return {case.id, *(item.id for item in allocated), *(reading.id for reading in readings)}


def to_count(visit: Visit, lines: Iterable[SampleLine]) -> list[str]:
    """Return the readings whose counts the lines wait for."""
    waiting = (line.progress for line in lines if line.progress.count is None)
    return visit.readings.counts.unknown(reading.id for own in waiting for reading in own.counting)
