"""How a question stands, as the mark before its number."""

from __future__ import annotations

from inspector_app.forms.definition import UNAVAILABLE
from resources.translations import _
from ui.pages.reading.open_form import OpenForm


def answer_mark(form: OpenForm, path: str) -> tuple[str, str, str]:
    """Return the mark of a question: its icon by meaning, the role of its colour, and what it says."""
    state = form.node(path)
    if form.question(path).type == UNAVAILABLE:
        return "skipped", "ink_3", _("Not available here")
    if form.difference(path):
        return "differs", "conflict", _("Given differently")
    if state.value and not state.valid:
        return "error", "danger", _("To put right")
    if state.warning:
        return "warning-fill", "area", _("Warning")
    if state.not_applicable:
        return "not-applicable", "ink_2", _("Not applicable")
    if state.is_answered:
        return "answered", "strength", _("Answered")
    return "open", "control", _("Not answered yet")
