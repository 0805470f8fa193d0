"""A backup every hour in which something changed, and one when the visit is closed."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from db.errors import UserError
from db.safety.backup import back_up
from db.safety.occasion import MadeFor, Occasion
from ui.workspace import Workspace

_EVERY = 60 * 60 * 1000  # milliseconds


class BackupClock(QObject):
    """Watches what is saved in a workspace; a backup that the disk refuses is said, and tried again next time."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._changed = False
        # Whether the visit closes to go back to a backup: then the file itself is kept as one, and none is made here,
        # which might push the very one out of the ring.
        self.goes_back = False
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.make)
        self._timer.start()
        workspace.changed.connect(self._on_changed)

    def make(self) -> None:
        """Make a backup in a thread, if anything changed since the last one."""
        if not self._changed or self._workspace.is_finished:
            return
        self._changed = False
        self._workspace.run(
            "",
            lambda visit, _progress: back_up(visit.store, Occasion(MadeFor.HOUR)),
            done=lambda _path: None,
            failed=self._on_failed,
            shown=False,
        )

    def make_last(self) -> None:
        """Make one as the visit is closed; a disk that refuses it is no reason to keep the window open."""
        self._timer.stop()
        changed, self._changed = self._changed, False
        if changed and not self.goes_back:
            with suppress(UserError):
                back_up(self._workspace.visit.store, Occasion(MadeFor.CLOSING))

    def _on_changed(self, _touched: object) -> None:
        self._changed = True

    def _on_failed(self, error: UserError) -> None:
        self._changed = True
        self._workspace.tell_trouble(error)
