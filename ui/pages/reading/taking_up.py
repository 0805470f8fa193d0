"""Taking a comment or an answer up as evidence, in place: what, for which criteria, as what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from db.errors import UserError
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from inspector_app.texts import in_language
from resources.translations import N_, _
from ui.layouts import S, clear, column, panel, row
from ui.pages.reading.open_reading import OpenReading
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.segmented_choice import SegmentedChoice

_KINDS = (
    (STRENGTH, N_("Strength"), "S"),
    (AREA, N_("Area for development"), "A"),
    (NEUTRAL, N_("Neutral"), "N"),
)


class TakingUp(QFrame):
    """A sentence to fill in: digits choose the criteria, S, A or N what it is, Enter takes it up, Esc closes."""

    def __init__(self, reading: OpenReading, path: str, closed: Callable[[], object]) -> None:
        super().__init__()
        self._reading, self._path, self._closed = reading, path, closed
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Take up as evidence"))
        question = reading.question(path)
        self._passage = GrowingText(_passage(reading, path), name=_("Passage"))
        criteria = reading.visit.framework.criteria
        language = reading.workspace.language
        self._criteria = {
            criterion.key: Button(
                f"{criterion.key}  {in_language(criterion.short, language)}",
                kind="toggle",
                small=True,
                name=reading.criterion_title(criterion.key),
            )
            for criterion in criteria
        }
        named = FlowLayout()
        for button in self._criteria.values():
            named.addWidget(button)
        for key in question.criteria if len(question.criteria) == 1 else ():
            self._criteria[key].setChecked(True)
        self._kind = SegmentedChoice(
            [(key, _(words)) for key, words, _cap in _KINDS], name=_("Kind of evidence")
        )
        self._start = self._state()
        self._trouble = QVBoxLayout()
        caps = row(
            KeyCap(_("1 to {last}").format(last=len(criteria))),
            Label(_("criteria"), tone="ink_3"),
            *(KeyCap(cap) for *_rest, cap in _KINDS),
            Label(_("kind"), tone="ink_3"),
        )
        deeds = row(
            Button(_("Take up"), icon_of="evidence", on_click=self.take_up),
            Button(_("Cancel"), kind="quiet", on_click=closed),
            None,
            spacing=S,
        )
        self.setLayout(
            column(
                row(Label(_("Take up as evidence"), Type.STRONG), None, caps),
                self._passage,
                Label(_("For")),
                panel(named),
                row(Label(_("as")), self._kind, None),
                self._trouble,
                deeds,
                spacing=S,
                margins=(S, S, S, S),
            )
        )

    @property
    def is_begun(self) -> bool:
        """Whether anything in it is other than when it was opened."""
        return self._state() != self._start

    def take_up(self) -> None:
        """Take the passage up; what is missing is said in place."""
        clear(self._trouble)
        try:
            self._reading.take_up(self._path, *self._state())
        except UserError as error:
            self._trouble.addWidget(Message("danger", f"{error.what} {error.remedy}"))
            return
        self._reading.workspace.say_done(_("Taken up as evidence."))
        self._closed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key, take up by Enter, close by Esc."""
        text = event.text().upper()
        keys = list(self._criteria)
        if event.key() == Qt.Key.Key_Escape:
            self._closed()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_up()
        elif text.isdigit() and 0 < int(text) <= len(keys):
            self._criteria[keys[int(text) - 1]].toggle()
        elif text in (cap for *_rest, cap in _KINDS):
            self._kind.set_value(next(key for key, _words, cap in _KINDS if cap == text))
        else:
            super().keyPressEvent(event)

    def _state(self) -> tuple[str, tuple[str, ...], str]:
        """Return the passage, the criteria and the kind, as they stand."""
        chosen = tuple(key for key, button in self._criteria.items() if button.isChecked())
        return self._passage.toPlainText(), chosen, self._kind.value


def _passage(reading: OpenReading, path: str) -> str:
    """Return the comment on a question, else its answer in words beside the question."""
    comment = reading.comments.get(path, "")
    state, question = reading.node(path), reading.question(path)
    if comment or question.type == "text":
        return comment or state.value
    answer = answer_words(question, state.value, reading.language, state.choices)
    return f"{state.label} {answer}." if answer else ""
