"""Making everything that is derived anew from the log: typed tables, answers, heads, conflicts and the index."""

from __future__ import annotations

from typing import Any

from db.derived.registers import clear_touched, derive
from db.derived.search import fill_index
from db.log.encoding import BIRTH
from db.schema import DERIVED_SCHEMA, SEARCH_SHADOWS, TABLES


def remake(connection: Any, *, keep: set[str]) -> None:
    """Drop whatever the file has beside the tables named in `keep`, and make this program's tables from the log.

    Runs in the caller's transaction, with foreign keys off, since the tables refer to one another.
    """
    # A virtual table takes its shadows with it, which it needs until then: they are dropped last, if still there.
    present = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
    for kind, name in sorted(present, key=lambda entry: entry[1] in SEARCH_SHADOWS):
        if kind in ("table", "trigger") and name not in keep and not name.startswith("sqlite_"):
            connection.execute(f'DROP {kind} IF EXISTS "{name}"')
    for statement in DERIVED_SCHEMA.values():
        connection.execute(statement)
    fill(connection)


def fill(connection: Any) -> None:
    """Fill the derived tables, which are empty, from the log, inside the caller's transaction."""
    put_in_tables(connection, "change", set(TABLES))
    connection.execute(
        """INSERT INTO head SELECT record, field, replica, seq FROM change
            WHERE field <> ? AND (replica, seq) NOT IN (
                SELECT old.replica, old.seq FROM change_parent AS p
                    JOIN change AS later ON later.replica = p.replica AND later.seq = p.seq
                    JOIN change AS old ON old.replica = p.parent_replica AND old.seq = p.parent_seq
                WHERE later.field = old.field)""",
        (BIRTH,),
    )
    clear_touched(connection)
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT tbl, record, field FROM change WHERE field <> ?", (BIRTH,)
    )
    derive(connection)
    fill_index(connection)


def put_in_tables(connection: Any, changes: str, tables: set[str]) -> None:
    """Put the records that are born in `changes`, a table or join with change's columns, into those typed tables.

    Tables that only a newer version knows are passed over: their records stay in the log until the update.
    """
    # In the order of the schema, in which a table comes after those that it refers to: SQLite looks through all that
    # might refer to a new record while references to something that is not there yet are open.
    for table in (name for name in TABLES if name in tables):
        names = [column.name for column in TABLES[table].columns]
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(f"value ->> '$.\"{name}\"'" for name in names)
        connection.execute(
            f"INSERT INTO {table} (id, {columns}) SELECT record, {values} FROM {changes} WHERE tbl = ? AND field = ?",
            (table, BIRTH),
        )
