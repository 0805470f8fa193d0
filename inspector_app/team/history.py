"""Who changed what when, with what it was before and after: of one thing people know, with all that is part of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from db.log.encoding import BIRTH
from db.log.history import ChangeEntry
from db.schema import CONTENT_FIELD, DELETED, TABLES
from db.values import Value
from inspector_app.team.labels import field_label, record_label, value_label
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MADE = "made"
CHANGED = "changed"
SETTLED = "settled"
REMOVED = "deleted"
RESTORED = "restored"

# What belongs to a record of each table, as (table, column that names the record).
_PARTS = {
    "sampled_case": (("allocation", "sampled_case"), ("concern", "sampled_case")),
    "source": (("note_paragraph", "source"),),
    "finding": (("finding_evidence", "finding"),),
    "paragraph": (("paragraph_basis", "paragraph"),),
    "recommendation": (("recommendation_finding", "recommendation"),),
    "reading": (("attachment", "reading"),),
}
_RATINGS = ("rating", "moderation")  # what the history of a criterion is made of
_PLACES = frozenset(
    {"held", "parts", "position", "sha256", "start", "stop"}
)  # columns that say nothing to a reader


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change in words: when (aware UTC), by whom, of which thing what, and its value before and after.

    `kind` is one of made, changed, settled, deleted and restored; what was made has its values in `after`. Of what was
    settled, `before` are the values that gave way, each in quotation marks.
    """

    at: datetime
    author: str
    kind: str
    subject: str
    what: str
    before: str
    after: str


def history_of(visit: Visit, table: str, record: str) -> list[HistoryEntry]:
    """Return the changes of a record and of its parts, the newest first."""
    records = [(table, record)]
    for part, column in _PARTS.get(table, ()):
        records += [(part, str(row["id"])) for row in visit.store.all(part, {column: record}, deleted=True)]
    return _entries(visit, records)


def history_of_criterion(visit: Visit, criterion: str) -> list[HistoryEntry]:
    """Return the changes of all ratings of a criterion, individual and moderated, the newest first."""
    where = {"criterion": criterion}
    return _entries(
        visit,
        [
            (table, str(row["id"]))
            for table in _RATINGS
            for row in visit.store.all(table, where, deleted=True)
        ],
    )


def _entries(visit: Visit, records: list[tuple[str, str]]) -> list[HistoryEntry]:
    names = {member.id: member.name for member in visit.members.all()}
    found = [entry for table, record in records for entry in _of_record(visit, table, record, names)]
    found.sort(key=lambda entry: entry[0], reverse=True)
    return [entry for _order, entry in found]


def _of_record(
    visit: Visit, table: str, record: str, names: dict[str, str]
) -> Iterator[tuple[tuple[int, int, int], HistoryEntry]]:
    changes = [change for change in visit.store.history(record) if not change.field.startswith(CONTENT_FIELD)]
    born: dict[str, Any] = {}
    values = {change.dot: (change.field, change.value) for change in changes}
    parents = visit.store.parents_of([change.dot for change in changes])
    subject = record_label(visit, table, record)
    for change, seen in zip(changes, parents, strict=True):
        author = names.get(change.author, _("somebody outside the team"))
        if change.field == BIRTH:
            born = json.loads(str(change.value))
            words = HistoryEntry(
                change.at, author, MADE, subject, "", "", _born_words(visit, table, record, born)
            )
        else:
            before = [
                value
                for field, value in (values.get(dot, ("", None)) for dot in seen)
                if field == change.field
            ]
            if len(set(before)) > 1 and change.field != DELETED:
                words = _settled(visit, change, author, subject, before)
            else:
                old = before[-1] if before else born.get(change.field)
                words = _changed(visit, change, author, subject, old)
        yield (change.lamport, change.dot.replica, change.dot.seq), words


def _changed(visit: Visit, change: ChangeEntry, author: str, subject: str, old: Value) -> HistoryEntry:
    place = (change.table, change.record, change.field)
    if change.field == DELETED:
        kind = REMOVED if change.value else RESTORED
        return HistoryEntry(change.at, author, kind, subject, "", "", "")
    return HistoryEntry(
        change.at,
        author,
        CHANGED,
        subject,
        field_label(visit, *place),
        value_label(visit, *place, old),
        value_label(visit, *place, change.value),
    )


def _settled(
    visit: Visit, change: ChangeEntry, author: str, subject: str, stood: list[Value]
) -> HistoryEntry:
    """Return that one value took the place of several which had stood against each other."""
    place = (change.table, change.record, change.field)
    gone = [value for value in dict.fromkeys(stood) if value != change.value]
    return HistoryEntry(
        change.at,
        author,
        SETTLED,
        subject,
        field_label(visit, *place),
        ", ".join(f"“{value_label(visit, *place, value)}”" for value in gone),
        value_label(visit, *place, change.value),
    )


def _born_words(visit: Visit, table: str, record: str, born: dict[str, Any]) -> str:
    """Return what a record was made with, leaving out what names other records and what says nothing to a reader."""
    known = TABLES.get(table)
    columns = [c.name for c in known.columns if c.name not in _PLACES] if known else []
    told = (
        f"{field_label(visit, table, record, name)}: {value_label(visit, table, record, name, born[name])}"
        for name in columns
        if born.get(name) not in (None, "", 0) and not (known and _names_a_record(known.name, name))
    )
    return "; ".join(told)


def _names_a_record(table: str, column: str) -> bool:
    """Whether a column holds the id of a record that is no member, whose name would be told."""
    found = next(c for c in TABLES[table].columns if c.name == column)
    return bool(found.references) and found.references != "member"
