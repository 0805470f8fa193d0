"""A value that the form works out; nobody types it."""

from __future__ import annotations

from inspector_app.forms import NodeState
from inspector_app.forms.answers import presented
from ui.layouts import column
from ui.pages.reading.answers.field import RING, AnswerField
from ui.typography import Type
from ui.widgets.label import Label


class WorkedOut(AnswerField):
    """The value as the form has it now."""

    def __init__(self, *, language: str) -> None:
        super().__init__()
        self._language = language
        self._value = Label(type_=Type.STRONG)
        self.setLayout(column(self._value, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:  # noqa: ARG002 - never changeable
        """Show the value."""
        self._value.setText(presented(state.value, self._language) or "–")
