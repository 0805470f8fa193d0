"""The steps by which the log of a visit file reaches the present format; each runs once.

The typed tables need no steps: whenever they are not those of this program, they are made anew from the log.
A step that changes a table of the log leaves it as `LOG_SCHEMA` then says, and the steps before it keep the
statements that they had.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from db.schema import LOG_SCHEMA

# Raised only when an older program could no longer keep a file's data whole; see docs/store.md.
FORMAT = 1

migrations = Migrations("visit")


@migrations()
def m0001_log(db: Database) -> None:
    """Make the log and the settings."""
    for statement in LOG_SCHEMA.values():
        db.conn.execute(statement)
