"""An answer that neither reader gave, written for the agreed reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.forms import NOT_APPLICABLE, FormState, NodeState
from inspector_app.forms.definition import Definition
from inspector_app.forms.filling.answers import is_of_kind
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import M, S, clear, column, panel, row
from ui.pages.reading.answers.field import AnswerField
from ui.pages.reading.answers.make import make_field
from ui.pages.reading.open_form import OpenForm
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label


class ComparedForm(OpenForm):
    """A reading that is only looked at, for making the control of one of its questions."""

    def __init__(self, state: FormState, language: str, today: date) -> None:
        super().__init__()
        self._state, self._language, self._today = state, language, today

    @property
    def state(self) -> FormState:
        """The filled-in form."""
        return self._state

    @property
    def language(self) -> str:
        """The language of the window, in which both answers are said."""
        return self._language

    @property
    def today(self) -> date:
        """The day on which dates are read."""
        return self._today


class ThirdAnswer(QWidget):
    """A link that opens the control of the question in place; `choose` is called with what was answered there.

    Esc goes back to the two answers, which `left` is called for.
    """

    def __init__(
        self,
        form: ComparedForm,
        question: Definition,
        state: NodeState,
        choose: Callable[[str], object],
        left: Callable[[], object],
    ) -> None:
        super().__init__()
        self._form, self._question, self._choose, self._left = form, question, choose, left
        self._state = replace(state, value="", not_applicable=False, valid=True, message="")
        self._answer = ""
        self._field: AnswerField | None = None
        self._link = Button(_("Another answer…"), kind="link", on_click=self.open)
        self._link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line is the Tab stop, and 3 its key
        self._closed = panel(row(KeyCap("3"), self._link, None, spacing=S))
        self._place = QVBoxLayout()
        self.setLayout(column(self._closed, self._place, spacing=0))

    def show_chosen(self, answer: str | None) -> None:
        """Show the answer that was written here and is chosen, None for none."""
        self._answer = answer or ""
        if answer:
            self._make()
        if self._field is not None:
            self._field.show_state(self._shown_state(), changeable=True)
            self._frame.setProperty("tone", "chosen" if answer else "")
            self._frame.style().unpolish(self._frame)
            self._frame.style().polish(self._frame)
            self._tick.setVisible(bool(answer))

    @property
    def is_open(self) -> bool:
        """Whether the control is there, with what may be being typed."""
        return self._field is not None

    def open(self) -> None:
        """Open the control and put the keyboard into it."""
        self._make()
        if self._field is not None:
            focus_new(self._field)

    def close_up(self) -> None:
        """Put the control away."""
        if self._field is not None:
            self._field.commit()
        self._field = None
        clear(self._place)
        self._closed.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the two answers by Esc; what is not chosen is put away."""
        if event.key() == Qt.Key.Key_Escape and self._field is not None:
            if not self._answer:
                self.close_up()
            self._left()
        else:
            super().keyPressEvent(event)

    def commit(self) -> bool:
        """Take what is being typed; returns whether it was taken."""
        return self._field is None or self._field.commit()

    def _make(self) -> None:
        if self._field is not None:
            return
        field = make_field(self._question, self._state, self._form)
        if field is None:
            return
        field.answered.connect(self._on_answered)
        field.show_state(self._shown_state(), changeable=True)
        self._field = field
        self._frame = QFrame()
        self._frame.setProperty("kind", "card")
        self._tick = Glyph("answered", "accent")
        head = row(self._tick, Label(_("Another answer"), tone="ink_2"), None, spacing=S)
        self._frame.setLayout(column(head, field, spacing=S // 2, margins=(M, S, M, S)))
        self._tick.hide()
        self._closed.hide()
        self._place.addWidget(self._frame)

    def _shown_state(self) -> NodeState:
        return replace(self._state, value=self._answer, not_applicable=self._answer == NOT_APPLICABLE)

    def _on_answered(self, answer: str) -> None:
        # What is no answer to the question stays in the field, which says what is wrong with it.
        if not answer or answer == NOT_APPLICABLE or is_of_kind(self._question, answer):
            self._choose(answer)
