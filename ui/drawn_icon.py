"""An icon that is kept as the pictures of it that were asked for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap


class DrawnIcon(QIconEngine):
    """Draws an icon of the font once for each size and state.

    The font's own engine draws it anew at each painting of each button, 0.3 ms in Python for each.
    """

    def __init__(self, source: QIcon) -> None:
        super().__init__()
        self._source = source
        self._drawn: dict[tuple[int, int, float, QIcon.Mode, QIcon.State], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the picture of a size, as sharp as what is painted on."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect.topLeft(), self._picture(rect.size(), ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the picture of a size in pixels of the screen."""
        return self._picture(size, 1.0, mode, state)

    def clone(self) -> QIconEngine:
        """Return another engine of the same icon."""
        return DrawnIcon(self._source)

    def _picture(self, size: QSize, ratio: float, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = (size.width(), size.height(), ratio, mode, state)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._source.pixmap(size, ratio, mode, state)
        return drawn
