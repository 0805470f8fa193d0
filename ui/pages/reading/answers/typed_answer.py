"""An answer that people write in many ways: a day, a month, a time, a number."""

from __future__ import annotations

from datetime import date

from inspector_app import typed
from inspector_app.forms import Definition, NodeState
from inspector_app.typed import TypedKind
from ui.layouts import column
from ui.pages.reading.answers.field import RING, AnswerField
from ui.widgets.read_back_field import ReadBackField

TYPED = frozenset({"date", "time", "dateTime", "integer", "decimal"})  # types that this control is for


def typed_kind(question: Definition, today: date, language: str) -> TypedKind:
    """Return how answers to a question of one of the `TYPED` types are typed."""
    appearance = question.appearance.split()
    match question.type:
        case "date" if "month-year" in appearance:
            return typed.months(today, language)
        case "date" if "year" in appearance:
            return typed.years(today)
        case "date":
            return typed.days(today, language)
        case "time":
            return typed.times(today)
        case "dateTime":
            return typed.moments(today, language)
        case _:
            return typed.numbers(whole=question.type == "integer", thousands="thousands-sep" in appearance)


class TypedAnswer(AnswerField):
    """A value as people write it. What cannot be read is kept as it is, and the field says what is wrong with it."""

    def __init__(self, kind: TypedKind, *, name: str) -> None:
        super().__init__()
        self.field = ReadBackField(kind, name=name)
        self.field.committed.connect(self.answered)
        self.setFocusProxy(self.field)
        self.setLayout(column(self.field, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the value."""
        self.field.line.setReadOnly(not changeable)
        self.field.set_value("" if state.not_applicable else state.value)

    def commit(self) -> bool:
        """Send what is being typed now."""
        return self.field.commit()
