"""How the ratings of a criterion came to be where they are: who moved, and what the team agreed and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspector_app.judgement.held_levels import HeldLevels
from inspector_app.undo.taken_back import acts_that_stand

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class LevelChange:
    """Somebody's move to a level at a time (aware UTC): from "" the first rating.

    `agreed` marks the team's own level, which has a `reason`.
    """

    at: datetime
    member: str
    axis: str
    before: str
    level: str
    agreed: bool = False
    reason: str = ""


def rating_story(visit: Visit, criterion: str, axis: str) -> list[LevelChange]:
    """Return the moves of everybody and the levels that the team agreed, oldest first.

    A level counts that others saw or that stands now (`HeldLevels`); an agreement that was undone never was.
    """
    held_levels = HeldLevels(visit)
    steps = []
    for member, rating in visit.ratings.current(criterion, axis).items():
        before = ""
        for held in held_levels.of(rating):
            steps.append(LevelChange(held.since, member, axis, before, held.level))
            before = held.level
    return sorted([*steps, *_agreed(visit, criterion, axis)], key=lambda step: step.at)


def _agreed(visit: Visit, criterion: str, axis: str) -> list[LevelChange]:
    moderation = visit.ratings.moderation(criterion, axis)
    if moderation is None or not moderation.agreed_at:
        return []
    steps: list[LevelChange] = []
    before = reason = ""
    for act in acts_that_stand(visit.store.history(moderation.id)):
        reason = str(act.after.get("reason", reason) or "")
        # The lead may agree the same level again, for a new reason: each time has its own `agreed_at`.
        if act.after.get("agreed_at"):
            level = str(act.after.get("level", before) or "")
            steps.append(LevelChange(act.at, act.author, axis, before, level, agreed=True, reason=reason))
            before = level
    return steps
