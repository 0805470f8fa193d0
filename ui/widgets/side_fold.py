"""A side panel that folds away where the room is short, and lies over the content when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.layouts import hairline, row


class SideFold(QWidget):
    """Content with a side panel at its right. `folded` says whether the panel is folded away.

    The panel stands beside the content while both have their least widths, and the content the one it had `rather`.
    """

    folded = Signal(bool)

    def __init__(self, content: QWidget, side: QWidget, *, rather: Callable[[], int] = lambda: 0) -> None:
        super().__init__()
        self._content, self._side, self._rather = content, side, rather
        self._is_folded = self._is_over = False
        self._line, self._edge = hairline(vertical=True), hairline(vertical=True)
        self._edge.setParent(self)
        self._row = row(spacing=0)
        self._row.addWidget(content, 1)
        self._row.addWidget(self._line)
        self._row.addWidget(side)
        self.setLayout(self._row)
        content.installEventFilter(self)
        side.installEventFilter(self)

    def lay_over(self) -> None:
        """Lay the folded panel over the content, or put it away again."""
        self.set_over(not self._is_over)

    def set_over(self, over: bool) -> None:
        """Lay the folded panel over the content, or put it away; it stays as it is while it is not folded."""
        self._is_over = over and self._is_folded
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Return room for the content alone, since the panel folds away."""
        content = self._content.minimumSizeHint()
        return QSize(content.width(), max(content.height(), self._side.minimumSizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away by Esc."""
        if event.key() == Qt.Key.Key_Escape and self._is_over:
            self.set_over(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panel or unfold it."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Fold when content or panel come to need more room, such as for larger text."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        least = max(self._content.minimumSizeHint().width(), self._rather())
        folded = self.width() < least + self._width() + 1
        if folded != self._is_folded:
            self._is_folded = folded
            self._is_over = False
            if folded:
                self._row.removeWidget(self._side)
            else:
                self._row.addWidget(self._side)
            self.folded.emit(folded)
        self._place()

    def _place(self) -> None:
        self._line.setVisible(not self._is_folded)
        self._side.setVisible(self._is_over or not self._is_folded)
        self._edge.setVisible(self._is_over)
        if self._is_folded:
            left = self.width() - self._width()
            self._side.setGeometry(left, 0, self._width(), self.height())
            self._edge.setGeometry(left - 1, 0, 1, self.height())
            self._side.raise_()
            self._edge.raise_()

    def _width(self) -> int:
        least = max(self._side.minimumWidth(), self._side.minimumSizeHint().width())
        return min(least, self._side.maximumWidth())
