"""Problems that somebody accepted with a reason: it stands until the words, or a figure in them, change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.checks.problem import Severity
from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.frozen import frozen_table
from inspector_app.service import Service
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.checks.problem import Problem

# The columns whose words an acceptance is about.
_WORDS = ("text", "text_cy")


@dataclass(frozen=True, slots=True)
class AcceptedCheck:
    """What one acceptance says: which rule may be broken by which record, as its words stood, why, who and when.

    `words` is a digest of the words and of what their figures come to, or of the record where it has none; `accepted_at` is ISO 8601 in UTC.
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
        said = [str(row[name] or "") for name in _WORDS if name in row]
        # A record without words is accepted as it is; words with what their figures come to.
        held = (
            [*said, *self._figures_in(said), *self._tables_in(said)]
            if said
            else [f"{name}={row[name]!r}" for name in sorted(row)]
        )
        return hashlib.sha256("\0".join(held).encode()).hexdigest()

    def _figures_in(self, texts: list[str]) -> list[str]:
        tokens = {piece.name for text in texts for piece in split_tokens(text) if isinstance(piece, Token)}
        values = self.visit.figures.values() if tokens else {}
        return [
            f"{name}={values[name].number}/{values[name].total}" for name in sorted(tokens & values.keys())
        ]

    def _tables_in(self, texts: list[str]) -> list[str]:
        tables = {
            piece.table for text in texts for piece in split_tokens(text) if isinstance(piece, Token)
        } - {""}
        values = self.visit.crosstabs.values() if tables else {}
        return [
            f"{table}={sorted(frozen_table(values[table]).items())}"
            for table in sorted(tables & values.keys())
        ]


def may_be_accepted(problem: Problem) -> bool:
    """Whether somebody may let a problem stand: a warning or advice about one record."""
    return problem.severity is not Severity.ERROR and bool(problem.record)
