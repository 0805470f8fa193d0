"""A value that nobody types: the form works it out, or says that it may not change."""

from __future__ import annotations

from PySide6.QtCore import Qt

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.forms import Definition, NodeState
from resources.translations import _
from ui.layouts import S, column, row
from ui.pages.reading.answers.field import RING, AnswerField
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label


class LockedAnswer(AnswerField):
    """The value in words, as the form has it now. The keyboard stops at it, so that it is read out."""

    def __init__(self, question: Definition, *, language: str, name: str) -> None:
        super().__init__()
        self._question, self._language, self._name = question, language, name
        self.words = Label(type_=Type.STRONG, wrap=True)
        is_worked_out = question.calculate is not None
        why = (
            _("Worked out by the form") if is_worked_out else _("Set by the form, and not to be changed here")
        )
        line = row(Glyph("worked-out" if is_worked_out else "locked", "ink_3", name=why), spacing=S)
        line.addWidget(self.words, 1)
        self._why = why
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(line, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:  # noqa: ARG002 - never changeable
        """Show the value."""
        words = answer_words(self._question, state.value, self._language, state.choices) or "–"
        self.words.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setAccessibleDescription(self._why)
