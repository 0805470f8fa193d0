"""Which states of registers are the same: what an undo wrote stands for what had been there before."""

from __future__ import annotations

from db.values import Dot

State = (
    frozenset[Dot] | None
)  # the heads of a register; None for the register `deleted` of a record not yet made


class Standing:
    """States by the heads that stand for them.

    To bring a value back takes a new change, so a register that was undone has other heads than before. Without
    this, an earlier step would take its own undone successor for somebody else's work.
    """

    def __init__(self) -> None:
        self._states: dict[frozenset[Dot], State] = {}

    def of(self, heads: frozenset[Dot]) -> State:
        """Return the state that these heads stand for, themselves unless an undo or redo wrote them."""
        return self._states.get(heads, heads)

    def learn(self, heads: frozenset[Dot], state: State) -> None:
        """Let heads stand for a state."""
        self._states.pop(heads, None)
        if heads != state:
            self._states[heads] = state

    def was_seen(self, heads: frozenset[Dot], seen: frozenset[Dot]) -> bool:
        """Whether somebody who saw the changes `seen` saw a register as it is with these heads."""
        state = self.of(heads)
        alike = [heads, *([] if state is None else [state])]
        alike += [other for other, same in self._states.items() if same == state]
        return any(other <= seen for other in alike)

    def copy(self) -> Standing:
        """Return what is known now, apart from what will be learnt."""
        copy = Standing()
        copy._states = dict(self._states)
        return copy
