"""Recommendations: what the council should do, each led to by findings."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.order import position_at, position_following
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

    def add(
        self, text: str, *, text_cy: str = "", findings: list[str] | None = None, after: str | None = None
    ) -> str:
        """Add a recommendation at the end or after another one, led to by `findings`; returns its record id."""
        position = position_following(self.all(), after)
        with self.visit.act() as act:
            record = act.create(self.table, {"text": text, "text_cy": text_cy, "position": position})
            for finding in findings or []:
                act.create("recommendation_finding", {"recommendation": record, "finding": finding})
        return record

    def move(self, recommendation: str, by: int) -> None:
        """Move a recommendation up (negative) or down, one place for each of `by`."""
        here = self.get(recommendation)
        others = [entry.position for entry in self.all() if entry.id != recommendation]
        index = sum(1 for position in others if position < here.position) + by
        if 0 <= index <= len(others):
            self.set(recommendation, position=position_at(others, index))

    def place(self, recommendation: str, before: str | None = None) -> None:
        """Move a recommendation before another one, or to the end for None."""
        if before == recommendation:
            return
        present = self.all()
        others = [entry for entry in present if entry.id != recommendation]
        index = next((n for n, entry in enumerate(others) if entry.id == before), len(others))
        if [entry.id for entry in present[index : index + 1]] != [recommendation]:
            self.set(recommendation, position=position_at([entry.position for entry in others], index))

    def findings_behind(self, recommendation: str) -> list[str]:
        """Return the ids of the findings that lead to a recommendation."""
        return [str(row["finding"]) for row in self._links(recommendation)]

    def follow_from(self, recommendation: str, finding: str) -> None:
        """Let a finding lead to a recommendation, unless it does so already."""
        if finding not in self.findings_behind(recommendation):
            with self.visit.act() as act:
                act.create("recommendation_finding", {"recommendation": recommendation, "finding": finding})

    def release(self, recommendation: str, finding: str) -> None:
        """Take a finding away from what leads to a recommendation."""
        with self.visit.act() as act:
            for row in self._links(recommendation):
                if row["finding"] == finding:
                    act.delete("recommendation_finding", str(row["id"]))

    def _links(self, recommendation: str) -> list[dict[str, object]]:
        rows = self.visit.store.all("recommendation_finding", {"recommendation": recommendation})
        return [dict(row) for row in rows]
