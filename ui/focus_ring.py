"""The focus ring: two pixels of accent around what the keyboard has reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QWidget

from ui.theme import theme
from ui.widgets.popover import Popover


class FocusRing(QFocusFrame):
    """One ring for the whole program, shown while the focus is moved by the keyboard."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._by_keyboard = False
        application.installEventFilter(self)
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn whether the keyboard or the pointer is in use."""
        if event.type() is QEvent.Type.KeyPress:
            self._by_keyboard = True
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self._surround(None)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Long texts have a caret to show where one is, and fill the page: no ring around them.
        # A popover has a frame of its own, and comes with the focus.
        ringed = now is not None and not isinstance(now, QAbstractScrollArea | Popover)
        self._surround(now if ringed and self._by_keyboard and not now.isWindow() else None)

    def _surround(self, widget: QWidget | None) -> None:
        self.setWidget(widget)  # type: ignore[arg-type]  # Qt takes None for "no widget"; its stubs do not
