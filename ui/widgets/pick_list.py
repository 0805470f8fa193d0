"""A list to pick one of many from, with a caret that shows that it opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.icons import icon
from ui.theme import theme

_CARET = 14


class PickList(QComboBox):
    """A closed list; the wheel scrolls past it and never changes it in passing."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the caret that the style sheet cannot draw."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            caret = icon("fold", "ink_2" if self.isEnabled() else "ink_3")
            caret.paint(painter, self.width() - _CARET - 8, (self.height() - _CARET) // 2, _CARET, _CARET)
