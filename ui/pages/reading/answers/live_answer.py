"""A control that is made anew when the form takes choices away, adds some, or locks the question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from inspector_app.forms import NodeState
from ui.focus import focus_new
from ui.layouts import column
from ui.pages.reading.answers.field import AnswerField


class LiveAnswer(AnswerField):
    """Holds the control that suits the question now; the keyboard stays in it when it is made anew."""

    def __init__(self, make: Callable[[NodeState], AnswerField], state: NodeState) -> None:
        super().__init__()
        self._make = make
        self._made_for = (state.readonly, state.choices)
        self._latest = state
        self._keys_shown = False
        self._column = column(spacing=0)
        self.setLayout(self._column)
        self.control = self._hold(state)

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the answer, in another control if the question is another one now."""
        self._latest = state
        made_for = (state.readonly, state.choices)
        if made_for != self._made_for:
            self._made_for = made_for
            self._replace(state)
        # What was still being typed may have become the answer meanwhile.
        self.control.show_state(self._latest, changeable=changeable)

    def show_keys(self, shown: bool) -> None:
        """Show the keys that choose."""
        self._keys_shown = shown
        self.control.show_keys(shown)

    def commit(self) -> bool:
        """Send what is being typed now."""
        return self.control.commit()

    def _hold(self, state: NodeState) -> AnswerField:
        control = self._make(state)
        control.answered.connect(self.answered)
        control.opened.connect(self.opened)
        self._column.addWidget(control)
        self.setFocusProxy(control)
        return control

    def _replace(self, state: NodeState) -> None:
        old, focused = self.control, QApplication.focusWidget()
        had_keyboard = focused is not None and (focused is old or old.isAncestorOf(focused))
        old.commit()  # what is being typed is kept, whatever becomes of the question
        self._column.removeWidget(old)
        self.control = self._hold(state)
        self.control.show_keys(self._keys_shown)
        if had_keyboard:
            focus_new(self.control)
        old.hide()
        old.deleteLater()
