"""The bars that are docked at the foot of a page, with keys or buttons: passing words stand above them."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_MOVES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class FootBars(QObject):
    """Knows those of all windows. `changed` comes when one comes into view, goes or moves."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bars: WeakSet[QWidget] = WeakSet()

    def take(self, bar: QWidget) -> None:
        """Count a widget as one, wherever it is laid out."""
        self._bars.add(bar)
        bar.installEventFilter(self)

    def top_of(self, window: QWidget, left: int, right: int) -> int:
        """Return how far down a window is free between two of its columns of pixels."""
        tops = [window.height()]
        for bar in self._bars:
            if isValid(bar) and bar.isVisible() and bar.window() is window:
                corner = bar.mapTo(window, QPoint())
                if corner.x() < right and corner.x() + bar.width() > left:
                    tops.append(corner.y())
        return min(tops)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Say when a bar comes, goes or moves."""
        if event.type() in _MOVES:
            self.changed.emit()
        return False


foot_bars = FootBars()
