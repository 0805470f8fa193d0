"""Work in the background that is asked for again and again, such as a count: one piece at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inspector_app.visit import Visit
from ui.job import Progress
from ui.workspace import Workspace

_Piece = tuple[Callable[[Visit, Progress], Any], Callable[[Any], object]]


class OneAtATime:
    """Runs pieces of one kind of work, undrawn; several at once would keep each other and the window waiting.

    What is asked for while a piece is under way is done after it; of several, the last.
    """

    def __init__(self, workspace: Workspace, title: str) -> None:
        self._workspace, self._title = workspace, title
        self._next: _Piece | None = None
        self.is_busy = False

    def run(self, work: Callable[[Visit, Progress], Any], done: Callable[[Any], object]) -> None:
        """Do `work` in a thread, as `Workspace.run` does, and then `done` with what it returned."""
        if self.is_busy:
            self._next = work, done
            return
        self.is_busy = True
        self._workspace.run(self._title, work, done=done, ended=self._on_ended, shown=False)

    def _on_ended(self) -> None:
        self.is_busy = False
        if self._next is not None:
            piece, self._next = self._next, None
            self.run(*piece)
