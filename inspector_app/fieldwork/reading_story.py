"""What happened to a reading: when it was marked as ready, returned, reopened and agreed, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from inspector_app.fieldwork.readings import AGREED, DRAFT, READY, RETURNED
from inspector_app.undo.taken_back import acts_that_stand
from resources.translations import N_, _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# The field that says why a reading came to a state.
_WHY = {RETURNED: "comment", DRAFT: "reason"}
_WORDS = {
    READY: N_("Marked as ready by {name}, {when}."),
    RETURNED: N_("Returned by {name}, {when}: {why}"),
    DRAFT: N_("Reopened by {name}, {when}: {why}"),
    AGREED: N_("Agreed by {name}, {when}."),
}


@dataclass(frozen=True, slots=True)
class StateChange:
    """The state that a reading came to (a draft when it was reopened), who brought it there, when (aware) and why."""

    state: str
    author: str
    at: datetime
    why: str


def story_of(visit: Visit, reading: str) -> list[StateChange]:
    """Return how a reading came from state to state, oldest first, without its beginning and what was taken back.

    That comes out of the log, where nothing is rewritten: a reason stays in the story when the reading goes on.
    """
    if len(visit.store.history(reading, "state")) < 2:
        return []  # a draft, whose many answers need not be looked through
    story: list[StateChange] = []
    known: dict[str, str] = {}
    for act in acts_that_stand(visit.store.history(reading)):
        known.update({field: str(act.after[field] or "") for field in _WHY.values() if field in act.after})
        if "state" in act.after:
            state = str(act.after["state"])
            story.append(StateChange(state, act.author, act.at, known.get(_WHY.get(state, ""), "")))
        elif story and _WHY.get(story[-1].state) in act.after:
            story[-1] = replace(story[-1], why=known[_WHY[story[-1].state]])
    return _without_lapses(story[1:])


def step_words(visit: Visit, change: StateChange, when: str) -> str:
    """Return how a reading came to a state as a sentence; `when` is its time in words."""
    name = visit.members.get(change.author).name
    return _(_WORDS[change.state]).format(name=name, when=when, why=change.why)


def _without_lapses(story: list[StateChange]) -> list[StateChange]:
    """Leave out a draft without a reason, and what it took back: nobody reopens a reading without saying why."""
    kept: list[StateChange] = []
    for change in story:
        if change.state != DRAFT or change.why:
            kept.append(change)
        elif kept:
            kept.pop()
    return kept
