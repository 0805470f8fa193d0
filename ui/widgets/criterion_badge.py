"""The badge of a criterion: i, ii, iii, iv in a small frame."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.typography import Type, fitting_font

SIZE = QSize(24, 20)
_PAD = 3


def paint_badge(painter: QPainter, rect: QRectF, key: str, *, chosen: bool = False) -> None:
    """Paint the badge of the criterion `key` into a rectangle; widgets and delegates use the same."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if chosen else "edge"), 1))
    painter.setBrush(theme.color("accent_soft" if chosen else "paper"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.color("accent_ink" if chosen else "ink_2"))
    painter.setFont(
        fitting_font(Type.CAPTION_STRONG if chosen else Type.CAPTION, key, rect.width() - 2 * _PAD)
    )
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class CriterionBadge(QWidget):
    """A badge; the criterion's full name is its tooltip and accessible name."""

    def __init__(self, key: str, name: str, *, chosen: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._chosen = chosen
        self.setFixedSize(SIZE)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the chosen one, or not."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        with QPainter(self) as painter:
            paint_badge(painter, QRectF(self.rect()), self._key, chosen=self._chosen)
