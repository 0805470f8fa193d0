"""How far somebody has come who opens a visit for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.sources import HELD, INTERVIEW
from inspector_app.team.handovers import last_handed_over

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What the member of this copy has done; `has_cases` is whether there is a case to open at all."""

    has_cases: bool
    opened_case: bool
    wrote_interview: bool
    handed_over: bool

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to show."""
        return self.opened_case and self.wrote_interview and self.handed_over


def first_steps(visit: Visit) -> FirstSteps:
    """Return how far the member of this copy has come, read in sets since it is asked for after every change."""
    me, columns = visit.me.id, visit.store.columns
    return FirstSteps(
        has_cases=bool(columns("sampled_case", "id")),
        opened_case=(me,) in columns("reading", "reader"),
        wrote_interview=(INTERVIEW, HELD, me) in columns("source", "kind", "state", "author"),
        handed_over=last_handed_over(visit) is not None,
    )
