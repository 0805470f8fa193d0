"""What the page shows of each evidence item, and which of them its filters let through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from inspector_app.fieldwork.days import day_key
from inspector_app.fieldwork.evidence import NEUTRAL, Evidence
from inspector_app.fieldwork.origins import Origins
from inspector_app.judgement.findings import Finding, Support
from inspector_app.team.members import Member
from inspector_app.visit import Visit
from resources.translations import _

ALL = ""  # in the place of a criterion: the evidence for every one


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One item with the words beside it; `place` says where it comes from, `at` is local, `day` its key in the fieldwork."""

    item: Evidence
    source_kind: str
    place: str
    author: Member
    at: datetime
    day: str
    used: bool


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """Which items to show; "", False and None let all through. `day` is a key of `Day`, `only` are ids."""

    source_kind: str = ""
    inspector: str = ""
    day: str = ""
    neutral: bool = False
    loose: bool = False
    only: frozenset[str] | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything is filtered at all."""
        return self != EvidenceFilter()

    def lets_through(self, line: EvidenceLine) -> bool:
        """Whether an item passes."""
        return (
            self.source_kind in ("", line.source_kind)
            and self.inspector in ("", line.author.id)
            and self.day in ("", line.day)
            and not (self.neutral and line.item.kind != NEUTRAL)
            and not (self.loose and line.used)
            and (self.only is None or line.item.id in self.only)
        )


@dataclass(frozen=True, slots=True)
class CriterionPicture:
    """One criterion as the board shows it, or `ALL`: its findings with what they rest on, and its items by id."""

    criterion: str
    findings: tuple[tuple[Finding, Support], ...]
    lines: dict[str, EvidenceLine]
    filter: EvidenceFilter
    unsettled: Mapping[str, str] = field(
        default_factory=dict
    )  # how findings are at odds, in words, by record

    def shown(self, support: Support) -> list[EvidenceLine] | None:
        """Return the items of a finding that the filter lets through, None where the finding is left out with them."""
        passing = self._passing(support.bearing_out)
        return None if self.filter.is_on and not passing else passing

    def loose(self, kind: str) -> list[EvidenceLine]:
        """Return the criterion's items of a kind that no finding rests on and the filter lets through."""
        return [line for line in self.passing() if not line.used and line.item.kind == kind]

    def of_criterion(self) -> list[EvidenceLine]:
        """Return all items of the criterion."""
        keys = self.criterion
        return [line for line in self.lines.values() if keys == ALL or keys in line.item.criterion_keys]

    def passing(self) -> list[EvidenceLine]:
        """Return the items of the criterion that the filter lets through, in the order of taking up."""
        through = [line for line in self.of_criterion() if self.filter.lets_through(line)]
        return sorted(through, key=lambda line: line.at)

    def would_pass(self, **other: bool) -> int:
        """Return how many items would pass with some of the filter changed, such as `neutral=True`."""
        changed = replace(self.filter, **other)
        return sum(1 for line in self.of_criterion() if changed.lets_through(line))

    def _passing(self, items: Iterable[Evidence]) -> list[EvidenceLine]:
        found = [self.lines[item.id] for item in items if item.id in self.lines]
        return sorted((line for line in found if self.filter.lets_through(line)), key=lambda line: line.at)


def evidence_lines(visit: Visit, origins: Origins) -> dict[str, EvidenceLine]:
    """Return every item of the visit by its id."""
    members = {member.id: member for member in visit.members.all()}
    used = visit.findings.used_evidence()
    case_reading = _("Case reading {case}")
    details = visit.inspection.details()
    lines = {}
    for item in visit.evidence.all():
        at = datetime.fromisoformat(item.taken_at).astimezone()
        lines[item.id] = EvidenceLine(
            item,
            origins.kind(item),
            origins.place(item, case_reading),
            members[item.author],
            at,
            day_key(details, at.date().isoformat()),
            item.id in used,
        )
    return lines
