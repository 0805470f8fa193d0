"""Versions of the report: what was printed when the lead made a team draft, sent it out or made it final."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from inspector_app.report.frozen import Frozen, freeze, frozen_from
from inspector_app.report.kinds import FINAL, KINDS, SENT
from inspector_app.service import Service
from resources.translations import _, counted


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """One version: its kind, what it holds (`frozen_from` reads it), who made it, and when in ISO 8601."""

    id: str
    kind: str
    content: str
    member: str
    made_at: str


class Versions(Service[ReportVersion]):
    """The versions in the order in which they were made, which their numbers count.

    They are made and never changed, and making one is no deed to undo: it may be in the council's hands.
    """

    table = "report_version"
    kind = ReportVersion

    @property
    def newest(self) -> ReportVersion | None:
        """The version that was made last, None before the first."""
        return next(iter(self.all()[-1:]), None)

    @property
    def state(self) -> str:
        """How far the report has come: the kind of the newest version, else what the inspection's details say."""
        newest = self.newest
        return newest.kind if newest else self.visit.inspection.details().report_state

    @property
    def sent(self) -> ReportVersion | None:
        """The version that the council has, None before one is sent and once the report is final."""
        newest = self.newest
        return newest if newest and newest.kind == SENT else None

    @property
    def may_come_next(self) -> tuple[str, ...]:
        """The kinds of which a version can be made now: that of the newest again, and the one after it."""
        newest = self.newest
        if newest is None:
            return KINDS[:1]
        place = KINDS.index(newest.kind)
        return KINDS[place : place + 2]

    def number(self, record: str) -> int:
        """Return which version a record is, counted from 1; 0 for none."""
        return next((number for number, entry in enumerate(self.all(), 1) if entry.id == record), 0)

    def numbered(self, number: int) -> ReportVersion:
        """Return a version by its number; raises UserError when there is none."""
        versions = self.all()
        if not 1 <= number <= len(versions):
            made = counted("{count} version is made.", "{count} versions are made.", len(versions))
            raise UserError(
                "unknown-version",
                _("There is no version {number} of the report.").format(number=number),
                made,
            )
        return versions[number - 1]

    def frozen(self, version: ReportVersion) -> Frozen:
        """Return what a version holds; raises UserError when this program cannot read it."""
        return self.visit.memory.recall(
            (self.table, version.id), frozenset({self.table}), lambda: frozen_from(version.content)
        )

    def sent_numbers(self) -> dict[str, str]:
        """Return the paragraph numbers in the version that the council has, by record id."""
        sent = self.sent
        return self.frozen(sent).numbers if sent else {}

    def make(self, kind: str) -> str:
        """Freeze the report as it is now; returns the record id.

        Raises UserError for anybody but the lead, for a kind whose turn it is not, and for a final version while
        points of the council are open.
        """
        if not self.visit.me.is_lead:
            raise UserError(
                "not-the-lead",
                _("Only the lead inspector makes a version of the report."),
                _("Hand your work over, and ask the lead to make it."),
            )
        if kind not in self.may_come_next:
            raise UserError(
                "version-order",
                _("It is not the turn of such a version."),
                _("A team draft comes first, then the version for the council, then the final one."),
            )
        if kind == FINAL:
            self._refuse_open_points()
        content = freeze(self.visit, kind).to_json()
        at = self.visit.clock()
        with self.visit.store.transaction(self.visit.me.id, at=at) as act:
            return act.create(
                self.table,
                {"kind": kind, "content": content, "member": self.visit.me.id, "made_at": at.isoformat()},
            )

    def _refuse_open_points(self) -> None:
        points = len(self.visit.accuracy_points.open())
        if points:
            raise UserError(
                "accuracy-open",
                counted(
                    "{count} point of the council is open.", "{count} points of the council are open.", points
                ),
                _("Accept or refuse each with a reason, then make the report final."),
            )
