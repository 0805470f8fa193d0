"""What is said under a question: answers that differ, what is wrong, a soft warning, or why one was accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import UserError
from inspector_app.fieldwork.reasons import warned_because
from inspector_app.forms import NodeState
from inspector_app.forms.filling.answers import is_of_kind
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import S, clear, column, row
from ui.pages.reading.answers.field import RING
from ui.pages.reading.answers.typed_answer import TYPED, typed_kind
from ui.pages.reading.open_form import OpenForm
from ui.pages.reading.open_reading import OpenReading
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.message import Message, Remedy
from ui.widgets.short_form import ShortForm


class CardMessages(QWidget):
    """The messages of one question; they are made anew only when they change, so that no focus is lost.

    `closed` comes when what had the keyboard is gone: it belongs to the question again.
    """

    closed = Signal()

    def __init__(self, form: OpenForm, path: str) -> None:
        super().__init__()
        self._form = form
        self._path = path
        self._shown: tuple[object, ...] = ()
        # In line with the controls, which keep room for the focus ring.
        self._column = column(margins=(RING[0], 0, RING[2], 0))
        self.setLayout(self._column)
        self.hide()

    def load(self, state: NodeState) -> None:
        """Show what there is to say about the question's state."""
        form = self._form
        wrong = state.message if state.value and not state.valid and not self._said_by_field(state) else ""
        accepted = "" if state.warning else form.accepted.get(self._path, "")
        difference = form.difference(self._path)
        told = (wrong, state.warning, accepted, difference, form.changeable)
        if told == self._shown:
            return
        self._shown = told
        clear(self._column)
        if difference:
            self._add(Message("conflict", difference, self._settling()))
        if wrong:
            self._add(Message("danger", wrong))
        if state.warning:
            self._add(Message("area", state.warning, self._remedies()))
        if accepted:
            words = Label(_("Accepted: {reason}").format(reason=accepted), tone="ink_2", wrap=True)
            back = Button(_("Take back"), kind="link", on_click=self._take_back)
            line = row(Glyph("warning", "ink_3"), spacing=S)
            line.addWidget(words, 1)
            if form.changeable:
                line.addWidget(back)
            self._column.addLayout(line)
        self.setVisible(bool(self._column.count()))

    def asks(self) -> bool:
        """Whether the reason for accepting a warning is being written."""
        return bool(self.findChildren(ShortForm))

    def is_half_typed(self) -> bool:
        """Whether words of such a reason stand there."""
        return any(form.is_begun and not form.isHidden() for form in self.findChildren(ShortForm))

    def _settling(self) -> list[Remedy]:
        if not isinstance(self._form, OpenReading):
            return []
        workspace = self._form.workspace
        return [(_("Settle"), lambda: workspace.go("team", part="differences"))]

    def _remedies(self) -> list[Remedy]:
        form = self._form
        remedies: list[Remedy] = [
            (
                _("Go to {number}").format(number=form.question(path).number),
                lambda path=path: form.wanted.emit(path),
            )
            for path in warned_because(form.state, self._path)
            if path != self._path
        ]
        if form.changeable:
            remedies.append((_("Accept with a reason…"), self._ask_for_reason))
        return remedies

    def _ask_for_reason(self) -> None:
        reason = QLineEdit()
        form = ShortForm(
            _("Accept with a reason"),
            "",
            [(_("Reason"), reason)],
            _("Accept"),
            lambda: self._accept(reason.text()),
            self._cancel,
            beside=True,
        )
        clear(self._column)
        self._add(form)
        focus_new(reason)

    def _accept(self, reason: str) -> None:
        if not reason.strip():
            raise UserError("warning-reason", _("A reason is needed."), _("Write it in a few words."))
        self._form.accept_warning(self._path, reason)
        self.closed.emit()

    def _cancel(self) -> None:
        self._shown = ()
        self.load(self._form.node(self._path))
        self.closed.emit()

    def _take_back(self) -> None:
        self._form.accept_warning(self._path, "")
        self.closed.emit()

    def _said_by_field(self, state: NodeState) -> bool:
        """Whether the field says itself why what was typed is not of its kind."""
        form, question = self._form, self._form.question(self._path)
        if question.type not in TYPED or state.readonly or is_of_kind(question, state.value):
            return False
        return bool(typed_kind(question, form.today, form.language).read(state.value).trouble)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
