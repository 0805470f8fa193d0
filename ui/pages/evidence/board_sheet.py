"""What the columns of the board stand on, side by side where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.layouts import XL, L, S, row

_ROOM_FOR_TWO = 620  # pixels, however short the words are
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class BoardSheet(QWidget):
    """It asks for no more room than one column takes, whichever way they stand, and sees the arrows first.

    What it asks for decides on the room that it is given, and would otherwise change with it for ever.
    """

    def __init__(self, columns: Sequence[QWidget], on_arrow: Callable[[Qt.Key], bool]) -> None:
        super().__init__()
        self._columns = columns
        self._on_arrow = on_arrow
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = row(spacing=L, margins=(XL, S, L, XL))
        for board_column in columns:
            self._box.addWidget(board_column, 1)
        self.setLayout(self._box)

    def room_across(self) -> int:
        """Return the width from which the columns stand side by side."""
        shown = self._shown()
        least = sum(board_column.minimumSizeHint().width() for board_column in shown) + L * (len(shown) - 1)
        return max(_ROOM_FOR_TWO, self._around() + least)

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest column."""
        widest = max((board_column.minimumSizeHint().width() for board_column in self._shown()), default=0)
        return QSize(self._around() + widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side, or one below the other where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Do so as well when a column comes to need another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by an arrow; anything else goes on to the page."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.key() not in arrows or not self._on_arrow(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _fit(self) -> None:
        wide = self.width() >= self.room_across()
        # Setting a direction asks for a layout again, so it is done only where it is another one.
        if self._box.direction() != (_ACROSS if wide else _DOWN):
            self._box.setDirection(_ACROSS if wide else _DOWN)

    def _shown(self) -> list[QWidget]:
        return [board_column for board_column in self._columns if not board_column.isHidden()]

    def _around(self) -> int:
        margins = self._box.contentsMargins()
        return margins.left() + margins.right()
