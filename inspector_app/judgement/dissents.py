"""Dissent: an inspector who holds another level than the team agreed says why, and that stays on the record."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from inspector_app.service import Service
from resources.translations import _


@dataclass(frozen=True, slots=True)
class Dissent:
    """Why a member holds to a level `against` the one that the team agreed on an axis; `stated_at` is an ISO time."""

    id: str
    member: str
    criterion: str
    axis: str
    level: str
    against: str
    reason: str
    stated_at: str


class Dissents(Service[Dissent]):
    """What inspectors hold against agreed ratings."""

    table = "dissent"
    kind = Dissent

    def standing(self, criterion: str, axis: str) -> list[Dissent]:
        """Return the dissents from the level that is agreed now, by members who still hold the other one."""
        agreed = self.visit.ratings.moderated(criterion, axis)
        held = {rating.member: rating.level for rating in self.visit.ratings.dissenting(criterion, axis)}
        return [
            dissent
            for dissent in self.all(criterion=criterion, axis=axis)
            if agreed is not None
            and dissent.reason.strip()
            and (held.get(dissent.member), agreed.level) == (dissent.level, dissent.against)
        ]

    def state(self, criterion: str, axis: str, reason: str, *, member: str = "") -> None:
        """Put my dissent from the agreed level on record, or word it anew; a blank reason takes it back.

        The lead may do so for any `member` (a record id), since the team talks it over at one table. Raises UserError
        when anybody else does, and where that member holds the agreed level or none is agreed.
        """
        me = self.visit.me
        member = member or me.id
        if member != me.id and not me.is_lead:
            raise UserError(
                "dissent",
                _("Only the lead inspector puts somebody else’s dissent on record."),
                _("Have them say it on their own copy, or tell the lead."),
            )
        present = [
            dissent for dissent in self.all(criterion=criterion, axis=axis) if dissent.member == member
        ]
        agreed = self.visit.ratings.moderated(criterion, axis)
        rating = self.visit.ratings.current(criterion, axis).get(member)
        if agreed is None or rating is None or rating.level == agreed.level:
            raise UserError(
                "dissent",
                _("There is no agreed level here that this inspector holds another one against."),
                _("Rate first; once the lead has agreed another level, say why you hold to yours."),
            )
        as_now = [d for d in present if (d.level, d.against) == (rating.level, agreed.level)]
        if as_now:
            self.set(as_now[-1].id, reason=reason)
        elif reason.strip():
            self._create(
                member=member,
                criterion=criterion,
                axis=axis,
                level=rating.level,
                against=agreed.level,
                reason=reason,
                stated_at=self.visit.clock().isoformat(),
            )
