"""The sample as a list to work from: each case with its readers, how far it is, and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.case_progress import IN_PROGRESS, NOT_STARTED, CaseProgress, case_progress
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
    allocation or a reading apart from each other.
    """

    case: Case
    progress: CaseProgress
    readers: tuple[Member, ...]
    is_mine: bool
    has_concern: bool
    differs: bool

    def passes(self, filter_: str) -> bool:
        """Whether one of `FILTERS` lets the case through."""
        of_its_own = {
            ALL: True,
            MINE: self.is_mine,
            IN_PROGRESS: self.progress.state in (IN_PROGRESS, RETURNED),
            DOUBLE_READ: self.case.double_read,
            CONCERNS: self.has_concern,
            DIFFERENCES: self.differs,
        }
        return of_its_own.get(filter_, self.progress.state == filter_)


def sample_lines(visit: Visit) -> list[SampleLine]:
    """Return every case of the sample, by reference."""
    members = {member.id: member for member in visit.members.all()}
    allocations = visit.cases.allocations()
    concerned = {concern.sampled_case for concern in visit.concerns.all()}
    differing = {conflict.record for conflict in visit.store.conflicts()}
    progress = case_progress(visit)
    lines = []
    for case in visit.cases.all():
        allocated = allocations.get(case.id, [])
        records = {case.id, *(a.id for a in allocated), *(r.id for r in progress[case.id].readings)}
        lines.append(
            SampleLine(
                case=case,
                progress=progress[case.id],
                readers=tuple(members[a.member] for a in allocated if a.member in members),
                is_mine=any(a.member == visit.me.id for a in allocated),
                has_concern=case.id in concerned,
                differs=not differing.isdisjoint(records),
            )
        )
    return lines
