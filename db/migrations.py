"""The steps by which a visit file reaches the present schema; each runs once, in a transaction of its own."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from db.schema import LOG_TABLES, TABLES, create_typed

# Raised only when an older program could no longer keep a file's data whole; see docs/store.md.
FORMAT = 1

migrations = Migrations("visit")


@migrations()
def m0001_first_schema(db: Database) -> None:
    """Make the typed tables and the log."""
    for statement in (*LOG_TABLES, *(create_typed(table) for table in TABLES.values())):
        db.conn.execute(statement)
