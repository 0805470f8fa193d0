"""The sample: the cases drawn from the council's list, and who reads each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.errors import UserError
from db.values import Value
from inspector_app.service import Service
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

FIRST = "first"
SECOND = "second"

_ENOUGH = 3  # cases that a group of the sample should have

NOT_RECORDED = "not recorded"  # stands for a detail that the list has not got


@dataclass(frozen=True, slots=True)
class Case:
    """A sampled case, known by a reference and never by a name."""

    id: str
    reference: str
    referred_on: str
    referral: str
    age_band: str
    route: str
    team: str
    language: str
    ethnicity: str
    note: str
    double_read: bool

    def balanced(self, by: str) -> str:
        """Return the value by which the sample is balanced, `NOT_RECORDED` where the list has none."""
        return getattr(self, by) or NOT_RECORDED


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who reads a case; `purpose` says whether as first or second reader."""

    id: str
    sampled_case: str
    member: str
    purpose: str


# What the council's list and the sample balance may say of a case, in the order of the tables.
CASE_DETAILS = ("referred_on", "referral", "age_band", "route", "team", "language", "ethnicity", "note")
BALANCED_BY = ("age_band", "referral", "team", "language", "ethnicity", "route")


class Allocations(Service[Allocation]):
    """Who reads which case, as `Cases` changes it."""

    table = "allocation"
    kind = Allocation


class Cases(Service[Case]):
    """The sample and its allocation."""

    table = "sampled_case"
    kind = Case
    order = "reference"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._allocated = Allocations(visit)

    def add(self, reference: str, **details: str) -> str:
        """Add a case and return its record id; raises UserError for an empty or taken reference."""
        return self.add_many([{"reference": reference, **details}])[0]

    def add_many(self, rows: list[dict[str, str]]) -> list[str]:
        """Add cases in one transaction, all or none; each row has a `reference` and may have the details.

        Raises UserError naming the references that are empty, twice in `rows` or already in the sample.
        """
        taken = {case.reference.casefold() for case in self.all()}
        for row in rows:
            reference = row["reference"].strip()
            if not reference:
                raise UserError(
                    "case-reference", _("A case needs a reference."), _("Write the council's number.")
                )
            if reference.casefold() in taken:
                raise UserError(
                    "case-reference",
                    _("The reference {reference} is in the sample already.").format(reference=reference),
                    _("Give each case a reference of its own."),
                )
            taken.add(reference.casefold())
        with self.visit.act() as act:
            return [
                act.create(
                    self.table,
                    {
                        "reference": row["reference"].strip(),
                        **{detail: row.get(detail, "") for detail in CASE_DETAILS},
                        "double_read": 0,
                    },
                )
                for row in rows
            ]

    def by_reference(self, reference: str) -> Case:
        """Return the case with that reference; raises UserError when the sample has none."""
        for case in self.all():
            if case.reference == reference:
                return case
        raise UserError(
            "unknown-case",
            _("There is no case {reference} in the sample.").format(reference=reference),
            _("Check the reference, or add it."),
        )

    def references(self) -> dict[str, str]:
        """Return the references of the whole sample by record id."""
        return {case.id: case.reference for case in self.all()}

    def said(self, cases: Iterable[str]) -> str:
        """Return the references of some cases (record ids), as a sentence names them."""
        return ", ".join(self.get(case).reference for case in cases)

    # ---- who reads it ---------------------------------------------------------------------------
    def allocations(self) -> Mapping[str, Sequence[Allocation]]:
        """Return the allocations by case, first reader before second; a case without any is left out."""
        return self.visit.memory.recall("allocations", frozenset({"allocation"}), self._allocations)

    def _allocations(self) -> dict[str, list[Allocation]]:
        grouped: dict[str, list[Allocation]] = {}
        for allocation in self._allocated.all():
            grouped.setdefault(allocation.sampled_case, []).append(allocation)
        for allocations in grouped.values():
            allocations.sort(key=lambda allocation: allocation.purpose)
        return grouped

    def allocated_to(self, member: str) -> list[Allocation]:
        """Return the allocations of one member, as first or second reader."""
        return self._allocated.all(member=member)

    def readers(self, case: str) -> list[str]:
        """Return the members who read the case, first reader first."""
        return [allocation.member for allocation in self.allocations().get(case, [])]

    def allocate(self, cases: list[str], member: str) -> None:
        """Make `member` the first reader of the cases, in place of whoever was.

        Raises UserError, and changes nothing, if that is the second reader of one.
        """
        self._refuse_same(cases, member, SECOND)
        self._allocate(cases, member, FIRST)

    def add_second_reader(self, cases: list[str], member: str) -> None:
        """Have the cases read a second time by `member`.

        Raises UserError, and changes nothing, if that is the first reader of one.
        """
        self._refuse_same(cases, member, FIRST)
        self._allocate(cases, member, SECOND)

    def _refuse_same(self, cases: list[str], member: str, other: str) -> None:
        """Raise UserError where `member` reads a case for the `other` purpose."""
        present = self.allocations()
        for case in cases:
            if any((item.member, item.purpose) == (member, other) for item in present.get(case, [])):
                raise UserError(
                    "same-reader",
                    _("{case} is read by the same person already.").format(case=self.get(case).reference),
                    _("Choose somebody else as second reader.")
                    if other == FIRST
                    else _("Choose somebody else as first reader."),
                )

    def _allocate(self, cases: list[str], member: str, purpose: str) -> None:
        present = self.allocations()
        with self.visit.act() as act:
            for case in cases:
                same = [item for item in present.get(case, []) if item.purpose == purpose]
                if same:
                    act.set("allocation", same[0].id, "member", member)
                else:
                    values: dict[str, Value] = {"sampled_case": case, "member": member, "purpose": purpose}
                    act.create("allocation", values)
                if purpose == SECOND:
                    act.set(self.table, case, "double_read", 1)


def balance_of(cases: Iterable[Case], by: str) -> dict[str, int]:
    """Return how many of the cases have each value of a detail in `BALANCED_BY`, in the order of the values."""
    counts = Counter(case.balanced(by) for case in cases)
    return dict(sorted(counts.items(), key=lambda item: natural_order(item[0])))


def thin_groups(counts: Mapping[str, int]) -> list[str]:
    """Return the values that one case alone has, in a sample that an even draw would have given at least three each.

    Whatever is found in such a case says nothing of the group, and may tell who the child is.
    """
    if sum(counts.values()) < _ENOUGH * len(counts):
        return []
    return [value for value, count in counts.items() if count == 1 and value != NOT_RECORDED]


@lru_cache(maxsize=4096)
def natural_order(text: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts "5 to 9" before "10 to 15"."""
    parts = (part for part in re.split(r"(\d+)", text) if part)
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)
