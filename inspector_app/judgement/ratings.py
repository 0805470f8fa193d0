"""Ratings of the criteria on two axes: each inspector's own, and the moderated one with its history."""

from __future__ import annotations

import json
from dataclasses import dataclass

from db.errors import UserError
from inspector_app.records import join_keys, record_from, split_keys
from inspector_app.service import Service

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
    """The rating that the team agreed, why, and who held what at that time."""

    id: str
    criterion: str
    axis: str
    level: str
    reason: str
    held: str
    agreed_at: str

    def held_by(self) -> dict[str, str]:
        """Return member id to level, as it stood when the rating was agreed."""
        return dict(json.loads(self.held or "{}"))


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
            act.set(self.table, present.id, "level", level)
            if rationale is not None:
                act.set(self.table, present.id, "rationale", rationale)
            if cites is not None:
                act.set(self.table, present.id, "cites", join_keys(cites))
        return present.id

    def earlier_levels(self, rating: str) -> list[tuple[str, str]]:
        """Return the levels that a rating had before, oldest first, each with its UTC ISO time."""
        entries = self.visit.store.history(rating, "level")
        return [(str(entry.value), entry.at.isoformat()) for entry in entries[:-1] if entry.value]

    # ---- moderation -------------------------------------------------------------------------------
    def moderated(self, criterion: str, axis: str) -> Moderation | None:
        """Return the moderated rating, None while the team has not agreed one."""
        rows = self.visit.store.all("moderation", {"criterion": criterion, "axis": axis})
        return record_from(Moderation, rows[-1]) if rows else None

    def moderate(self, criterion: str, axis: str, level: str, reason: str) -> str:
        """Agree the rating as the lead does, keeping who held what; returns the record id.

        Raises UserError without a reason, or for an unknown level.
        """
        self._check(criterion, axis, level)
        if not reason.strip():
            raise UserError(
                "moderation-reason", "A moderated rating needs its reason.", "Write why the team agreed."
            )
        held = {member: rating.level for member, rating in self.current(criterion, axis).items()}
        values = {
            "level": level,
            "reason": reason,
            "held": json.dumps(held, sort_keys=True),
            "agreed_at": self.visit.clock().isoformat(),
        }
        present = self.moderated(criterion, axis)
        with self.visit.act() as act:
            if present is None:
                return act.create("moderation", {"criterion": criterion, "axis": axis, **values})
            for field, value in values.items():
                act.set("moderation", present.id, field, value)
            return present.id

    def _check(self, criterion: str, axis: str, level: str) -> None:
        framework = self.visit.framework
        axes = {entry.key: {step.key for step in entry.levels} for entry in framework.axes}
        if criterion not in {entry.key for entry in framework.criteria} or axis not in axes:
            raise UserError(
                "rating", f"There is no {axis!r} of criterion {criterion!r}.", "Use the framework's keys."
            )
        if level not in axes[axis] | {NOT_ENOUGH}:
            levels = ", ".join(sorted(axes[axis] | {NOT_ENOUGH}))
            raise UserError(
                "rating", f"The axis {axis!r} has no level {level!r}.", f"Its levels are: {levels}."
            )
