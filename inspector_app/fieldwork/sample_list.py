"""The sample as a list to work from: each case with its readers, how far it is, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspector_app.fieldwork.case_progress import (
    IN_PROGRESS,
    NOT_STARTED,
    CaseProgress,
    case_progress,
    recounted,
)
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED
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


def sample_lines(visit: Visit) -> list[SampleLine]:
    """Return every case of the sample, by reference, with the counts of its readings that are known."""
    members = {member.id: member for member in visit.members.all()}
    allocations = visit.cases.allocations()
    concerned = {concern.sampled_case for concern in visit.concerns.all()}
    differing = {conflict.record for conflict in visit.store.conflicts()}
    cases = visit.cases.all()
    progress = case_progress(visit, cases, allocations)
    me = visit.me.id
    lines = []
    for case in cases:
        allocated, own = allocations.get(case.id, []), progress[case.id]
        records = {case.id, *(a.id for a in allocated), *(r.id for r in own.readings)}
        flags = {
            MINE: any(a.member == me for a in allocated),
            DOUBLE_READ: case.double_read,
            CONCERNS: case.id in concerned,
            DIFFERENCES: not differing.isdisjoint(records),
        }
        state = IN_PROGRESS if own.state == RETURNED else own.state
        lines.append(
            SampleLine(
                case=case,
                progress=own,
                readers=tuple(members[a.member] for a in allocated if a.member in members),
                is_mine=flags[MINE],
                has_concern=flags[CONCERNS],
                differs=flags[DIFFERENCES],
                filters=frozenset({ALL, state, *(name for name, shown in flags.items() if shown)}),
            )
        )
    return lines


def with_counts(visit: Visit, lines: Iterable[SampleLine]) -> list[SampleLine]:
    """Return lines with the counts that are known by now."""
    return [
        line if line.progress.count is not None else replace(line, progress=recounted(visit, line.progress))
        for line in lines
    ]


def to_count(visit: Visit, lines: Iterable[SampleLine]) -> list[str]:
    """Return the readings whose counts the lines wait for."""
    waiting = (line.progress for line in lines if line.progress.count is None)
    return visit.readings.counts.unknown(reading.id for own in waiting for reading in own.counting)
