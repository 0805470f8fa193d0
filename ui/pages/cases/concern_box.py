"""A concern on a case: to whom and why it was referred, and the council's response."""

from __future__ import annotations

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
    """The concerns on one case; they stay, with what is being typed, as long as they are the same."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: list[Concern] = []
        self._boxes = QVBoxLayout()
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(XL)
        self.setLayout(self._boxes)
        self.hide()

    def load(self, case: str) -> None:
        """Show the concerns on a case (a record id)."""
        concerns = self._workspace.visit.concerns.all(sampled_case=case)
        if concerns != self._shown:
            self._shown = concerns
            clear(self._boxes)
            for concern in concerns:
                self._boxes.addWidget(ConcernBox(self._workspace, concern))
        self.setVisible(bool(concerns))


class ConcernBox(QWidget):
    """One concern, and the way to record the response while it waits for one."""

    def __init__(self, workspace: Workspace, concern: Concern) -> None:
        super().__init__()
        self._workspace, self._concern = workspace, concern
        facts = Facts()
        facts.show_facts(self._facts())
        head = row(Glyph("concern-fill", "danger"), Label(_("Concern"), Type.STRONG), None, spacing=S)
        if number := self._number():
            words = _("Raised at {number}").format(number=number)
            head.addWidget(Button(words, kind="link", on_click=self._go))
        parts: list[QWidget] = [Label(concern.why, wrap=True), facts]
        self._ask = Button(_("Record the response…"), small=True, on_click=self.ask)
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

    def ask(self) -> None:
        """Ask for the council's response, in place."""
        response = GrowingText(least_lines=3)
        form = ShortForm(
            _("The council’s response"),
            "",
            [(_("What they answered"), response)],
            _("Record the response"),
            lambda: self._record(response.toPlainText()),
            self._stop_asking,
            beside=True,
        )
        self._deed.hide()
        self._asked.addWidget(form)
        focus_new(response)

    def _stop_asking(self) -> None:
        clear(self._asked)
        self._deed.show()
        focus_new(self._ask)

    def _facts(self) -> list[tuple[str, str]]:
        concern, language = self._concern, self._workspace.language
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
        self._workspace.visit.concerns.answer(self._concern.id, response)

    def _number(self) -> str:
        """Return the number of the question at which it was raised, "" where that is not known."""
        visit, concern = self._workspace.visit, self._concern
        if not concern.reading or not concern.question:
            return ""
        try:
            return visit.forms.question(visit.readings.get(concern.reading).form, concern.question)[0].number
        except KeyError:
            return ""

    def _go(self) -> None:
        self._workspace.go("reading", self._concern.reading or "", self._concern.question)
