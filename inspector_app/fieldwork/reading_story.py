"""What happened to a reading: when it was marked as ready, returned, reopened and agreed, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from inspector_app.fieldwork.readings import DRAFT, RETURNED

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# The field that says why a reading came to a state.
_WHY = {RETURNED: "comment", DRAFT: "reason"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the state that the reading came to (a draft when it was reopened), who did it, when (aware) and why."""

    state: str
    author: str
    at: datetime
    why: str


def story_of(visit: Visit, reading: str) -> list[Step]:
    """Return the steps of a reading, oldest first, without its beginning.

    They come out of the log, where nothing is rewritten: a reason stays in the story when the reading goes on.
    """
    entries = [
        entry
        for field in ("state", *_WHY.values())
        for entry in visit.store.history(reading, field)
        if entry.field == field
    ]
    entries.sort(key=lambda entry: (entry.lamport, entry.dot))
    steps: list[Step] = []
    known: dict[str, str] = {}
    for entry in entries:
        value = str(entry.value or "")
        known[entry.field] = value
        if entry.field == "state":
            steps.append(Step(value, entry.author, entry.at, known.get(_WHY.get(value, ""), "")))
        elif _WHY.get(steps[-1].state) == entry.field:
            # Whoever takes a step says why in the same breath; the same words again are no change of their own.
            steps[-1] = replace(steps[-1], why=value)
    return steps[1:]
