"""How far something has come: a bar six pixels high."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.translations import _
from ui.theme import theme

HEIGHT = 6


def paint_progress(painter: QPainter, rect: QRectF, part: int, whole: int) -> None:
    """Paint `part` of `whole`; a complete bar is quiet, a running one in accent."""
    painter.save()
    if theme.color("line") == theme.color("ink"):
        # Where hairlines are as strong as text, as in high contrast, what is to come is hollow.
        painter.setPen(theme.color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(rect, theme.color("line"))
    painter.setPen(Qt.PenStyle.NoPen)
    if whole:
        painter.setBrush(theme.color("accent_line" if part >= whole else "accent"))
        painter.drawRect(QRectF(rect.x(), rect.y(), rect.width() * min(part / whole, 1), rect.height()))
    painter.restore()


class ProgressBar(QWidget):
    """A bar that says "26 of 64" to screen readers."""

    def __init__(self, *, width: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = self._whole = 0
        if width is not None:
            self.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def set_progress(self, part: int, whole: int) -> None:
        """Show `part` of `whole`."""
        self._part, self._whole = part, whole
        self.setAccessibleName(_("{part} of {whole}").format(part=part, whole=whole))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(110, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        with QPainter(self) as painter:
            paint_progress(painter, QRectF(self.rect()), self._part, self._whole)
