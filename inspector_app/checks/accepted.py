"""Problems that somebody accepted with a reason: an acceptance stands until the words that it is about change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.checks.problem import Severity
from inspector_app.service import Service
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.checks.problem import Problem

# The columns whose words an acceptance is about; one about a record without them stands for good.
_WORDS = ("text", "text_cy")


@dataclass(frozen=True, slots=True)
class AcceptedCheck:
    """What one acceptance says: which rule may be broken by which record, as its words stood, why, who and when.

    `words` is a digest of the words, "" for a record that has none; `accepted_at` is ISO 8601 in UTC.
    """

    id: str
    code: str
    about_table: str
    about: str
    words: str
    reason: str
    member: str
    accepted_at: str


class AcceptedChecks(Service[AcceptedCheck]):
    """The acceptances of the visit. They are handed over and merged like everything else."""

    table = "accepted_check"
    kind = AcceptedCheck

    def accept(self, problem: Problem, reason: str) -> str:
        """Accept a problem and every other of its rule in the same record; returns the record id.

        Raises UserError for an error, which must be mended, for a problem of no record, and without a reason.
        """
        if not may_be_accepted(problem):
            raise UserError(
                "check-not-accepted",
                _("This cannot be accepted: {problem}").format(problem=problem.sentence),
                problem.remedy,
            )
        if not reason.strip():
            raise UserError("warning-reason", _("A reason is needed."), _("Write it in a few words."))
        return self._create(
            code=problem.code,
            about_table=problem.table,
            about=problem.record,
            words=self._digest(problem.table, problem.record),
            reason=reason.strip(),
            member=self.visit.me.id,
            accepted_at=self.visit.clock().isoformat(),
        )

    def standing(self) -> dict[tuple[str, str], AcceptedCheck]:
        """Return the acceptances whose words are unchanged, by code and record; the newest of several."""
        return {
            (entry.code, entry.about): entry
            for entry in sorted(self.all(), key=lambda entry: entry.accepted_at)
            if entry.words == self._digest(entry.about_table, entry.about)
        }

    def _digest(self, table: str, record: str) -> str:
        row = self.visit.store.get(table, record) or {}
        words = "\0".join(str(row[name] or "") for name in _WORDS if name in row)
        return hashlib.sha256(words.encode()).hexdigest() if words else ""


def may_be_accepted(problem: Problem) -> bool:
    """Whether somebody may let a problem stand: a warning or advice about one record."""
    return problem.severity is not Severity.ERROR and bool(problem.record)
