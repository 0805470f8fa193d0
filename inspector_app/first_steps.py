"""How far somebody has come who opens a visit for the first time: the lead sets it up, the others read and write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.sources import HELD, INTERVIEW
from inspector_app.team.last_hand_over import last_handed_over

if TYPE_CHECKING:
    from inspector_app.visit import Visit

CASE_LIST, INVITATIONS, CASE, NOTES, HAND_OVER = "case list", "invitations", "case", "notes", "hand-over"


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps of the member of this copy in their order, each with whether it is done.

    `has_cases` is whether there is a case to open at all.
    """

    done: dict[str, bool]
    has_cases: bool

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to show."""
        return all(self.done.values())


def first_steps(visit: Visit) -> FirstSteps:
    """Return how far the member of this copy has come."""
    me = visit.me
    has_cases = bool(visit.cases.all())
    if me.is_lead:
        done = {CASE_LIST: has_cases, INVITATIONS: _has_invited(visit)}
    else:
        done = {
            CASE: bool(visit.readings.all(reader=me.id)),
            NOTES: bool(visit.sources.all(kind=INTERVIEW, state=HELD, author=me.id)),
        }
    return FirstSteps({**done, HAND_OVER: last_handed_over(visit) is not None}, has_cases)


def _has_invited(visit: Visit) -> bool:
    """Whether somebody else has an invitation, or in a visit without keys, where there are none, is of the team."""
    invited = {str(row["member"]) for row in visit.store.all("invitation")}
    others = invited or {member.id for member in visit.members.active()}
    return bool(others - {visit.me.id})
