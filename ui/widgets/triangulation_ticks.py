"""On how many kinds of source something rests, as small ticks: the triangulation gauge in its small form."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.theme import theme

WIDTH, HEIGHT = 5, 10
_STEP = WIDTH + 2


def paint_ticks(painter: QPainter, corner: QRectF, part: int, whole: int) -> None:
    """Paint `part` filled ticks of `whole` from the top left of a rectangle; delegates use the same."""
    painter.save()
    painter.setPen(QPen(theme.color("ink_2"), 1))
    for number in range(whole):
        tick = QRectF(corner.x() + number * _STEP, corner.y(), WIDTH, HEIGHT).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.color("ink_2" if number < part else "paper"))
        painter.drawRect(tick)
    painter.restore()


class TriangulationTicks(QWidget):
    """A tick for each kind of source, as many filled as something rests on."""

    def __init__(self, part: int = 0, whole: int = 7, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_kinds(part, whole)

    def show_kinds(self, part: int, whole: int) -> None:
        """Show `part` of `whole` kinds of source."""
        self._part, self._whole = part, whole
        self.setFixedSize(whole * _STEP, HEIGHT)
        self.setAccessibleName(_("{part} of {whole} source types").format(part=part, whole=whole))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ticks."""
        with QPainter(self) as painter:
            paint_ticks(painter, QRectF(self.rect()), self._part, self._whole)
