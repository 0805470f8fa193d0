"""Opening the database of a visit file: SQLCipher under sqlite-utils, with the settings of the house."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db.errors import UserError
from db.migrations import FORMAT, migrations

APPLICATION_ID = 0x494E5350  # "INSP"
BUSY_SECONDS = 5.0


def connect(path: Path, *, key: bytes | None = None, read_only: bool = False) -> Database:
    """Open a database file, creating it when it is not there, and apply the settings of the house.

    `key` is the raw 32-byte data key of an encrypted file. The caller translates errors.
    """
    mode = "ro" if read_only else "rwc"
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in (
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "cache_size = -64000",
            "synchronous = EXTRA",
        ):
            connection.execute(f"PRAGMA {setting}")
        if not read_only:
            connection.execute("PRAGMA journal_mode = TRUNCATE")
    except BaseException:
        connection.close()
        raise
    return Database(connection)


def set_up(db: Database) -> None:
    """Make an empty database a visit file of the present schema."""
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    bring_up_to_date(db)


def bring_up_to_date(db: Database) -> None:
    """Apply the migrations that a file still lacks."""
    if migrations.pending(db):
        # A migration may rebuild a table that others refer to; the keys are checked when all is done.
        db.conn.execute("PRAGMA foreign_keys = OFF")
        migrations.apply(db)
        db.conn.execute("PRAGMA foreign_keys = ON")
        db.conn.execute(f"PRAGMA user_version = {FORMAT}")


def refuse_foreign(db: Database, path: Path) -> None:
    """Raise UserError unless the database is a visit file that this program may write."""
    application = db.conn.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise UserError(
            "not-a-visit-file",
            "This is not a visit file.",
            "Choose a file that ends in .inspection and was made by this program.",
            where=path.name,
        )
    if db.conn.execute("PRAGMA user_version").fetchone()[0] > FORMAT:
        raise UserError(
            "newer-file",
            "This visit file was made by a newer version of the program.",
            "Update the program first, then open the file. Nothing in it was changed.",
            where=path.name,
        )
