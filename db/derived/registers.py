"""Registers: from the heads of a field to the value that is shown and the conflicts that stand.

Every function works on the temporary table `touched(tbl, record, field)`, set-based, inside the caller's
transaction, so that one edit and a merge of a million run the same statements.
CROSS JOIN makes SQLite begin with what was touched, so that one edit never reads all heads of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from db.schema import DELETED, DELETED_EDITED, OPEN_FIELD, TABLES, TWO_VALUES

_TOUCHED = """CREATE TEMP TABLE IF NOT EXISTS touched (
    tbl TEXT, record TEXT, field TEXT, PRIMARY KEY (record, field)
) WITHOUT ROWID"""

# The value shown is that of the head with the highest (lamport, replica, seq); a delete shows before a restore.
_SHOWN = """
    SELECT touched.record, touched.field, (
        SELECT change.value
        FROM head CROSS JOIN change ON change.replica = head.replica AND change.seq = head.seq
        WHERE head.record = touched.record AND head.field = touched.field
        ORDER BY {first} change.lamport DESC, change.replica DESC, change.seq DESC LIMIT 1
    ) AS value FROM touched
"""

_SHOWN_ANSWERS = f"""
    INSERT INTO answer (record, field, value)
    {_SHOWN.format(first="")} WHERE substr(touched.field, 1, 1) = '{OPEN_FIELD}'
    ON CONFLICT (record, field) DO UPDATE SET value = excluded.value
"""

# Values are looked at only where there are several: a single one may be a megabyte of a file.
_VALUE_CONFLICTS = f"""
    INSERT INTO conflict (record, field, kind, tbl)
    SELECT several.record, several.field, '{TWO_VALUES}', several.tbl
    FROM (
        SELECT tbl, record, field FROM touched
        WHERE EXISTS (
            SELECT 1 FROM head WHERE head.record = touched.record AND head.field = touched.field LIMIT 1 OFFSET 1)
    ) AS several
        CROSS JOIN head ON head.record = several.record AND head.field = several.field
        CROSS JOIN change ON change.replica = head.replica AND change.seq = head.seq
    GROUP BY several.record, several.field
    HAVING count(DISTINCT typeof(change.value) || ':' || ifnull(change.value, '')) > 1
"""

_DELETE_CONFLICTS = f"""
    INSERT OR IGNORE INTO conflict (record, field, kind, tbl)
    SELECT edit.record, '{DELETED}', '{DELETED_EDITED}', deletion.tbl
    FROM (SELECT DISTINCT record FROM touched) AS place
        CROSS JOIN head AS gone ON gone.record = place.record AND gone.field = '{DELETED}'
        CROSS JOIN change AS deletion ON deletion.replica = gone.replica AND deletion.seq = gone.seq AND deletion.value = 1
        CROSS JOIN head AS edit ON edit.record = place.record AND edit.field <> '{DELETED}'
    WHERE NOT EXISTS (
        SELECT 1 FROM change_parent AS saw WHERE saw.replica = gone.replica AND saw.seq = gone.seq
            AND saw.parent_replica = edit.replica AND saw.parent_seq = edit.seq
    )
"""


def clear_touched(connection: Any) -> None:
    """Begin with no register touched."""
    connection.execute(_TOUCHED)
    connection.execute("DELETE FROM touched")


def touch(connection: Any, registers: Iterable[tuple[str, str, str]]) -> None:
    """Mark registers, as (table, record, field), for `derive`."""
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?, ?)", registers)


def derive(connection: Any) -> None:
    """Bring shown values and conflicts of the touched registers in line with their heads."""
    pairs = connection.execute("SELECT DISTINCT tbl, field FROM touched").fetchall()
    for table, field in pairs:
        known = TABLES.get(table)
        # A table or field that only a newer version knows stays in the log until this program is updated.
        if known is None or field.startswith(OPEN_FIELD) or not known.has(field):
            continue
        shown = _SHOWN.format(first="change.value DESC," if field == DELETED else "")
        connection.execute(
            f'UPDATE {table} SET "{field}" = shown.value'
            f" FROM ({shown} WHERE touched.tbl = ? AND touched.field = ?) AS shown WHERE {table}.id = shown.record",
            (table, field),
        )
    if any(field.startswith(OPEN_FIELD) for _, field in pairs):
        connection.execute(_SHOWN_ANSWERS)
    connection.execute(
        f"DELETE FROM conflict WHERE kind = '{TWO_VALUES}' AND (record, field) IN (SELECT record, field FROM touched)"
    )
    connection.execute(_VALUE_CONFLICTS)
    connection.execute(
        f"DELETE FROM conflict WHERE kind = '{DELETED_EDITED}' AND record IN (SELECT record FROM touched)"
    )
    connection.execute(_DELETE_CONFLICTS)
