"""What is said under a question: two values, what is wrong, a soft warning, or why one was accepted."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.reasons import warned_because
from inspector_app.forms import NodeState
from inspector_app.forms.answers import is_of_type
from ui.focus import focus_new
from ui.layouts import S, clear, column, row
from ui.pages.reading.answers.typed_answer import TYPED
from ui.pages.reading.open_reading import OpenReading
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.message import Message, Remedy
from ui.widgets.short_form import ShortForm


class CardMessages(QWidget):
    """The messages of one question; they are made anew only when they change, so that no focus is lost."""

    def __init__(self, reading: OpenReading, path: str) -> None:
        super().__init__()
        self._reading = reading
        self._path = path
        self._shown: tuple[object, ...] = ()
        self._column = column()
        self.setLayout(self._column)
        self.hide()

    def load(self, state: NodeState) -> None:
        """Show what there is to say about the question's state."""
        reading = self._reading
        wrong = state.message if state.value and not state.valid and not self._said_by_field(state) else ""
        accepted = "" if state.warning else reading.session.accepted.get(self._path, "")
        conflict = reading.differing.get(self._path)
        told = (wrong, state.warning, accepted, conflict, reading.changeable)
        if told == self._shown:
            return
        self._shown = told
        clear(self._column)
        if conflict is not None:
            question = reading.question(self._path)
            names = {member.id: member.first_name for member in reading.visit.members.all()}
            values = [
                f"{answer_words(question, str(entry.value or ''), reading.language, state.choices) or 'no answer'}"
                f" ({names.get(entry.author, 'somebody else')})"
                for entry in conflict.values
            ]
            settle = ("Settle", lambda: reading.workspace.go("team", part="differences"))
            self._add(Message("conflict", f"Two values: {', '.join(values)}.", [settle]))
        if wrong:
            self._add(Message("danger", wrong))
        if state.warning:
            self._add(Message("area", state.warning, self._remedies()))
        if accepted:
            words = Label(f"Accepted: {accepted}", tone="ink_2", wrap=True)
            back = Button("Take back", kind="link", on_click=lambda: reading.accept_warning(self._path, ""))
            back.setVisible(reading.changeable)
            line = row(Glyph("warning", "ink_3"), spacing=S)
            line.addWidget(words, 1)
            line.addWidget(back)
            self._column.addLayout(line)
        self.setVisible(bool(self._column.count()))

    def _remedies(self) -> list[Remedy]:
        reading = self._reading
        remedies: list[Remedy] = [
            (f"Go to {reading.question(path).number}", lambda path=path: reading.wanted.emit(path))
            for path in warned_because(reading.state, self._path)
        ]
        if reading.changeable:
            remedies.append(("Accept with a reason…", self._ask_for_reason))
        return remedies

    def _ask_for_reason(self) -> None:
        reason = QLineEdit()
        form = ShortForm(
            "Accept with a reason",
            "",
            [("Reason", reason)],
            "Accept",
            lambda: self._reading.accept_warning(self._path, reason.text()),
            self._show_again,
            beside=True,
        )
        clear(self._column)
        self._add(form)
        focus_new(reason)

    def _show_again(self) -> None:
        self._shown = ()
        self.load(self._reading.node(self._path))

    def _said_by_field(self, state: NodeState) -> bool:
        """Whether the field says itself that what was typed is not of its kind."""
        question = self._reading.question(self._path)
        return question.type in TYPED and not state.readonly and not is_of_type(question, state.value)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
