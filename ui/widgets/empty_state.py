"""What stands where there is nothing yet: what belongs here, and one button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.layouts import XL, XS, L, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_WIDTH = 720


class EmptyState(QFrame):
    """A dashed frame with an icon, two lines, and a button if there is something to do."""

    def __init__(
        self,
        icon_of: str,
        title: str,
        words: str,
        button: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "empty")
        texts = column(Label(title, Type.STRONG), Label(words, tone="ink_2", wrap=True), spacing=XS)
        body = row(spacing=L, margins=(L, L, L, L))
        body.addWidget(Glyph(icon_of, "ink_3", size=22), 0, Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(texts, 1)
        if button is not None:
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(body)
        self.setMaximumWidth(_WIDTH)
        self.setMinimumHeight(XL * 3)

    def sizeHint(self) -> QSize:
        """Return the whole width, so that the words stand on one line where there is room."""
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))
