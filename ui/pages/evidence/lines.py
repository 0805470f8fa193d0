"""What the page shows of each evidence item, and which of them its filters let through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspector_app.fieldwork.evidence import NEUTRAL, Evidence
from inspector_app.judgement.findings import Finding, Support
from inspector_app.team.members import Member
from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One item with the words beside it; `place` says where it comes from, `at` is local."""

    item: Evidence
    source_kind: str
    place: str
    author: Member
    at: datetime
    used: bool


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """Which items to show; "" and False let all through. `day` is a local ISO date."""

    source_kind: str = ""
    inspector: str = ""
    day: str = ""
    neutral: bool = False
    loose: bool = False

    @property
    def is_on(self) -> bool:
        """Whether anything is filtered at all."""
        return self != EvidenceFilter()

    def lets_through(self, line: EvidenceLine) -> bool:
        """Whether an item passes."""
        return (
            self.source_kind in ("", line.source_kind)
            and self.inspector in ("", line.author.id)
            and self.day in ("", line.at.date().isoformat())
            and not (self.neutral and line.item.kind != NEUTRAL)
            and not (self.loose and line.used)
        )


@dataclass(frozen=True, slots=True)
class CriterionPicture:
    """One criterion as the board shows it: its findings with what they rest on, and its items by id."""

    criterion: str
    findings: tuple[tuple[Finding, Support], ...]
    lines: dict[str, EvidenceLine]
    filter: EvidenceFilter
    unsettled: frozenset[str] = frozenset()  # records of which two copies hold different values

    def passing(self, items: tuple[Evidence, ...]) -> list[EvidenceLine]:
        """Return those of some items that the filter lets through, in the order of taking up."""
        found = [self.lines[item.id] for item in items if item.id in self.lines]
        return sorted((line for line in found if self.filter.lets_through(line)), key=lambda line: line.at)

    def loose(self, kind: str) -> list[EvidenceLine]:
        """Return the criterion's items of a kind that no finding rests on and the filter lets through."""
        return [
            line
            for line in sorted(self.lines.values(), key=lambda line: line.at)
            if not line.used
            and line.item.kind == kind
            and self.criterion in line.item.criterion_keys
            and self.filter.lets_through(line)
        ]

    def of_criterion(self) -> list[EvidenceLine]:
        """Return all items of the criterion."""
        return [line for line in self.lines.values() if self.criterion in line.item.criterion_keys]


def evidence_lines(visit: Visit) -> dict[str, EvidenceLine]:
    """Return every item of the visit by its id."""
    evidence = visit.evidence
    members = {member.id: member for member in visit.members.all()}
    used = visit.findings.used_evidence()
    return {
        item.id: EvidenceLine(
            item,
            evidence.source_kind(item),
            evidence.place(item),
            members[item.author],
            datetime.fromisoformat(item.taken_at).astimezone(),
            item.id in used,
        )
        for item in evidence.all()
    }
