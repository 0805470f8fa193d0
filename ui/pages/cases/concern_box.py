"""A concern on a case: to whom and why it was referred, and the council's response."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_when
from inspector_app.fieldwork.concerns import Concern
from resources.translations import _
from ui.layouts import M, S, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.glyph import Glyph
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label


class ConcernBox(QWidget):
    """One concern; `respond` is called with the response once it is recorded as received."""

    def __init__(self, concern: Concern, language: str, respond: Callable[[str], object]) -> None:
        super().__init__()
        facts = Facts()
        shown = [
            (_("Referred to"), concern.referred_to),
            (_("Referred"), say_when(concern.referred_at, language)),
        ]
        if concern.response_due:
            shown.append((_("Due by"), say_when(concern.response_due, language)))
        if not concern.is_open:
            shown.append((_("Answered"), say_when(concern.responded_at, language)))
        facts.show_facts(shown)
        head = row(Glyph("concern-fill", "danger"), Label(_("Concern"), Type.STRONG), None, spacing=S)
        parts = [head, Label(concern.why, wrap=True), facts]
        if concern.is_open:
            self.response = GrowingText(least_lines=3, name=_("The council’s response"))
            record = Button(_("Record the response"), on_click=lambda: respond(self.response.toPlainText()))
            parts += [Label(_("The council’s response"), tone="ink_2"), self.response, row(record, None)]
        else:
            parts.append(Label(concern.response, wrap=True, tone="ink_2"))
        self.setLayout(column(*parts, spacing=M - S))
