"""Recommendations: what the council should do, each led to by findings."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.order import position_after
from inspector_app.service import Service


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One numbered recommendation, in English and Welsh."""

    id: str
    text: str
    text_cy: str
    position: str


class Recommendations(Service[Recommendation]):
    """The recommendations in the order of the report."""

    table = "recommendation"
    kind = Recommendation
    order = "position"

    def add(self, text: str, *, text_cy: str = "", findings: list[str] | None = None) -> str:
        """Add a recommendation that the `findings` lead to; returns its record id."""
        position = position_after([entry.position for entry in self.all()])
        with self.visit.act() as act:
            record = act.create(self.table, {"text": text, "text_cy": text_cy, "position": position})
            for finding in findings or []:
                act.create("recommendation_finding", {"recommendation": record, "finding": finding})
        return record

    def findings_behind(self, recommendation: str) -> list[str]:
        """Return the ids of the findings that lead to a recommendation."""
        rows = self.visit.store.all("recommendation_finding", {"recommendation": recommendation})
        return [str(row["finding"]) for row in rows]
