"""One line in place of the questions that are skipped: which, why, and where to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.reading_outline import Skipped
from inspector_app.fieldwork.reasons import skip_sentence, where_to_change
from resources.translations import _
from ui.layouts import M, S, row
from ui.pages.reading.open_form import OpenForm
from ui.theme import theme
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_HEIGHT = 26
_MOST = 460  # pixels of a sentence before it goes on below


class SkipHint(QWidget):
    """The line of one run of skipped questions."""

    def __init__(self, form: OpenForm, skipped: Skipped) -> None:
        super().__init__()
        self._form, self._skipped = form, skipped
        self._words = Label(tone="ink_2")
        self._link = Button(kind="link", on_click=self._go)
        line = row(Glyph("skipped", "ink_3"), spacing=S, margins=(M, 0, 0, 0))
        line.addWidget(self._words)
        line.addWidget(self._link)
        line.addWidget(_Rule(), 1)
        self.setLayout(line)
        self.setMinimumHeight(_HEIGHT)
        self.load()

    def load(self) -> None:
        """Show the reason as it stands now."""
        state = self._form.state
        words = skip_sentence(state, self._skipped.paths, self._skipped.because)
        self._words.setText(words)
        is_long = text_width(Type.UI, words) > _MOST
        self._words.setWordWrap(is_long)
        self._words.setMinimumWidth(_MOST if is_long else 0)
        place = where_to_change(state, self._skipped.because)
        self._link.setVisible(bool(place))
        self._link.setText(
            _("Go to {number}").format(number=self._form.question(place).number) if place else ""
        )

    def _go(self) -> None:
        self._form.wanted.emit(where_to_change(self._form.state, self._skipped.because))


class _Rule(QWidget):
    """A dashed line to the edge."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        with QPainter(self) as painter:
            painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
            middle = self.height() // 2
            painter.drawLine(0, middle, self.width(), middle)
