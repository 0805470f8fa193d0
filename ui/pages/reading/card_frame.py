"""The frame of a question's card."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from ui.theme import theme

_RADIUS, _BAR = 8, 3


class CardFrame(QFrame):
    """Paper with a fine border; the one that the keyboard is in has it in the accent, and a bar at its left."""

    def __init__(self) -> None:
        super().__init__()
        self.is_current = False
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, and the bar of the current one."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            shape = QPainterPath()
            shape.addRoundedRect(frame, _RADIUS, _RADIUS)
            painter.fillPath(shape, theme.color("paper"))
            if self.is_current:
                painter.save()
                painter.setClipPath(shape)
                painter.fillRect(0, 0, _BAR, self.height(), theme.color("accent"))
                painter.restore()
            painter.setPen(QPen(theme.color("accent" if self.is_current else "line"), 1))
            painter.drawPath(shape)
