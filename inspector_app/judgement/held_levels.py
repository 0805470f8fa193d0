"""The levels that inspectors held when it mattered: handed over to others, or standing when the team agreed.

What somebody tries out on their own copy is nobody's move. So a level is kept as a record of its own when it goes
out with a hand-over or into a moderation, and the story of a rating is told from these records, the same on every copy.
They are made and never changed, so that no two copies can differ about them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.transaction import Transaction
from inspector_app.service import Service

if TYPE_CHECKING:
    from inspector_app.judgement.ratings import Rating


@dataclass(frozen=True, slots=True)
class HeldLevel:
    """A level that a member held for a criterion on an axis; `held_from` is the ISO time at which they took it."""

    id: str
    member: str
    criterion: str
    axis: str
    level: str
    held_from: str


@dataclass(frozen=True, slots=True)
class Held:
    """A level, and the time (aware UTC) from which somebody held it."""

    level: str
    since: datetime


class HeldLevels(Service[HeldLevel]):
    """The levels that were kept."""

    table = "held_level"
    kind = HeldLevel

    def of(self, rating: Rating) -> list[Held]:
        """Return the levels that the owner of a rating held on its axis, oldest first, the present one last."""
        held = self._kept(rating)
        if not held or held[-1].level != rating.level:
            held.append(Held(rating.level, self._since(rating)))
        return held

    def keep(self, ratings: Iterable[Rating]) -> None:
        """Keep the present levels of some ratings, in a transaction of its own that is no deed to undo."""
        new = [rating for rating in ratings if self._is_new(rating)]
        if new:
            with self.visit.store.transaction(self.visit.me.id, at=self.visit.clock()) as act:
                self.keep_in(act, new)

    def keep_in(self, act: Transaction, ratings: Iterable[Rating]) -> None:
        """Keep the present levels of some ratings, where the last one that was kept is another."""
        for rating in ratings:
            if self._is_new(rating):
                since = self._since(rating).isoformat(timespec="seconds")
                act.create(
                    self.table,
                    {
                        "member": rating.member,
                        "criterion": rating.criterion,
                        "axis": rating.axis,
                        "level": rating.level,
                        "held_from": since,
                    },
                )

    def _is_new(self, rating: Rating) -> bool:
        kept = self._kept(rating)
        return not kept or kept[-1].level != rating.level

    def _kept(self, rating: Rating) -> list[Held]:
        kept: list[Held] = []
        for entry in self.all(member=rating.member, criterion=rating.criterion, axis=rating.axis):
            # Two copies of one inspector may have kept the same level.
            if not kept or kept[-1].level != entry.level:
                kept.append(Held(entry.level, datetime.fromisoformat(entry.held_from)))
        return kept

    def _since(self, rating: Rating) -> datetime:
        return self.visit.store.history(rating.id, "level")[-1].at
