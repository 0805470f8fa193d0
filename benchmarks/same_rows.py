"""The least that bringing work in can cost: ATTACH, and INSERT … SELECT of every row that a merge wrote.

The rows come from a file in which the merge has been done, so nothing is checked, derived or looked for.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import Any

from benchmarks.bare import open_bare
from benchmarks.measure import Taken, taken_by
from db.schema import TABLES

_LOG = ("txn", "change", "change_parent", "version")
# What tells the rows of a merge apart is made ready beforehand and not counted.
_READY = (
    "CREATE TEMP TABLE known AS SELECT replica, seq FROM main.version",
    """CREATE TEMP TABLE fresh AS SELECT c.tbl, c.record, c.field, c.replica, c.seq
        FROM merged.version AS v LEFT JOIN known ON known.replica = v.replica
            CROSS JOIN merged.change AS c ON c.replica = v.replica AND c.seq > ifnull(known.seq, 0)""",
    """CREATE TEMP TABLE ends AS SELECT t.replica, t.last
        FROM merged.version AS v LEFT JOIN known ON known.replica = v.replica
            CROSS JOIN merged.txn AS t ON t.replica = v.replica AND t.last > ifnull(known.seq, 0)""",
    "CREATE TEMP TABLE record AS SELECT DISTINCT tbl, record FROM fresh",
    "CREATE TEMP TABLE register AS SELECT DISTINCT record, field FROM fresh WHERE field <> ''",
    """CREATE TEMP TABLE text AS SELECT s.id FROM record CROSS JOIN merged.searched AS s ON s.record = record.record
        AND (s.field = '' OR (s.record, s.field) IN (SELECT record, field FROM register))""",
    "CREATE TEMP TABLE old_text AS SELECT text.id FROM text JOIN main.searched USING (id)",
)
_COPIES = (
    "INSERT INTO main.change SELECT c.* FROM fresh CROSS JOIN merged.change AS c USING (replica, seq)",
    "INSERT INTO main.change_parent SELECT p.* FROM fresh CROSS JOIN merged.change_parent AS p USING (replica, seq)",
    "INSERT INTO main.txn SELECT t.* FROM ends CROSS JOIN merged.txn AS t USING (replica, last)",
    "INSERT OR REPLACE INTO main.version SELECT * FROM merged.version",
    "DELETE FROM main.head WHERE (record, field) IN (SELECT record, field FROM register)",
    "INSERT INTO main.head SELECT h.* FROM register CROSS JOIN merged.head AS h USING (record, field)",
    "INSERT OR REPLACE INTO main.answer SELECT a.* FROM register CROSS JOIN merged.answer AS a USING (record, field)",
    "DELETE FROM main.search WHERE rowid IN (SELECT id FROM old_text)",
    "INSERT OR REPLACE INTO main.searched SELECT s.* FROM text CROSS JOIN merged.searched AS s USING (id)",
    "INSERT INTO main.search (rowid, words) SELECT id, s.words FROM text CROSS JOIN merged.search AS s ON s.rowid = id",
)


def copy_rows(known: Path, merged: Path, working: Path, key: bytes | None = None) -> Taken:
    """Bring a copy of `known` to what `merged` holds beyond it, and return what that takes; `key` is that of all three."""
    copyfile(known, working)
    connection = open_bare(working, key)
    connection.execute("ATTACH ? AS merged", (str(merged),))
    for statement in _READY:
        connection.execute(statement)
    tables = [table for (table,) in connection.execute("SELECT DISTINCT tbl FROM record")]
    taken = taken_by(lambda: _copy(connection, tables))
    for table in (*_LOG, "head", *tables):
        here, there = (
            connection.execute(f"SELECT count(*) FROM {database}.{table}").fetchone()
            for database in ("main", "merged")
        )
        assert here == there, f"{table} was not copied as a whole"
    connection.close()
    return taken


def _copy(connection: Any, tables: list[str]) -> None:
    connection.execute("BEGIN")
    for statement in _COPIES:
        connection.execute(statement)
    for table in tables:
        names = [f'"{column.name}"' for column in TABLES[table].columns] + ["deleted"]
        columns = ", ".join(names)
        renewed = ", ".join(f"{name} = excluded.{name}" for name in names)
        connection.execute(
            f"INSERT INTO main.{table} (id, {columns}) SELECT id, {columns} FROM record"
            f" CROSS JOIN merged.{table} AS t ON t.id = record.record WHERE record.tbl = ?"
            f" ON CONFLICT (id) DO UPDATE SET {renewed}",
            (table,),
        )
    connection.execute("COMMIT")
