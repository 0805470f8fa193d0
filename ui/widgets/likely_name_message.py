"""A message under a text that may tell who a child is: other words instead, or a word that it is all right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from inspector_app.privacy.finding import Likeness
from resources.translations import _
from ui.layouts import L, M, S, column, panel, row
from ui.typography import text_scale
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.line_field import LineField

_FIELD_WIDTH = 240  # pixels at the usual size of text


class LikelyNameMessage(QFrame):
    """What `words` look like, what to do, and two links. It never goes by itself and holds nobody up.

    `replaced` carries what shall stand instead; `kept` comes when the words are all right; `left` when the keyboard
    shall go back to the text; `grown` when it needs another height.
    """

    replaced = Signal(str)
    kept = Signal()
    left = Signal()
    grown = Signal()

    def __init__(self, words: str, likeness: Likeness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.likeness = words, likeness
        self.setProperty("kind", "message")
        self.setProperty("tone", "area")
        # Two sentences, each whole by itself.
        sentence = f"{_(likeness.sentence).format(words=words)} {_(likeness.remedy)}"
        self.setAccessibleName(sentence)
        self.replace = Button(_("Replace…"), kind="link", on_click=self._ask)
        self.keep = Button(_(likeness.keep), kind="link", on_click=self.kept.emit)
        links = FlowLayout(L, below=0)
        for link in (self.replace, self.keep):
            links.addWidget(link)
        self._links = panel(links)
        self.instead = LineField(name=_("Write instead"))
        self.instead.setMaximumWidth(round(_FIELD_WIDTH * text_scale()))
        self.instead.returnPressed.connect(self._replace)
        replace = Button(_("Replace"), small=True, on_click=self._replace)
        self._asking = panel(row(Label(_("Write instead"), tone="ink_2"), self.instead, replace, None))
        self._asking.hide()
        body = row(spacing=M, margins=(M, S, M, S))
        body.addWidget(Glyph("warning-fill", "area"), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(column(Label(sentence, wrap=True), self._links, self._asking, spacing=2), 1)
        self.setLayout(body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc: from the field to the links, from those to the text."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._asking.isHidden():
            self.left.emit()
        else:
            self._show_asking(False)
            self.replace.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._show_asking(True)
        self.instead.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_asking(self, asking: bool) -> None:
        self._links.setVisible(not asking)
        self._asking.setVisible(asking)
        self.grown.emit()

    def _replace(self) -> None:
        words = self.instead.text().strip()
        if words:
            self.replaced.emit(words)
