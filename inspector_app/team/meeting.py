"""What the team talks about in the evening: where the evidence stands, what is missing, and what is at odds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.checks import concern_open, finding_one_sided, finding_without_evidence, unread_case
from inspector_app.checks.problem import Problem
from inspector_app.fieldwork.case_progress import count_read
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.sources import HELD, INTERVIEW
from inspector_app.judgement.coverage import coverage
from inspector_app.team.differences import Difference, differences
from inspector_app.texts import in_language
from resources.translations import language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Standing:
    """One criterion against one kind of source: how many items, by whose initials, and whether it is a gap."""

    items: int
    by: tuple[tuple[str, int], ...]
    is_gap: bool
    is_expected: bool


@dataclass(frozen=True, slots=True)
class CriterionStanding:
    """One criterion: its key and title, and how it stands by the key of each kind of source."""

    key: str
    title: str
    cells: dict[str, Standing]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The evening's picture of a visit, read in one go."""

    read: int
    sampled: int
    interviews: int
    source_kinds: tuple[tuple[str, str], ...]
    criteria: tuple[CriterionStanding, ...]
    unread: tuple[Case, ...]
    concerns: tuple[Problem, ...]
    differences: tuple[Difference, ...]
    thin: tuple[Problem, ...]

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """The criteria, each with a kind of source that it lacks, by their keys."""
        return [
            (criterion.key, kind)
            for criterion in self.criteria
            for kind, standing in criterion.cells.items()
            if standing.is_gap
        ]


def meeting(visit: Visit) -> Meeting:
    """Return what there is to talk about, texts of the framework in the language spoken now."""
    initials = {member.id: member.initials for member in visit.members.all()}
    spoken = language()
    criteria = tuple(
        CriterionStanding(
            row.criterion,
            in_language(visit.framework.criterion(row.criterion).title, spoken),
            {
                kind: Standing(
                    len(cell.items),
                    tuple(Counter(initials.get(item.author, "?") for item in cell.items).most_common()),
                    cell.is_gap,
                    cell.expected,
                )
                for kind, cell in row.cells.items()
            },
        )
        for row in coverage(visit)
    )
    unread = [problem.record for problem in unread_case.problems(visit)]
    return Meeting(
        read=count_read(visit),
        sampled=len(visit.cases.references()),
        interviews=visit.store.columns("source", "kind", "state").count((INTERVIEW, HELD)),
        source_kinds=tuple(
            (entry.key, in_language(entry.title, spoken)) for entry in visit.framework.source_kinds
        ),
        criteria=criteria,
        unread=tuple(visit.cases.get(record) for record in unread),
        concerns=tuple(concern_open.problems(visit)),
        differences=tuple(differences(visit)),
        thin=(*finding_without_evidence.problems(visit), *finding_one_sided.problems(visit)),
    )
