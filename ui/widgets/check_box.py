"""A box to tick, drawn alike in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.icons import icon
from ui.theme import theme

_BOX, _GAP, _HEIGHT = 16, 8, 28


class CheckBox(QCheckBox):
    """A tick with its words; `name` is the accessible name of a box without words."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if name:
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Return room for box and words."""
        if not self.text():
            return QSize(_BOX + 2, _BOX + 2)
        words = self.fontMetrics().horizontalAdvance(self.text()) + _GAP
        return QSize(_BOX + words + 2, max(_HEIGHT, self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def hitButton(self, _place: object) -> bool:
        """Take a click anywhere on it."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        box = QRectF(0.5, (self.height() - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on, enabled = self.isChecked(), self.isEnabled()
            stroke = "accent" if on and enabled else "control" if enabled else "edge"
            painter.setPen(QPen(theme.color(stroke), 1))
            ground = (
                "accent"
                if on and enabled
                else "well"
                if not enabled
                else "hover"
                if self.underMouse()
                else "paper"
            )
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(box, 3, 3)
            if on:
                tick = icon("answered", "on_accent" if enabled else "ink_3")
                tick.paint(painter, int(box.x()) + 2, int(box.y()) + 2, _BOX - 4, _BOX - 4)
            painter.setPen(theme.color("ink" if enabled else "ink_3"))
            words = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
