"""How far somebody has come who opens a visit for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.sources import HELD, INTERVIEW
from inspector_app.team.last_hand_over import last_handed_over

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
    """Return how far the member of this copy has come."""
    me = visit.me.id
    return FirstSteps(
        has_cases=bool(visit.cases.all()),
        opened_case=bool(visit.readings.all(reader=me)),
        wrote_interview=bool(visit.sources.all(kind=INTERVIEW, state=HELD, author=me)),
        handed_over=last_handed_over(visit) is not None,
    )
