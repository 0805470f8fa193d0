"""Making a step of a transaction that was just done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from db.schema import OPEN_FIELD
from db.transaction import Move, Touched
from inspector_app.undo.step import Step, make_step
from inspector_app.undo.typing import typed_text

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def step_made(visit: Visit, moves: Mapping[Touched, Move], at: datetime) -> Step:
    """Return the step that a transaction of this visit was, while it has not been committed yet."""
    return make_step({**_states_of_readings(visit, moves), **moves}, at, typed_text(visit, moves))


def _states_of_readings(visit: Visit, moves: Mapping[Touched, Move]) -> dict[Touched, Move]:
    """Return the states of the readings in which answers were given, as they stand.

    An answer to a reading that somebody has marked as ready or agreed since is not undone behind their back.
    """
    readings = {
        register.record
        for register in moves
        if register.table == "reading" and register.field.startswith(OPEN_FIELD)
    }
    standing = {}
    for reading in readings:
        heads = frozenset(visit.store.heads(reading, ["state"]).get("state", ()))
        standing[Touched("reading", reading, "state")] = Move(heads, heads)
    return standing
