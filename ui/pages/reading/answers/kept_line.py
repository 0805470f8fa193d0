"""The line on an answer that a control cannot show: it is kept, and stays in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.layouts import XS, M, row
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.label import Label

_MOST = 400  # pixels of words before they go on below


class KeptLine(QWidget):
    """A line of words under a control, hidden while there is nothing to say.

    `removable` offers to take them out of the answer, where choosing another one would not; `let_go` comes then.
    """

    let_go = Signal()

    def __init__(self, *, removable: bool = False) -> None:
        super().__init__()
        self.words = Label(tone="danger")
        self._removable = removable
        self._button = Button(_("Take out"), kind="link", on_click=self.let_go.emit)
        self.setLayout(row(self.words, self._button, None, spacing=M, margins=(0, XS, 0, 0)))
        self.hide()

    def show_kept(self, words: Sequence[str], *, changeable: bool) -> None:
        """Show what is kept though it is no answer now, in words."""
        said = ", ".join(words)
        text = _("Kept from before: {answers}").format(answers=said) if words else ""
        is_long = text_width(Type.UI, text) > _MOST
        self.words.setText(text)
        self.words.setWordWrap(is_long)
        self.words.setMinimumWidth(_MOST if is_long else 0)
        self._button.setAccessibleName(_("Take out: {answers}").format(answers=said))
        self._button.setVisible(self._removable and changeable)
        self.setVisible(bool(words))
