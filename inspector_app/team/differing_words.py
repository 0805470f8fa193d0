"""How it is said, wherever it is, that something was given differently by people who did not know of each other."""

from __future__ import annotations

from collections.abc import Mapping
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


def differing_words(difference: Difference) -> str:
    """Return what was given differently, and in how many ways."""
    if difference.kind == DELETED_EDITED:
        return _("Deleted by one, changed by another")
    count = _ways(difference)
    words = ngettext("{what}: {count} that differ", "{what}: {count} that differ", count)
    return words.format(what=difference.what, count=count)


def briefly(visit: Visit, record: str) -> str:
    """Return in two words how a record is at odds, "" where it is not."""
    found = differences(visit, record)
    texts = [_ways(difference) for difference in found if _is_text(visit, difference)]
    if texts:
        return counted("{count} wording", "{count} wordings", max(texts))
    return _("recorded differently") if found else ""


def differing_answers_words(
    visit: Visit, conflicts: Mapping[str, Conflict], path: str, state: FormState
) -> str:
    """Return all answers to a question that differ, and below them all comments on it, each with who gave it.

    They are said in the language of the form. `conflicts` are those of the reading by field; "" where none is there.
    """
    found = (conflicts.get(field) for field in (path, f"{path}#comment"))
    return "\n".join(_differing(visit, conflict, state) for conflict in found if conflict)


def _differing(visit: Visit, conflict: Conflict, state: FormState) -> str:
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


def _ways(difference: Difference) -> int:
    return len({side.value for side in difference.sides})


def _is_text(visit: Visit, difference: Difference) -> bool:
    third = third_value(visit, difference)
    return third is not None and third.kind == TEXT
