"""A popover: a small frame over the page, with a pointer to what it is about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.layouts import M
from ui.theme import theme

POINTER = 7  # height of the pointer in pixels, above and below the frame
_RADIUS = 8


class Popover(QWidget):
    """A child of the widget it lies over. It covers the lines below a place, or above it where room is short."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tip = 2 * M
        self._above = False
        self.hide()
        theme.changed.connect(self.update)

    def point_at(self, place: QRect) -> None:
        """Lie beside a rectangle of the parent, never over it."""
        self.layout().activate()
        self.adjustSize()
        parent = self.parentWidget()
        self._above = place.bottom() + self.height() > parent.height() and place.top() > self.height()
        y = place.top() - self.height() if self._above else place.bottom() + 1
        x = max(M, min(place.x() - 3 * M, parent.width() - self.width() - M))
        self._tip = max(2 * M, min(place.x() + M - x, self.width() - 2 * M))
        self.move(x, min(y, parent.height() - self.height()))
        self.raise_()
        self.update()

    def dismiss(self) -> None:
        """Close, as when the user goes on elsewhere."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame and the pointer."""
        frame = QRectF(self.rect()).adjusted(0.5, POINTER + 0.5, -0.5, -POINTER - 0.5)
        tip, edge = (self.height() - 1, frame.bottom()) if self._above else (0.5, frame.top())
        pointer = QPainterPath(QPointF(self._tip - POINTER, edge))
        pointer.lineTo(self._tip, tip)
        pointer.lineTo(self._tip + POINTER, edge)
        pointer.closeSubpath()
        box = QPainterPath()
        box.addRoundedRect(frame, _RADIUS, _RADIUS)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("control"), 1))
            painter.setBrush(theme.color("paper"))
            painter.drawPath(box.united(pointer))
