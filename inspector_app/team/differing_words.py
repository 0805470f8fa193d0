"""How it is said, wherever it is, that something was given differently by people who did not know of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.log.history import Conflict
from db.schema import DELETED_EDITED
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.forms import FormState
from inspector_app.team.differences import Difference, differences
from inspector_app.team.third_value import TEXT, third_value
from resources.translations import _, counted, ngettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def differing_words(visit: Visit, difference: Difference) -> str:
    """Return what is given differently, and in how many wordings where it is a text."""
    if difference.kind == DELETED_EDITED:
        return _("Deleted by one, changed by another")
    count = len(difference.sides)
    if _is_text(visit, difference):
        words = ngettext("{what}: {count} wording", "{what}: {count} wordings", count)
        return words.format(what=difference.what, count=count)
    return _("{what}: recorded differently").format(what=difference.what)


def briefly(visit: Visit, record: str) -> str:
    """Return in two words how a record is at odds, "" where it is not."""
    found = differences(visit, record)
    texts = [len(difference.sides) for difference in found if _is_text(visit, difference)]
    if texts:
        return counted("{count} wording", "{count} wordings", max(texts))
    return _("recorded differently") if found else ""


def differing_answers_words(visit: Visit, conflict: Conflict, state: FormState) -> str:
    """Return all answers to a question, or comments on it, each with who gave it, in the language of the form."""
    path, aspect, _name = conflict.field.partition("#")
    question, choices = state.form.question(path), state.node(path).choices
    names = {member.id: member.first_name for member in visit.members.all()}
    nothing, nobody = _("no answer"), _("somebody else")
    values = []
    for entry in conflict.values:
        given = str(entry.value or "")
        said = given if aspect else answer_words(question, given, state.language, choices)
        values.append(f"{said or nothing} ({names.get(entry.author, nobody)})")
    if aspect:
        return _("Commented differently: {values}.").format(values=", ".join(values))
    return _("Answered differently: {values}.").format(values=", ".join(values))


def _is_text(visit: Visit, difference: Difference) -> bool:
    third = third_value(visit, difference)
    return third is not None and third.kind == TEXT
