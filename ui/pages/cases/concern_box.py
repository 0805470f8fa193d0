"""A concern on a case: to whom and why it was referred, and the council's response."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.dates import say_when
from inspector_app.fieldwork.concerns import Concern
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import XL, M, S, clear, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.glyph import Glyph
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.short_form import ShortForm
from ui.workspace import Workspace


class ConcernList(QWidget):
    """The concerns on one case. A response that is being typed stays with its concern, whatever is shown meanwhile."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: list[Concern] = []
        self._typed: dict[str, str] = {}  # responses that are not recorded yet, by concern
        self._boxes = QVBoxLayout()
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(XL)
        self.setLayout(self._boxes)
        self.hide()

    def load(self, case: str) -> None:
        """Show the concerns on a case (a record id)."""
        concerns = self._workspace.visit.concerns.all(sampled_case=case)
        if concerns != self._shown:
            writing = self._put_away()
            self._shown = concerns
            for concern in concerns:
                box = ConcernBox(self._workspace, concern)
                self._boxes.addWidget(box)
                typed = self._typed.pop(concern.id, None)
                if typed is not None and (concern.is_open or typed):
                    box.ask(typed, focus=concern.id == writing)
        self.setVisible(bool(concerns))

    def is_filling_in(self) -> bool:
        """Whether a response is being typed, to a concern in view or to another one."""
        return bool(self._typed) or any(box.typed() is not None for box in self._made())

    def take_over(self, before: ConcernList) -> None:
        """Go on with the responses that are being typed in a list that is about to go."""
        before._put_away()
        self._typed |= before._typed

    def _put_away(self) -> str:
        """Take the boxes away and keep what is typed in them; return the concern whose response has the keyboard."""
        writing = ""
        for box in self._made():
            typed = box.typed()
            if typed is not None:
                self._typed[box.concern.id] = typed
                writing = box.concern.id if box.has_keyboard() else writing
        clear(self._boxes)
        return writing

    def _made(self) -> list[ConcernBox]:
        boxes = (self._boxes.itemAt(place).widget() for place in range(self._boxes.count()))
        return [box for box in boxes if isinstance(box, ConcernBox)]


class ConcernBox(QWidget):
    """One concern, and the way to record the response while it waits for one."""

    def __init__(self, workspace: Workspace, concern: Concern) -> None:
        super().__init__()
        self._workspace, self.concern = workspace, concern
        self._response: GrowingText | None = None
        facts = Facts()
        facts.show_facts(self._facts())
        head = row(Glyph("concern-fill", "danger"), Label(_("Concern"), Type.STRONG), None, spacing=S)
        if number := self._number():
            words = _("Raised at {number}").format(number=number)
            head.addWidget(Button(words, kind="link", on_click=self._go))
        parts: list[QWidget] = [Label(concern.why, wrap=True), facts]
        self._ask = Button(_("Record the response…"), small=True, on_click=lambda: self.ask())
        self._asked = QVBoxLayout()
        if concern.is_open:
            due = concern.response_due
            if due and due < workspace.visit.today().isoformat():
                parts.append(Label(_("The response is overdue."), tone="danger", wrap=True))
        else:
            parts.append(Label(concern.response, wrap=True, tone="ink_2"))
        self._deed = panel(row(self._ask, None))
        self.setLayout(column(head, *parts, self._deed, self._asked, spacing=M - S))
        self._deed.setVisible(concern.is_open)

    def ask(self, typed: str = "", *, focus: bool = True) -> None:
        """Ask for the council's response, in place, of which some may have been typed already."""
        response = self._response = GrowingText(least_lines=3)
        form = ShortForm(
            _("The council’s response"),
            "",
            [(_("What they answered"), response)],
            _("Record the response"),
            lambda: self._record(response.toPlainText()),
            self._stop_asking,
            beside=True,
        )
        # Only now, so that the form knows it as typed.
        response.setPlainText(typed)
        response.moveCursor(QTextCursor.MoveOperation.End)
        self._deed.hide()
        self._asked.addWidget(form)
        if focus:
            focus_new(response)

    def typed(self) -> str | None:
        """Return the response as far as it is typed, None while it is not asked for."""
        return None if self._response is None else self._response.toPlainText()

    def has_keyboard(self) -> bool:
        """Whether the response is what has the keyboard."""
        return self._response is not None and self._response.hasFocus()

    def _stop_asking(self) -> None:
        self._response = None
        clear(self._asked)
        self._deed.show()
        focus_new(self._ask)

    def _facts(self) -> list[tuple[str, str]]:
        concern, language = self.concern, self._workspace.language
        by = self._workspace.visit.members.get(concern.raised_by).name
        facts = [
            (_("Raised by"), by),
            (_("Referred to"), concern.referred_to),
            (_("Referred"), say_when(concern.referred_at, language)),
        ]
        if concern.response_due:
            facts.append((_("Due by"), say_when(concern.response_due, language)))
        if not concern.is_open:
            facts.append((_("Answered"), say_when(concern.responded_at, language)))
        return facts

    def _record(self, response: str) -> None:
        self._workspace.visit.concerns.answer(self.concern.id, response)
        self._response = None

    def _number(self) -> str:
        """Return the number of the question at which it was raised, "" where that is not known."""
        visit, concern = self._workspace.visit, self.concern
        if not concern.reading or not concern.question:
            return ""
        try:
            return visit.forms.question(visit.readings.get(concern.reading).form, concern.question)[0].number
        except KeyError:
            return ""

    def _go(self) -> None:
        self._workspace.go("reading", self.concern.reading or "", self.concern.question)
