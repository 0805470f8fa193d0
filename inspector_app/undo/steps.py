"""What can be undone and done again in an open visit, newest first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from db.errors import UserError
from db.transaction import Move
from inspector_app.undo.carry_out import CHANGED_SINCE, Progress, carry_out
from inspector_app.undo.standing import Standing
from inspector_app.undo.step import Step, goes_on, joined, make_step

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MOST = 200  # steps that are kept
_PAUSE = timedelta(seconds=60)  # within which two savings of a text belong to one step


class Steps:
    """The steps since a visit was opened, shared by it and its siblings in other threads.

    They hold ids of records and of changes, and no content. What other copies wrote is no step; it may take the
    ground from one, which is then refused and given up, while the others can still be undone.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._standing = Standing()

    @property
    def last(self) -> Step | None:
        """What would be undone now, None for nothing."""
        with self._lock:
            return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What would be done again now, None for nothing."""
        with self._lock:
            return self._undone[-1] if self._undone else None

    def add(self, visit: Visit, step: Step) -> None:
        """Take up what was just done; nothing can be done again after that."""
        with self._lock:
            of = self._standing.of
            moves = {
                register: Move(None if move.before is None else of(move.before), of(move.after) or move.after)
                for register, move in step.moves.items()
            }
            step = make_step(moves, step.at, step.typed)
            self._undone.clear()
            if self._goes_on_writing(visit, step):
                self._done[-1] = joined(self._done[-1], step)
            else:
                self._done.append(step)
                del self._done[:-MOST]

    def undo(self, visit: Visit, step: Step | None, progress: Progress | None) -> Step | None:
        """Undo the last step, or another one if that is still as it was left; returns it, None if there is none.

        Raises UserError, and changes nothing, when somebody has changed since what it did. It is given up then.
        """
        return self._carry(visit, step or self.last, self._done, self._undone, progress, back=True)

    def redo(self, visit: Visit, step: Step | None, progress: Progress | None) -> Step | None:
        """Do again what was undone last, or another one; otherwise as `undo`."""
        return self._carry(visit, step or self.next, self._undone, self._done, progress, back=False)

    def forget_taken_back(self, visit: Visit) -> None:
        """Drop the writing of a text that was taken back in its field, and saved so: nothing of it is left to undo."""
        with self._lock:
            typed = self._done[-1].typed if self._done else None
            if typed is None:
                return
            whole: Step | None = None
            for place in range(len(self._done) - 1, -1, -1):
                step = self._done[place]
                if step.typed != typed or (whole is not None and not goes_on(step, whole)):
                    return
                whole = joined(step, whole) if whole else step
                if self._is_without_effect(visit, whole):
                    del self._done[place:]
                    for _register, move in whole.changed():
                        self._standing.learn(move.after, move.before)
                    return

    # ---- inside -----------------------------------------------------------------------------------
    def _carry(
        self,
        visit: Visit,
        step: Step | None,
        giving: list[Step],
        taking: list[Step],
        progress: Progress | None,
        *,
        back: bool,
    ) -> Step | None:
        with self._lock:
            if step is None or step not in giving:
                return None
            place = giving.index(step)
            giving.remove(step)
            # Before the commit tells the window of it, which may look at the steps or save what is being typed.
            taking.append(step)
        # Without the lock: a large step takes long in its worker, and the window asks for the steps meanwhile.
        try:
            carry_out(visit, step, self._standing, progress, back=back)
        except BaseException as error:
            with self._lock:
                if step in taking:  # new work may have cleared what was to be done again
                    taking.remove(step)
                if not (isinstance(error, UserError) and error.code == CHANGED_SINCE):
                    giving.insert(place, step)
            raise
        return step

    def _goes_on_writing(self, visit: Visit, step: Step) -> bool:
        """Whether a step is more of the text that the last one wrote, within a minute."""
        last = self.last
        if last is None or step.typed is None or step.typed != last.typed or step.at - last.at >= _PAUSE:
            return False
        if not goes_on(last, step):
            return False
        # A text that was emptied again is a deed of its own: otherwise there would be nothing to undo.
        return not self._is_without_effect(visit, joined(last, step))

    @staticmethod
    def _is_without_effect(visit: Visit, step: Step) -> bool:
        return all(
            move.before is not None
            and visit.store.values_of(register, move.before) == visit.store.values_of(register, move.after)
            for register, move in step.changed()
        )


class Group:
    """Steps of one deed that takes several transactions, being gathered into one step."""

    def __init__(self) -> None:
        self._whole: Step | None = None
        self._depth = 0

    @property
    def is_open(self) -> bool:
        """Whether a deed is under way."""
        return self._depth > 0

    def add(self, step: Step) -> None:
        """Take up a part of the deed."""
        self._whole = joined(self._whole, step) if self._whole else step

    @contextmanager
    def gathering(self, visit: Visit) -> Iterator[None]:
        """Gather the steps of the block; what was done before something is raised is a step, too."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self.is_open and self._whole is not None:
                whole, self._whole = self._whole, None
                visit.steps.add(visit, whole)
