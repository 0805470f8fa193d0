"""What a step was, in one deed: the change that a person would name, among all that it brought with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.log.history import ChangeEntry
from db.schema import DELETED, OPEN_FIELD
from db.transaction import Touched
from db.values import Value
from inspector_app.undo.step import Step
from inspector_app.undo.typing import question_of

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MADE = "made"
GONE = "deleted"
BACK = "restored"
CHANGED = "changed"

# The most telling table first: what stands further on comes along with what stands before it.
_TABLES = (
    "framework",
    "form",
    "sampled_case",
    "source",
    "note_paragraph",
    "attachment",
    "finding",
    "recommendation",
    "paragraph",
    "reading",
    "carried_answer",
    "allocation",
    "concern",
    "evidence",
    "finding_evidence",
    "recommendation_finding",
    "paragraph_basis",
    "rating",
    "moderation",
    "dissent",
    "held_level",
    "figure",
    "crosstab",
    "member",
    "agenda_item",
    "report_version",
    "accuracy_point",
    "accepted_check",
    "inspection",
)
_KINDS = (MADE, GONE, BACK, CHANGED)
# Columns that say more of a deed than those that change with them.
_FIELDS = (
    "form",
    "state",
    "agreed_at",
    "level",
    "reader",
    "text",
    "text_cy",
    "rationale",
    "chapter",
    "position",
    "section",
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: to which record it was done, of which kind, and for a change which field has what value then.

    `records` are all to which the same was done.
    """

    table: str
    record: str
    kind: str
    field: str = ""
    value: Value = None
    records: tuple[str, ...] = ()


def deed_of(visit: Visit, step: Step) -> Deed:
    """Return what a step did."""
    store = visit.store
    deeds = []
    for register, move in step.changed():
        gone = register.field == DELETED and move.before is not None
        value = store.values_of(register, move.after)[-1] if gone else None
        deeds.append(_deed(register, value, made=move.before is None))
    deed = _most_telling(visit, deeds)
    if deed.kind != CHANGED:
        return deed
    # Looked up for this one alone, since a step may have thousands.
    register = Touched(deed.table, deed.record, deed.field)
    return replace(deed, value=store.values_of(register, step.moves[register].after)[-1])


def deed_in_log(visit: Visit, entries: list[ChangeEntry]) -> Deed:
    """Return what a transaction did, by its changes as the log has them (at least one)."""
    deeds = []
    for entry in entries:
        register = Touched(entry.table, entry.record, entry.field or DELETED)
        deeds.append(_deed(register, entry.value, made=not entry.field))
    made = {deed.record for deed in deeds if deed.kind == MADE}
    return _most_telling(visit, [deed for deed in deeds if deed.kind == MADE or deed.record not in made])


def _deed(register: Touched, value: Value, *, made: bool) -> Deed:
    table, record, field = register
    if field != DELETED:
        return Deed(table, record, CHANGED, field, value)
    return Deed(table, record, MADE if made else GONE if value else BACK)


def _most_telling(visit: Visit, deeds: list[Deed]) -> Deed:
    # A case that is read a second time is marked so, beside the allocation that was the deed.
    allocating = any(deed.table == "allocation" for deed in deeds)
    told = [deed for deed in deeds if not (allocating and deed.field == "double_read")]
    first = min(told or deeds, key=lambda deed: _rank(visit, deed))
    same = (MADE, CHANGED) if first.table == "allocation" else (first.kind,)
    alike = [deed.record for deed in deeds if deed.table == first.table and deed.kind in same]
    return replace(first, records=tuple(dict.fromkeys(alike)))


def _rank(visit: Visit, deed: Deed) -> tuple[int, int, int]:
    table = _TABLES.index(deed.table) if deed.table in _TABLES else len(_TABLES)
    if deed.field.startswith(OPEN_FIELD):
        question = question_of(visit, Touched(deed.table, deed.record, deed.field))
        # What the form gave by itself, at the same time, says least.
        place = 0 if question is None or question.controlled else 2
        if question is not None and (question.default or question.dynamic_default):
            place = 1
        return table, _KINDS.index(deed.kind), len(_FIELDS) + place
    place = _FIELDS.index(deed.field) if deed.field in _FIELDS else len(_FIELDS) + 3
    return table, _KINDS.index(deed.kind), place
