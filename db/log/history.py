"""Reading the log: who changed what and when, and what stands against each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from db.log.encoding import BIRTH
from db.schema import DELETED, DELETED_EDITED, OPEN_FIELD
from db.values import Dot, Value


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change as the log has it; `author` is a member's record id, `at` aware UTC."""

    table: str
    record: str
    field: str
    value: Value
    author: str
    at: datetime
    dot: Dot
    lamport: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A register with values that did not know of each other; `before` is what they both replaced, if anything.

    Of kind "deleted" the values are the delete and the edits that it had not seen.
    """

    table: str
    record: str
    field: str
    kind: str
    values: tuple[ChangeEntry, ...]
    before: tuple[Value, ...]


_ENTRY = """SELECT change.tbl, change.record, change.field, change.value, txn.author, txn.at,
        change.replica, change.seq, change.lamport
    FROM change JOIN txn ON txn.replica = change.replica
        AND txn.last = (SELECT min(last) FROM txn WHERE replica = change.replica AND last >= change.seq)"""


def history(connection: Any, record: str, field: str | None = None) -> list[ChangeEntry]:
    """Return the changes of a record in causal order; its birth has the field "".

    Of one field only its values are returned, the one that the record was born with included.
    """
    query = f"{_ENTRY} WHERE change.record = ?"
    values: tuple[Value, ...] = (record,)
    if field is not None:
        query, values = f"{query} AND change.field IN (?, ?)", (record, BIRTH, field)
    rows = connection.execute(f"{query} ORDER BY change.lamport, change.replica, change.seq", values)
    entries = [_entry(row) for row in rows]
    if field is None or not entries or entries[0].field != BIRTH:
        return entries
    born = _born_with(connection, record, field)
    return [*(replace(entries[0], field=field, value=value) for value in born), *entries[1:]]


def entries(connection: Any, dots: Collection[Dot]) -> list[ChangeEntry]:
    """Return the changes of these names in causal order."""
    marks = ", ".join(["(?, ?)"] * len(dots))
    rows = connection.execute(
        f"""{_ENTRY} WHERE (change.replica, change.seq) IN (VALUES {marks or "(0, 0)"})
            ORDER BY change.lamport, change.replica, change.seq""",
        [number for dot in dots for number in dot],
    )
    return [_entry(row) for row in rows]


def last_entries(connection: Any, replica: int) -> list[ChangeEntry]:
    """Return the changes of a copy's last transaction, [] when it has none; what a file holds is left out."""
    rows = connection.execute(
        """SELECT tbl, record, field, CASE typeof(value) WHEN 'blob' THEN NULL ELSE value END,
            author, at, change.replica, seq, change.lamport
        FROM (SELECT * FROM txn WHERE replica = ? ORDER BY last DESC LIMIT 1) AS newest
            JOIN change ON change.replica = newest.replica AND seq BETWEEN first AND last ORDER BY seq""",
        (replica,),
    )
    return [_entry(row) for row in rows]


def last_time(connection: Any, replica: int) -> datetime | None:
    """Return when a copy wrote last, or the newest time in the log when it has not written; None for an empty log."""
    row = (
        connection.execute(
            "SELECT at FROM txn WHERE replica = ? ORDER BY last DESC LIMIT 1", (replica,)
        ).fetchone()
        or connection.execute("SELECT max(at) FROM txn").fetchone()
    )
    return datetime.fromisoformat(row[0]) if row[0] else None


def last_answered(connection: Any, record: str) -> datetime | None:
    """Return when (aware UTC) an answer of a record was last changed, remarks on it aside; None when none ever was."""
    rows = connection.execute(
        f"""SELECT DISTINCT txn.at FROM head CROSS JOIN txn ON txn.replica = head.replica
                AND txn.last = (SELECT min(last) FROM txn WHERE replica = head.replica AND last >= head.seq)
            WHERE head.record = ? AND substr(head.field, 1, 1) = '{OPEN_FIELD}' AND NOT instr(head.field, '#')""",
        (record,),
    )
    return max((datetime.fromisoformat(at) for (at,) in rows), default=None)


def times_held(connection: Any, table: str, field: str, value: Value) -> dict[str, list[datetime]]:
    """Return the records of a table whose field ever had a value, with the times (aware UTC) when it was given that.

    The changes of the field are found from its heads backwards, since a record may have hundreds of others.
    """
    rows = connection.execute(
        f"""WITH RECURSIVE held (replica, seq) AS (
                SELECT head.replica, head.seq FROM {table} AS t CROSS JOIN head ON head.record = t.id AND head.field = ?
                UNION
                SELECT parent_replica, parent_seq
                FROM held CROSS JOIN change_parent AS p ON p.replica = held.replica AND p.seq = held.seq
            ), given (record, replica, seq) AS (
                SELECT record, replica, seq FROM held CROSS JOIN change USING (replica, seq) WHERE value IS ?
                UNION ALL
                SELECT record, replica, seq FROM {table} AS t CROSS JOIN change ON record = t.id AND field = '{BIRTH}'
                WHERE value ->> ('$."' || ? || '"') IS ?
            )
            SELECT record, txn.at FROM given CROSS JOIN txn ON txn.replica = given.replica
                AND txn.last = (SELECT min(last) FROM txn WHERE replica = given.replica AND last >= given.seq)
            ORDER BY record, txn.at""",
        (field, value, field, value),
    )
    times: dict[str, list[datetime]] = {}
    for record, at in rows:
        times.setdefault(record, []).append(datetime.fromisoformat(at))
    return times


def conflicts(connection: Any, record: str | None = None) -> list[Conflict]:
    """Return what stands against each other, in the whole file or in one record."""
    where, values = ("WHERE record = ?", (record,)) if record else ("", ())
    rows = connection.execute(
        f"SELECT tbl, record, field, kind FROM conflict {where} ORDER BY tbl, record, field, kind", values
    ).fetchall()
    # A register that is both is told once, as deleted here and edited there.
    kinds = {
        (place[1], place[2]): place[3] for place in sorted(rows, key=lambda row: row[3] == DELETED_EDITED)
    }
    return [_conflict(connection, *row) for row in rows if kinds[row[1], row[2]] == row[3]]


def _conflict(connection: Any, table: str, record: str, field: str, kind: str) -> Conflict:
    if kind == DELETED_EDITED:
        rows = connection.execute(
            f"""{_ENTRY} JOIN head ON head.replica = change.replica AND head.seq = change.seq
                WHERE head.record = ? AND (head.field <> ? OR change.value = 1)
                ORDER BY head.field = ? DESC, change.lamport DESC, change.replica DESC, change.seq DESC""",
            (record, DELETED, DELETED),
        )
        return Conflict(table, record, field, kind, tuple(_entry(row) for row in rows), ())
    rows = connection.execute(
        f"""{_ENTRY} JOIN head ON head.replica = change.replica AND head.seq = change.seq
            WHERE head.record = ? AND head.field = ? ORDER BY change.lamport DESC, change.replica DESC, change.seq DESC""",
        (record, field),
    )
    values = tuple(_entry(row) for row in rows)
    parents = connection.execute(
        """SELECT DISTINCT old.value FROM change_parent JOIN change AS old
                ON old.replica = parent_replica AND old.seq = parent_seq
            WHERE (change_parent.replica, change_parent.seq) IN (SELECT replica, seq FROM head
                WHERE record = ? AND field = ?) AND old.field = ?""",
        (record, field, field),
    )
    before = tuple(row[0] for row in parents)
    return Conflict(table, record, field, kind, values, before or _born_with(connection, record, field))


def _born_with(connection: Any, record: str, field: str) -> tuple[Value, ...]:
    row = connection.execute(
        "SELECT value ->> ('$.\"' || ? || '\"') FROM change WHERE record = ? AND field = ?",
        (field, record, BIRTH),
    ).fetchone()
    return () if row is None or row[0] is None else (row[0],)


def _entry(row: tuple[Any, ...]) -> ChangeEntry:
    table, record, field, value, author, at, replica, seq, lamport = row
    return ChangeEntry(
        table, record, field, value, author, datetime.fromisoformat(at), Dot(replica, seq), lamport
    )
