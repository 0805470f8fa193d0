"""A large button: an icon, what it does, and a line about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.layouts import L, M, column, row
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.pressing import PressedByEnter


class ActionCard(PressedByEnter, QPushButton):
    """A card that acts when it is pressed; `words` may wrap to a second line."""

    def __init__(
        self, icon_of: str, title: str, words: str, on_click: Callable[[], object], *, key: str = ""
    ) -> None:
        super().__init__()
        self.setAccessibleName(f"{title} {words}")
        self.setAutoDefault(False)
        head = row(spacing=M)
        head.addWidget(Label(title, Type.STRONG, wrap=True), 1)
        head.addWidget(Label(key, tone="ink_3"), 0, Qt.AlignmentFlag.AlignTop)
        texts = column(
            head,
            Label(words, tone="ink_2", wrap=True),
            None,
            spacing=2,
        )
        line = row(spacing=M, margins=(L, M, L, M))
        line.addWidget(Glyph(icon_of, size=18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.setLayout(line)
        # Of the height that its words need, which a button does not ask its layout for.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: on_click())
