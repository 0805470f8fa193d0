"""What a register held at another time, told by the changes that were its heads then."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from db.log.encoding import BIRTH
from db.schema import DELETED, TABLES
from db.values import Dot, Value


def values_of(connection: Any, register: tuple[str, str, str], heads: Collection[Dot]) -> list[Value]:
    """Return the different values that a register (table, record, field) holds with these heads, the shown one last.

    Without heads that is what the record was born with.
    """
    if not heads:
        return [_born_with(connection, register)]
    rows = connection.execute(
        f"""SELECT value FROM change WHERE (replica, seq) IN (VALUES {", ".join(["(?, ?)"] * len(heads))})
            ORDER BY lamport, replica, seq""",
        [number for dot in heads for number in dot],
    )
    values: list[Value] = []
    for (value,) in rows:
        values = [other for other in values if (type(other), other) != (type(value), value)] + [value]
    return values


def shown_among(connection: Any, heads: Sequence[Dot]) -> list[Dot]:
    """Return those of the heads of a register that hold the value which is shown; all where there is but one."""
    if len(heads) < 2:
        return list(heads)
    rows = connection.execute(
        f"""SELECT replica, seq, value FROM change WHERE (replica, seq) IN (VALUES {", ".join(["(?, ?)"] * len(heads))})
            ORDER BY lamport DESC, replica DESC, seq DESC""",
        [number for dot in heads for number in dot],
    ).fetchall()
    shown = rows[0][2]
    return [Dot(replica, seq) for replica, seq, value in rows if (type(value), value) == (type(shown), shown)]


def parents_of(connection: Any, heads: Collection[Dot]) -> list[frozenset[Dot]]:
    """Return for each of some changes which ones it replaced or, if it is a delete, had seen."""
    found = []
    for dot in heads:
        rows = connection.execute(
            "SELECT parent_replica, parent_seq FROM change_parent WHERE replica = ? AND seq = ?", dot
        )
        found.append(frozenset(Dot(*row) for row in rows))
    return found


def pointing_at(connection: Any, table: str, records: Sequence[str]) -> list[tuple[str, str]]:
    """Return the records, as (table, id), that are not deleted and name one of these records of a table."""
    found: list[tuple[str, str]] = []
    wanted = json.dumps(list(records))
    for other in TABLES.values():
        columns = [column.name for column in other.columns if column.references == table]
        for column in columns:
            rows = connection.execute(
                f'SELECT id FROM {other.name} WHERE {DELETED} = 0 AND "{column}" IN (SELECT value FROM json_each(?))',
                (wanted,),
            )
            found += [(other.name, record) for (record,) in rows]
    return found


def _born_with(connection: Any, register: tuple[str, str, str]) -> Value:
    _table, record, field = register
    if field == DELETED:
        return 0
    (content,) = connection.execute(
        "SELECT value FROM change WHERE record = ? AND field = ?", (record, BIRTH)
    ).fetchone()
    value: Value = json.loads(content).get(field)
    return value
