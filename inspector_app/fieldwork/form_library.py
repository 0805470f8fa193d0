"""The compiled forms that travel in the visit file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.forms import CompiledForm

if TYPE_CHECKING:
    from inspector_app.visit import Visit

CASE_READING = "case-reading"
SUPERVISION_FILE = "supervision-file"
INTERVIEW_GUIDE = "interview-guide"


class FormLibrary:
    """Forms by record id or by kind; each is unpacked once."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._unpacked: dict[str, CompiledForm] = {}

    def get(self, record: str) -> CompiledForm:
        """Return the form of one record; raises UserError when it has not arrived yet."""
        if record not in self._unpacked:
            row = self._visit.store.get("form", record)
            if row is None:
                raise UserError(
                    "unknown-form",
                    "The form of this record is not in the file.",
                    "Bring in a hand-over of the lead inspector, then open it again.",
                )
            self._unpacked[record] = CompiledForm.from_json(str(row["content"]))
        return self._unpacked[record]

    def current(self, kind: str) -> str:
        """Return the record id of the newest form of a kind; raises UserError when there is none."""
        rows = self._visit.store.all("form", {"kind": kind})
        if not rows:
            raise UserError(
                "no-form",
                f"The framework of this visit has no form for a {kind.replace('-', ' ')}.",
                "Add one to the framework.",
            )
        return str(rows[-1]["id"])

    def guide_for(self, role: str) -> str | None:
        """Return the record id of the interview guide for a role, None when the framework has none."""
        name = self._visit.framework.guides.get(role)
        rows = self._visit.store.all("form", {"kind": INTERVIEW_GUIDE, "name": name}) if name else []
        return str(rows[-1]["id"]) if rows else None
