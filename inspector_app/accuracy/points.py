"""The council's points against a version, each to be accepted or refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from db.errors import UserError
from inspector_app.report.versions import ReportVersion
from inspector_app.service import Service
from resources.translations import _

TYPING, FACT, OMISSION = "typing", "fact", "omission"
KINDS = (TYPING, FACT, OMISSION)
OPEN, ACCEPTED, REFUSED = "open", "accepted", "refused"
STATES = (OPEN, ACCEPTED, REFUSED)

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class AccuracyPoint:
    """One point: its own `number`, the number of the paragraph in the version, and what answer it has.

    `about_table` and `about` name the record of that paragraph, and are "" for fixed words and for a point about the
    whole report, which has no paragraph number. `kind` is "" until somebody says it; `added_at` is ISO 8601 in UTC.
    """

    id: str
    version: str
    number: str
    paragraph_number: str
    about_table: str
    about: str
    says: str
    evidence: str
    kind: str
    state: str
    reason: str
    resulting_change: str
    member: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the council says in one row or was written in by hand; without `paragraph_number` of the whole report."""

    says: str
    paragraph_number: str = ""
    number: str = ""
    evidence: str = ""


class AccuracyPoints(Service[AccuracyPoint]):
    """The points against all versions."""

    table = "accuracy_point"
    kind = AccuracyPoint

    def of_version(self, version: str) -> list[AccuracyPoint]:
        """Return the points against a version (its record), in the order of their numbers."""
        return sorted(self.all(version=version), key=lambda point: (_counting(point.number), point.id))

    def open(self) -> list[AccuracyPoint]:
        """Return the points that nobody has decided."""
        return self.all(state=OPEN)

    def version(self) -> ReportVersion:
        """Return the newest version that was sent to the council, to which points belong.

        Raises UserError before one was sent.
        """
        from inspector_app.report.kinds import SENT

        sent = [version for version in self.visit.versions.all() if version.kind == SENT]
        if not sent:
            raise UserError(
                "nothing-sent",
                _("No version of the report was sent to the council yet."),
                _("Record that it was sent, then bring the council’s points in."),
            )
        return sent[-1]

    def add(self, said: Said) -> str:
        """Add one point against the version that was sent; returns its record id. Otherwise as `add_all`."""
        return self.add_all([said])[0]

    def add_all(self, rows: Iterable[Said]) -> list[str]:
        """Add points in one transaction; those without a number get the next ones. Returns their record ids.

        Raises UserError before a version was sent, for a point that says nothing, and for a paragraph that the
        version does not have.
        """
        version = self.version()
        texts = self.visit.versions.frozen(version).texts["en"]
        rows = list(rows)
        taken = {point.number for point in self.all(version=version.id)} | {
            said.number for said in rows if said.number
        }
        made = []
        with self.visit.act() as act:
            for said in rows:
                if not said.says.strip():
                    raise UserError(
                        "accuracy-point",
                        _("A point says nothing."),
                        _("Write what the council says."),
                    )
                text = texts.get(said.paragraph_number)
                if said.paragraph_number and text is None:
                    raise UserError(
                        "accuracy-paragraph",
                        _("The version that was sent has no paragraph {number}.").format(
                            number=said.paragraph_number
                        ),
                        _("Look its number up in that version."),
                    )
                about = text.record if text else ""
                number = said.number or next_number(taken)
                taken.add(number)
                made.append(
                    act.create(
                        self.table,
                        {
                            "version": version.id,
                            "number": number,
                            "paragraph_number": said.paragraph_number,
                            "about_table": self._table_of(about),
                            "about": about,
                            "says": said.says.strip(),
                            "evidence": said.evidence.strip(),
                            "kind": "",
                            "state": OPEN,
                            "reason": "",
                            "resulting_change": "",
                            "member": self.visit.me.id,
                            "added_at": self.visit.clock().isoformat(),
                        },
                    )
                )
        return made

    def say_kind(self, point: str, kind: str) -> None:
        """Say of what kind a point is; "" for none yet."""
        self.set(point, kind=kind)

    def write(self, point: str, *, reason: str | None = None, resulting_change: str | None = None) -> None:
        """Keep the reason of an answer or the change that comes of it; None leaves it as it is.

        Raises UserError when a point that is decided would be left without a reason.
        """
        if reason is not None and self.get(point).state != OPEN:
            _need(reason)
        with self.visit.act() as act:
            if reason is not None:
                act.set(self.table, point, "reason", reason)
            if resulting_change is not None:
                act.set(self.table, point, "resulting_change", resulting_change)

    def decide(self, point: str, state: str, reason: str | None = None) -> None:
        """Accept or refuse a point, or open it again; the reason that is written stands if none is given.

        Raises UserError for anybody but the lead, and for a decision without a reason.
        """
        if not self.visit.me.is_lead:
            raise UserError(
                "not-the-lead",
                _("Only the lead inspector accepts or refuses what the council says."),
                _("Write the reason, and leave the decision to the lead."),
            )
        words = self.get(point).reason if reason is None else reason
        if state != OPEN:
            _need(words)
        with self.visit.act() as act:
            act.settle(self.table, point, "state", state)
            act.set(self.table, point, "reason", words)

    def _table_of(self, record: str) -> str:
        tables = ("paragraph", "recommendation")
        return next((table for table in tables if record and self.visit.store.get(table, record)), "")


def next_number(taken: set[str]) -> str:
    """Return the number after the highest of those that are plain numbers."""
    return str(max((int(number) for number in taken if number.isdecimal()), default=0) + 1)


def _need(reason: str) -> None:
    if not reason.strip():
        raise UserError(
            "accuracy-reason",
            _("A decision needs its reason."),
            _("Write why the point is accepted or refused."),
        )


def _counting(number: str) -> list[tuple[int, str]]:
    """Return a number as it is counted: 2 before 10, 4a before 4b."""
    parts = _DIGITS.split(number)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
