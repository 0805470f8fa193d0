"""An answer that has two values, given apart from each other, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.log.history import Conflict
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.forms import FormState
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def two_values_words(visit: Visit, conflict: Conflict, state: FormState) -> str:
    """Return both values of the answer that is at odds, each with who gave it, in the language of the form."""
    question = state.form.question(conflict.field)
    choices = state.node(conflict.field).choices
    names = {member.id: member.first_name for member in visit.members.all()}
    nothing, nobody = _("no answer"), _("somebody else")
    values = [
        f"{answer_words(question, str(entry.value or ''), state.language, choices) or nothing}"
        f" ({names.get(entry.author, nobody)})"
        for entry in conflict.values
    ]
    return _("Two values: {values}.").format(values=", ".join(values))
