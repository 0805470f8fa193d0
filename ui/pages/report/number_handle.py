"""The number of a text in the gutter, by which the text is dragged to another place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from resources.translations import _
from ui.icons import icon
from ui.layouts import M, S
from ui.pages.report.measures import GUTTER, keep_width
from ui.typography import Type
from ui.widgets.label import Label

_GRIP = 14  # pixels


class NumberHandle(Label):
    """`dragged` comes when the pointer takes the number away; a grip beside it says that it can."""

    dragged = Signal()

    def __init__(self) -> None:
        super().__init__("", Type.CAPTION, tone="ink_3")
        self._pressed_at: QPointF | None = None
        keep_width(self, GUTTER)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(0, 7, 2 * S, 0)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.show_note("")

    def show_note(self, note: str) -> None:
        """Say how the text is moved, after a note on its number."""
        how = _("Drag to another place, or on the outline to another chapter; or move by Alt ↑ and Alt ↓")
        self.setToolTip(f"{note}\n{how}" if note else how)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the number up."""
        self._pressed_at = event.position() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the pointer has gone far enough to mean it."""
        if self._pressed_at is None:
            return
        way = (event.position() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed_at = None
            self.dragged.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Put it down where it was."""
        self._pressed_at = None

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the grip."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the grip."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, and the grip while the pointer is over it."""
        super().paintEvent(event)
        if self.underMouse():
            with QPainter(self) as painter:
                icon("drag", "ink_3").paint(painter, QRect(S // 2, M - S // 2, _GRIP, _GRIP))
