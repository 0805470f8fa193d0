"""A link of one line that ends in "…" where there is no room; the whole stands in its tooltip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.button import Button


class ElidedLink(Button):
    """A link that takes the width that is left; `on_click` is called without arguments."""

    def __init__(self, words: str, *, on_click: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(words, kind="link", name=words, on_click=on_click, parent=parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return that any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the width."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - 2))
