"""Looking now and then whether somebody's hand-over has come, on a stick or into the folder of the last one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.team.last_hand_over import last_folder
from inspector_app.team.sticks import Known, Noticed, notice, sticks
from inspector_app.visit import Visit
from ui.job import Progress
from ui.one_at_a_time import OneAtATime
from ui.workspace import Workspace

_EVERY = 8_000  # milliseconds


class StickWatch(QObject):
    """`noticed` carries the places with hand-overs for this visit, each time that they are others than before."""

    noticed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._known = Known()
        self._told: list[Noticed] = []
        self._looks = OneAtATime(workspace, "")
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    @property
    def is_looking(self) -> bool:
        """Whether it looks at places just now."""
        return self._looks.is_busy

    def look(self, places: list[Path]) -> None:
        """Look at places in a thread, since a stick may be slow and a folder of the network gone."""

        def work(visit: Visit, _progress: Progress) -> list[Noticed]:
            return notice(visit, places, self._known)

        self._looks.run(work, self._on_found)

    def _on_time(self) -> None:
        if self._workspace.is_finished:
            self._timer.stop()
            return
        folder = last_folder(self._workspace.visit)
        places = [*sticks(), *([folder] if folder else [])]
        # None while nothing could be there; a place that is gone is looked at once more.
        if not self.is_looking and (places or self._told):
            self.look(places)

    def _on_found(self, found: list[Noticed]) -> None:
        if found != self._told:
            self._told = found
            self.noticed.emit(found)
