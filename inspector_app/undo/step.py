"""One thing that can be undone: which registers it changed, told by changes and never by what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from db.schema import DELETED
from db.transaction import Move, Touched


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """What one deed did to each register, and when (aware).

    `typed` is the register of the text that it was a part of writing, None for a deed of another kind. A register
    that did not change has the same heads before and after; it only has to stand as it did.
    """

    moves: Mapping[Touched, Move]
    at: datetime
    typed: Touched | None = None

    def changed(self) -> Iterator[tuple[Touched, Move]]:
        """Yield the registers that it changed."""
        return ((register, move) for register, move in self.moves.items() if move.before != move.after)

    @property
    def size(self) -> int:
        """How many registers it changed."""
        return sum(1 for _ in self.changed())


def make_step(moves: Mapping[Touched, Move], at: datetime, typed: Touched | None = None) -> Step:
    """Return a step; the fields of a record that it made go and come with the record."""
    made = {register.record for register, move in moves.items() if move.before is None}
    return Step(
        {
            register: Move(move.after, move.after)
            if register.record in made and register.field != DELETED
            else move
            for register, move in moves.items()
        },
        at,
        typed,
    )


def goes_on(first: Step, second: Step) -> bool:
    """Whether a step begins where another one ended, with nobody else's work in between."""
    shared = first.moves.keys() & second.moves.keys()
    return all(first.moves[register].after == second.moves[register].before for register in shared)


def joined(first: Step, second: Step) -> Step:
    """Return two steps, one after the other, as one."""
    moves = dict(first.moves)
    for register, move in second.moves.items():
        moves[register] = Move(moves[register].before, move.after) if register in moves else move
    typed = first.typed if first.typed == second.typed else None
    return make_step(moves, second.at, typed)
