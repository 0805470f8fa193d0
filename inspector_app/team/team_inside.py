"""Whose team a hand-over is of, told before anybody makes a copy from it: nothing of it is put on this disk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

from db.errors import UserError
from db.handover.stream import read_lines
from db.log.decoding import decode
from db.log.encoding import BIRTH
from db.schema import DELETED
from inspector_app.team.members import LEAD
from resources.translations import _

_TABLES = ("inspection", "member")


@dataclass(frozen=True, slots=True)
class TeamInside:
    """The council of a hand-over, and the names of those in its team now, the lead's first."""

    authority: str
    names: tuple[str, ...]


def team_inside(path: Path) -> TeamInside:
    """Return whose team a hand-over is of. Raises UserError when it cannot be trusted or holds no team."""
    rows = _records(path)
    members = [row for row in rows["member"].values() if row.get("active") and not row.get(DELETED)]
    members.sort(key=lambda member: member.get("role") != LEAD)
    if not members:
        raise UserError(
            "no-team",
            _("Nobody is in the team of this hand-over, so nobody can join from it."),
            _("Ask the lead inspector for a hand-over of the visit."),
            where=path.name,
        )
    authority = next((str(row.get("authority", "")) for row in rows["inspection"].values()), "")
    return TeamInside(authority, tuple(str(member["name"]) for member in members))


def _records(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the records of the tables above as their last writers left them: table to record to its columns."""
    changes: list[tuple[int, int, int, str, str, str, Any]] = []
    for line in read_lines(path):
        try:
            transaction = decode(line.content)
        except ValueError as error:
            raise UserError(
                "damaged-handover",
                _("The hand-over is damaged or not complete. Nothing of it was used."),
                _("Have it written again, and take the stick out only when the program says so."),
                where=path.name,
            ) from error
        changes += [
            (
                transaction.lamport,
                transaction.replica,
                seq,
                change.table,
                change.record,
                change.field,
                change.value,
            )
            for seq, change in enumerate(transaction.changes, transaction.first)
            if change.table in _TABLES
        ]
    rows: dict[str, dict[str, dict[str, Any]]] = {table: {} for table in _TABLES}
    for *_order, table, record, field, value in sorted(changes, key=itemgetter(0, 1, 2)):
        if field == BIRTH:
            rows[table].setdefault(record, {}).update(json.loads(value))
        else:
            rows[table].setdefault(record, {})[field] = value
    return rows
