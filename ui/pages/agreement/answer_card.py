"""What one reader answered: a card to choose, with the reader's comment under the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame

from inspector_app.forms.inline import Run
from inspector_app.forms.markdown import Block
from inspector_app.word_differences import Marked
from ui.layouts import M, S, column, row
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.styled_label import StyledLabel


class AnswerCard(QFrame):
    """An answer in words; chosen means a border of two pixels, weight and a tick.

    Where two texts differ in some words only, these carry the weight instead.
    """

    def __init__(self, key: str, words: Marked, comment: str, choose: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._choose = choose
        self._tick = Glyph("answered", "accent")
        self._cap = KeyCap(key)
        text = "".join(piece for piece, _differs in words)
        self._plain = self._strong = _marked(words)
        if len(words) == 1:
            self._plain = Label(text, wrap=True)
            self._strong = Label(text, Type.STRONG, wrap=True)
        answer = column(*dict.fromkeys((self._plain, self._strong)), spacing=0)
        head = row(spacing=S)
        head.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(answer, 1)
        parts = [head, Label(comment, Type.CAPTION, tone="ink_2", wrap=True)] if comment else [head]
        self.setLayout(column(*parts, None, spacing=S, margins=(M, S, M, S)))
        self.show_chosen(False)

    def show_chosen(self, chosen: bool) -> None:
        """Show it as the chosen answer, or not."""
        self._tick.setVisible(chosen)
        self._cap.setVisible(not chosen)
        if self._strong is not self._plain:
            self._strong.setVisible(chosen)
            self._plain.setVisible(not chosen)
        self.setProperty("tone", "chosen" if chosen else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self._choose()
        event.accept()


def _marked(words: Marked) -> Label:
    label = StyledLabel()
    label.show_styled((Block(tuple(Run(piece, bold=differs) for piece, differs in words)),))
    return label
