"""Telling writing from other deeds: a text is saved after each pause, and yet it is one thing that somebody wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.errors import UserError
from db.schema import DELETED, OPEN_FIELD
from db.transaction import Move, Touched
from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.forms.definition import ACKNOWLEDGE, RANGE, RANK, Definition

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# The columns that people write into, in fields that save themselves after a pause.
_WRITTEN = {
    "accuracy_point": {"reason", "resulting_change"},
    "concern": {"why", "response", "referred_to"},
    "dissent": {"reason"},
    "figure": {"title", "title_cy", "condition", "note"},
    "finding": {"text", "text_cy"},
    "inspection": {
        *("inspectorate", "inspectorate_cy", "authority", "authority_cy", "subject", "subject_cy", "contact"),
        *("background", "background_cy", "scope", "scope_cy", "acknowledgements", "acknowledgements_cy"),
    },
    "member": {"name", "email"},
    "moderation": {"reason"},
    "note_paragraph": {"text"},
    "paragraph": {"text", "text_cy"},
    "rating": {"rationale"},
    "recommendation": {"text", "text_cy"},
    "sampled_case": {"note"},
    "source": {"title", "people", "place", "summary"},
}
_NOT_TYPED = {ACKNOWLEDGE, RANGE, RANK, *UPLOADS}
_SPAN = {"paragraph", "start", "stop"}  # of evidence, which moves with the text that it stands in


def typed_text(visit: Visit, moves: Mapping[Touched, Move]) -> Touched | None:
    """Return the register of the text that was being written, None if these changes are another kind of deed.

    A new paragraph of notes begins to be written as it is made. What follows a text by itself, such as the places
    of passages in it and what a form works out from an answer, is a part of writing it.
    """
    found = None
    for register, move in moves.items():
        if move.before == move.after or _follows(visit, register):
            continue
        if move.before is None and register.table == "note_paragraph":
            register = register._replace(field="text")
        elif not _is_written(visit, register):
            return None
        if found not in (None, register):
            return None
        found = register
    return found


def question_of(visit: Visit, register: Touched) -> Definition | None:
    """Return the question, group or repeat that an open field of a reading belongs to, None for any other field."""
    if register.table != "reading" or not register.field.startswith(OPEN_FIELD):
        return None
    try:
        reading = visit.readings.get(register.record)
        return visit.forms.question(reading.form, register.field.partition("#")[0])[0]
    except (KeyError, UserError):
        return None


def _follows(visit: Visit, register: Touched) -> bool:
    if register.table == "evidence":
        return register.field in _SPAN
    question = question_of(visit, register)
    return question is not None and not question.controlled


def _is_written(visit: Visit, register: Touched) -> bool:
    if register.field == DELETED:
        return False
    if register.table != "reading":
        return register.field in _WRITTEN.get(register.table, ())
    question = question_of(visit, register)
    if question is None or register.field.endswith("]"):
        return False
    return "#" in register.field or not (question.is_choice or question.type in _NOT_TYPED)
