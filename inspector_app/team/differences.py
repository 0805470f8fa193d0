"""Differences to settle: two people changed the same thing apart from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.errors import UserError
from db.log.history import ChangeEntry, Conflict
from db.schema import DELETED, DELETED_EDITED
from db.values import Dot, Value
from inspector_app.team.labels import field_label, record_label, value_label
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand against each other: what, by whom (a name) and when (aware UTC).

    `deletes` says that the value is to have the record deleted.
    """

    value: Value
    words: str
    author: str
    at: datetime
    dot: Dot
    deletes: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing with more than one value; `before` is what it was in words before the changes."""

    table: str
    record: str
    field: str
    kind: str
    subject: str
    what: str
    before: str
    sides: tuple[Side, ...]


def differences(visit: Visit, record: str | None = None) -> list[Difference]:
    """Return what is unsettled, in the whole visit or in one record, by subject.

    Deleted-here-edited-there is a case of its own (`kind` "deleted").
    """
    names = {member.id: member.name for member in visit.members.all()}
    found = []
    for conflict in visit.store.conflicts(record):
        place = (conflict.table, conflict.record, conflict.field)
        sides = tuple(_side(visit, conflict, entry, names) for entry in conflict.values)
        before = value_label(visit, *place, conflict.before[0]) if conflict.before else _("not recorded")
        subject = record_label(visit, conflict.table, conflict.record)
        what = field_label(visit, *place)
        found.append(Difference(*place, conflict.kind, subject, what, before, sides))
    return sorted(found, key=lambda difference: (difference.subject, difference.what))


def _side(visit: Visit, conflict: Conflict, entry: ChangeEntry, names: dict[str, str]) -> Side:
    """Return one side; of "deleted here, edited there" the value is 1 for the delete and 0 for an edit."""
    place = (entry.table, entry.record, entry.field)
    value = entry.value
    words = value_label(visit, *place, value)
    if conflict.kind == DELETED_EDITED:
        value = int(entry.field == DELETED and bool(entry.value))
        if not value:
            words = _("Kept, with {field}: {value}").format(field=field_label(visit, *place), value=words)
    author = names.get(entry.author, _("somebody outside the team"))
    deletes = entry.field == DELETED and bool(entry.value)
    return Side(value, words, author, entry.at, entry.dot, deletes)


def settle_difference(visit: Visit, difference: Difference, value: Value) -> None:
    """Settle by a value: one of the sides', or a third. It replaces all of them and travels like any edit.

    For "deleted here, edited there", or brought back there, the value is 1 (stays deleted) or 0 (is kept with its
    edits). Raises UserError when other values stand there by now, so that nothing is replaced that nobody has seen.
    """
    with visit.act() as act:
        _check_unchanged(visit, difference)
        if difference.field == DELETED and value:
            act.delete(difference.table, difference.record)
        elif difference.field == DELETED:
            act.restore(difference.table, difference.record)
        else:
            act.settle(difference.table, difference.record, difference.field, value)


def settle_all_by(visit: Visit, found: Sequence[Difference], author: str) -> int:
    """Settle differences by what one person (a name) has given, wherever they have given one of the sides.

    It is one step to undo. Returns how many were settled; raises UserError when one of them has changed since.
    """
    settled = 0
    with visit.one_step():
        for difference in found:
            own = [side for side in difference.sides if side.author == author]
            if own:
                settle_difference(visit, difference, own[0].value)
                settled += 1
    return settled


def _check_unchanged(visit: Visit, difference: Difference) -> None:
    standing = {
        entry.dot
        for conflict in visit.store.conflicts(difference.record)
        if (conflict.field, conflict.kind) == (difference.field, difference.kind)
        for entry in conflict.values
    }
    if standing != {side.dot for side in difference.sides}:
        raise UserError(
            "difference-changed",
            _("{subject}, {what}: this has changed since it was shown.").format(
                subject=difference.subject, what=difference.what
            ),
            _("Look at it again, then settle what still stands."),
        )
