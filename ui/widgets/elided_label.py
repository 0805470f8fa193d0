"""One line of text that ends in "…" where there is no room; the whole stands in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.typography import Type
from ui.widgets.label import Label


class ElidedLabel(Label):
    """A text that takes the width that is left; cut is the middle, so that the end of a file's name stays, or `where`."""

    def __init__(
        self,
        words: str,
        type_: Type = Type.UI,
        *,
        tone: str = "ink",
        where: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, type_, tone=tone, parent=parent)
        self._where = where
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """Return that any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, self._where, self.width() - 2))
