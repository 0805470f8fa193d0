"""A concern on a case: to whom and why it was referred, and the council's response."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.concerns import Concern
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
        shown = [("Referred to", concern.referred_to), ("Referred", _moment(concern.referred_at, language))]
        if concern.response_due:
            shown.append(("Due by", _moment(concern.response_due, language)))
        if not concern.is_open:
            shown.append(("Answered", _moment(concern.responded_at, language)))
        facts.show_facts(shown)
        head = row(Glyph("concern-fill", "danger"), Label("Concern", Type.STRONG), None, spacing=S)
        parts = [head, Label(concern.why, wrap=True), facts]
        if concern.is_open:
            self.response = GrowingText(least_lines=3, name="The council’s response")
            record = Button("Record the response", on_click=lambda: respond(self.response.toPlainText()))
            parts += [Label("The council’s response", tone="ink_2"), self.response, row(record, None)]
        else:
            parts.append(Label(concern.response, wrap=True, tone="ink_2"))
        self.setLayout(column(*parts, spacing=M - S))


def _moment(at: str, language: str) -> str:
    """Return an ISO moment in words, with its local time if it has one; words that are no moment stay."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    if len(at) == len("2024-03-14"):
        return say_date(moment.date(), language, weekday=True, year=False)
    local = moment.astimezone()
    return f"{say_date(local.date(), language, weekday=True, year=False)}, {local:%H:%M}"
