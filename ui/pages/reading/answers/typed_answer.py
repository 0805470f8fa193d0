"""An answer that people write in many ways: a day, a month, a time, a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspector_app import typed
from inspector_app.forms import NOT_APPLICABLE, Definition, NodeState
from inspector_app.typed import Entry, TypedKind
from ui.layouts import column
from ui.pages.reading.answers.field import RING, AnswerField, apart
from ui.widgets.read_back_field import ReadBackField

TYPED = frozenset({"date", "time", "dateTime", "integer", "decimal"})  # types that this control is for
_NOT_APPLICABLE = ("n", NOT_APPLICABLE)


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
    """A value as people write it. What cannot be read is kept as it is, and the field says what is wrong with it.

    With `na`, an N alone is "Not applicable"; more letters make it a month or noon again.
    """

    def __init__(self, kind: TypedKind, *, na: bool, name: str) -> None:
        super().__init__()
        self._na = na
        self.field = ReadBackField(_or_not_applicable(kind) if na else kind, name=name)
        self.field.committed.connect(self.answered)
        self.field.line.editingFinished.connect(self._on_left)
        self.setFocusProxy(self.field)
        self.setLayout(column(self.field, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the value."""
        self.field.line.setReadOnly(not changeable)
        self.field.set_value("" if state.not_applicable and not self._na else state.value)

    def takes_letters(self) -> bool:
        """Whether something stands there that a letter would be added to."""
        return bool(self.field.line.text())

    def commit(self) -> bool:
        """Send what is being typed now."""
        return self.field.commit()

    def _on_left(self) -> None:
        if self.field.value() == NOT_APPLICABLE:
            self.field.show_face()  # "Not applicable" stands beside it; the letter was but its key


def _or_not_applicable(kind: TypedKind) -> TypedKind:
    """Return a kind that reads an N alone as "Not applicable", which has no face of its own."""

    def read(text: str) -> Entry:
        if text.casefold() in _NOT_APPLICABLE:
            answer, words = apart()
            return Entry(answer, words)
        return kind.read(text)

    return replace(kind, read=read, face=lambda value: "" if value == NOT_APPLICABLE else kind.face(value))
