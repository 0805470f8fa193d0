"""Ratings of the criteria on two axes: each inspector's own, and the moderated one with its history."""

from __future__ import annotations

import json
from dataclasses import dataclass

from db.errors import UserError
from inspector_app.judgement.held_levels import HeldLevels
from inspector_app.records import join_keys, record_from, split_keys
from inspector_app.service import Service
from resources.translations import _

NOT_ENOUGH = "not-enough"  # "not enough evidence yet" is a legitimate rating


@dataclass(frozen=True, slots=True)
class Rating:
    """One inspector's rating of one criterion on one axis; `cites` are finding or evidence ids."""

    id: str
    member: str
    criterion: str
    axis: str
    level: str
    rationale: str
    cites: str

    @property
    def cited(self) -> tuple[str, ...]:
        """The records that the rationale cites."""
        return split_keys(self.cites)


@dataclass(frozen=True, slots=True)
class Moderation:
    """The rating that the team agreed, why, and who held what at that time.

    Until it is agreed, `agreed_at` and `level` are "" and only the reason that the lead prepares is there.
    """

    id: str
    criterion: str
    axis: str
    level: str
    reason: str
    held: str
    agreed_at: str


class Ratings(Service[Rating]):
    """Individual ratings and their moderation."""

    table = "rating"
    kind = Rating

    def mine(self, criterion: str, axis: str) -> Rating | None:
        """Return my rating, None while I have not rated."""
        return self.current(criterion, axis).get(self.visit.me.id)

    def current(self, criterion: str, axis: str) -> dict[str, Rating]:
        """Return the rating of each member who rated, by member id; the newest where one rated on two laptops."""
        return {rating.member: rating for rating in self.all(criterion=criterion, axis=axis)}

    def rate(
        self,
        criterion: str,
        axis: str,
        level: str,
        *,
        rationale: str | None = None,
        cites: list[str] | None = None,
    ) -> str:
        """Give or change my rating; None leaves rationale or citations as they are. Returns the record id.

        Raises UserError for a criterion, axis or level that the framework does not have.
        """
        self._check(criterion, axis, level)
        present = self.mine(criterion, axis)
        if present is None:
            return self._create(
                member=self.visit.me.id,
                criterion=criterion,
                axis=axis,
                level=level,
                rationale=rationale or "",
                cites=join_keys(cites or []),
            )
        with self.visit.act() as act:
            act.settle(self.table, present.id, "level", level)
            if rationale is not None:
                act.set(self.table, present.id, "rationale", rationale)
            if cites is not None:
                act.set(self.table, present.id, "cites", join_keys(cites))
        return present.id

    def keep_held(self) -> None:
        """Keep the levels that I hold, since others are about to see them; see `HeldLevels`."""
        HeldLevels(self.visit).keep(self.all(member=self.visit.me.id))

    # ---- moderation -------------------------------------------------------------------------------
    def moderated(self, criterion: str, axis: str) -> Moderation | None:
        """Return the moderated rating, None while the team has not agreed one."""
        present = self.moderation(criterion, axis)
        return present if present and present.agreed_at else None

    def dissenting(self, criterion: str, axis: str) -> list[Rating]:
        """Return the ratings that hold another level than the team agreed, none while it has not agreed one."""
        agreed = self.moderated(criterion, axis)
        if agreed is None:
            return []
        current = self.current(criterion, axis).values()
        return [rating for rating in current if rating.level != agreed.level]

    def moderation(self, criterion: str, axis: str) -> Moderation | None:
        """Return the moderated rating, be it agreed or prepared, None while there is neither."""
        moderations = self.visit.memory.recall("moderation", frozenset({"moderation"}), self._moderations)
        found = [entry for entry in moderations if (entry.criterion, entry.axis) == (criterion, axis)]
        return max(found, key=lambda moderation: moderation.agreed_at) if found else None

    def prepare_reason(self, criterion: str, axis: str, reason: str) -> None:
        """Keep the reason of a moderated rating while it is being written, or word an agreed one anew.

        Raises UserError for anybody but the lead, and for an agreed rating that would be left without a reason.
        """
        self._need_lead()
        present = self.moderation(criterion, axis)
        if present and present.agreed_at:
            _need(reason)
        with self.visit.act() as act:
            if present is None:
                act.create("moderation", {"criterion": criterion, "axis": axis, "reason": reason})
            else:
                act.set("moderation", present.id, "reason", reason)

    def moderate(self, criterion: str, axis: str, level: str, reason: str) -> str:
        """Agree the rating for the team, keeping who held what; returns the record id.

        Raises UserError for anybody but the lead, without a reason, or for an unknown level.
        """
        self._need_lead()
        self._check(criterion, axis, level)
        _need(reason)
        current = self.current(criterion, axis)
        held = {member: rating.level for member, rating in current.items()}
        values = {
            "level": level,
            "reason": reason,
            "held": json.dumps(held, sort_keys=True),
            "agreed_at": self.visit.clock().isoformat(),
        }
        present = self.moderation(criterion, axis)
        with self.visit.act() as act:
            HeldLevels(self.visit).keep_in(act, current.values())
            if present is None:
                return act.create("moderation", {"criterion": criterion, "axis": axis, **values})
            for field, value in values.items():
                # Words of two stay beside each other; what is decided is decided.
                change = act.set if field == "reason" else act.settle
                change("moderation", present.id, field, value)
            return present.id

    def _moderations(self) -> list[Moderation]:
        return [record_from(Moderation, row) for row in self.visit.store.all("moderation")]

    def _need_lead(self) -> None:
        if not self.visit.me.is_lead:
            raise UserError(
                "not-the-lead",
                _("Only the lead inspector moderates the ratings."),
                _("Change your own rating, or put on record why you hold to it."),
            )

    def _check(self, criterion: str, axis: str, level: str) -> None:
        framework = self.visit.framework
        axes = {entry.key: {step.key for step in entry.levels} for entry in framework.axes}
        if criterion not in {entry.key for entry in framework.criteria} or axis not in axes:
            raise UserError(
                "rating",
                _("There is no {axis!r} of criterion {criterion!r}.").format(axis=axis, criterion=criterion),
                _("Use the framework's keys."),
            )
        if level not in axes[axis] | {NOT_ENOUGH}:
            levels = ", ".join(sorted(axes[axis] | {NOT_ENOUGH}))
            raise UserError(
                "rating",
                _("The axis {axis!r} has no level {level!r}.").format(axis=axis, level=level),
                _("Its levels are: {levels}.").format(levels=levels),
            )


def _need(reason: str) -> None:
    if not reason.strip():
        raise UserError(
            "moderation-reason", _("A moderated rating needs its reason."), _("Write why the team agreed.")
        )
