"""The line on an answer that a control cannot show: it is kept, and stays in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.layouts import XS, M, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class KeptLine(QWidget):
    """A line of words under a control, hidden while there is nothing to say.

    `removable` offers to take them out of the answer, where choosing another one would not; `let_go` comes then.
    """

    let_go = Signal()

    def __init__(self, *, removable: bool = False) -> None:
        super().__init__()
        self.words = Label(tone="danger", wrap=True)
        self._removable = removable
        self._button = Button("Take out", kind="link", on_click=self.let_go.emit)
        line = row(spacing=M, margins=(0, XS, 0, 0))
        line.addWidget(self.words, 1)
        line.addWidget(self._button)
        self.setLayout(line)
        self.hide()

    def show_kept(self, words: Sequence[str], *, changeable: bool) -> None:
        """Show what is kept though it is no answer now, in words."""
        said = ", ".join(words)
        self.words.setText(f"Kept from before: {said}" if words else "")
        self._button.setAccessibleName(f"Take out: {said}")
        self._button.setVisible(self._removable and changeable)
        self.setVisible(bool(words))
