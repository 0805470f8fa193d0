"""A person as initials in a circle; the name is written beside it wherever there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.typography import Type, fitting_font

DIAMETER = 24
_ACROSS = 0.75  # of the circle, which initials may take


def paint_initials(
    painter: QPainter, rect: QRectF, initials: str, *, absent: bool = False, me: bool = False
) -> None:
    """Paint initials into a square; dashed for somebody absent, in accent for oneself."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("accent" if me else "edge"), 1)
    if absent:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if absent else theme.color("accent_soft" if me else "canvas"))
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(theme.color("ink_3" if absent else "accent_ink" if me else "ink"))
    painter.setFont(fitting_font(Type.CAPTION, initials, rect.width() * _ACROSS))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


class Initials(QWidget):
    """The circle of one person."""

    def __init__(
        self,
        initials: str,
        name: str,
        *,
        absent: bool = False,
        me: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._initials, self._absent, self._me = initials, absent, me
        self.setFixedSize(DIAMETER, DIAMETER)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circle."""
        with QPainter(self) as painter:
            paint_initials(painter, QRectF(self.rect()), self._initials, absent=self._absent, me=self._me)
