"""Whether somebody is at the window: how long ago a key was pressed or the mouse moved."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_LOOKING = 5_000  # milliseconds between two looks at the clock
_DEEDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """`idle` comes when nothing was done in the window for longer than `seconds` says; 0 is never.

    The clock of the wall is read, in short steps: a computer that slept for an hour is idle the moment it wakes.
    """

    idle = Signal()

    def __init__(
        self, window: QWidget, seconds: Callable[[], float], *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(window)
        self._seconds = seconds
        self._now = now
        self._last = now()
        self._timer = QTimer(self, interval=_LOOKING)
        self._timer.timeout.connect(self.look)

    def start(self, window: QWidget) -> None:
        """Begin to watch a window that is on the screen."""
        # The window of the system is the one place that all keys and the mouse come through, and little else.
        window.windowHandle().installEventFilter(self)
        if not self._timer.isActive():
            self.note()
            self._timer.start()

    def note(self) -> None:
        """Take it that somebody is there now."""
        self._last = self._now()

    def look(self) -> None:
        """Look at the clock."""
        limit = self._seconds()
        # A clock that was set back by hours tells nothing; then it is better to lock once too often.
        if limit and abs(self._now() - self._last) >= limit:
            self.note()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note what somebody does, unless it comes after nobody was there for too long."""
        if event.type() in _DEEDS:
            self.look()
            self.note()
        return False
