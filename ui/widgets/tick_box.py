"""A box to tick: hollow, or filled with a tick."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.icons import icon
from ui.theme import theme

_SIZE = 16


class TickBox(QCheckBox):
    """A box without words of its own; `name` is its accessible name, the words stand beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedSize(_SIZE, _SIZE)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the box."""
        return QSize(_SIZE, _SIZE)

    def hitButton(self, _place: QPoint) -> bool:
        """Take a press anywhere."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and its tick."""
        ticked = self.checkState() is Qt.CheckState.Checked
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent" if ticked else "control"), 1.2))
            painter.setBrush(theme.color("accent" if ticked else "paper"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 2, 2)
            if ticked:
                icon("answered", "on_accent").paint(painter, 3, 3, _SIZE - 6, _SIZE - 6)
