"""An answer that is a day."""

from __future__ import annotations

from datetime import date

from inspector_app.forms import NodeState
from ui.layouts import column
from ui.pages.reading.answers.field import RING, AnswerField
from ui.widgets.date_field import DateField


class DateAnswer(AnswerField):
    """A day as people write it. Words that are no day are kept as they are, and the form says that they are none."""

    def __init__(self, today: date, *, language: str, name: str) -> None:
        super().__init__()
        self._field = DateField(today, language=language, name=name)
        self._field.committed.connect(self.answered)
        self.setFocusProxy(self._field)
        self.setLayout(column(self._field, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the day."""
        self._field.line.setReadOnly(not changeable)
        self._field.set_value("" if state.not_applicable else state.value)

    def commit(self) -> None:
        """Send what is being typed now."""
        self._field.commit()
