"""Opening the database of a visit file: SQLCipher under sqlite-utils, with the settings of the house."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db.derived.rebuild import remake
from db.derived.search import without_keys
from db.errors import UserError
from db.keys.data_key import key_words
from db.migrations import FORMAT, migrations
from db.schema import DERIVED_SCHEMA, LOG_SCHEMA, SEARCH_SHADOWS
from resources.translations import _

APPLICATION_ID = 0x494E5350  # "INSP"
BUSY_SECONDS = 5.0
# What a change of the typed tables leaves alone: the log, and the account of applied migrations.
_LOG = {*LOG_SCHEMA, "_sqlite_migrations", "idx__sqlite_migrations_migration_set_name"}


def connect(path: Path, *, key: bytes | None = None, read_only: bool = False) -> Database:
    """Open a database file, creating it when it is not there, and apply the settings of the house.

    `key` is the raw 32-byte data key of an encrypted file. The caller translates errors.
    """
    mode = "ro" if read_only else "rwc"
    connection = dbapi2.connect(
        f"{_uri(path.resolve())}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        # What it says on the error stream of a damaged page, the program tells in its own words.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f'PRAGMA key = "{key_words(key)}"')
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
        connection.create_function("without_keys", 1, without_keys, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return Database(connection)


def _uri(path: Path) -> str:
    # Not Path.as_uri, which puts the server of a Windows network folder where SQLite takes no server.
    plain = path.as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote_from_bytes(os.fsencode(plain))}"


def set_up(db: Database) -> None:
    """Make an empty database a visit file of the present schema, inside the caller's transaction."""
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _update(db)


def _is_current(db: Database) -> bool:
    """Whether a visit file has the tables that this version of the program reads."""
    present = _schema(db)
    derived = {name: statement for name, statement in present.items() if name not in _LOG}
    return not migrations.pending(db) and derived == DERIVED_SCHEMA


def bring_up_to_date(db: Database) -> None:
    """Apply the migrations that a file still lacks, and make its typed tables those of this version."""
    if _is_current(db):
        return
    # Tables that refer to one another are dropped and made anew.
    db.conn.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        _update(db)
    db.conn.execute("PRAGMA foreign_keys = ON")


def _update(db: Database) -> None:
    migrations.apply(db)
    remake(db.conn, keep=_LOG)
    db.conn.execute(f"PRAGMA user_version = {FORMAT}")


def refuse_foreign(db: Database, path: Path) -> None:
    """Raise UserError unless the database is a visit file that this program may write."""
    application = db.conn.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise UserError(
            "not-a-visit-file",
            _("This is not a visit file."),
            _("Choose a file that ends in .inspection and was made by this program."),
            where=path.name,
        )
    if db.conn.execute("PRAGMA user_version").fetchone()[0] > FORMAT:
        raise UserError(
            "newer-file",
            _("This visit file was made by a newer version of the program."),
            _("Update the program first, then open the file. Nothing in it was changed."),
            where=path.name,
        )
    pending = migrations.pending(db)
    # Only on a second look does the database compare the text encoding that a damaged header may name.
    db.conn.execute("PRAGMA writable_schema = RESET")
    if not LOG_SCHEMA.items() <= _schema(db).items() and not pending:
        raise UserError(
            "damaged-file",
            _("The tables that hold the history of this visit are damaged, or another program changed them."),
            _("Open the newest backup from the folder beside it."),
            where=path.name,
        )


def refuse_outdated(db: Database, path: Path) -> None:
    """Raise UserError when the file would have to be written before this program can read it."""
    if not _is_current(db):
        raise UserError(
            "other-version",
            _("This visit file was last written by another version of the program."),
            _("Open it once in the window, then try again."),
            where=path.name,
        )


def _schema(db: Database) -> dict[str, str]:
    """Return every table, index and trigger that a statement of ours made: name to statement."""
    query = "SELECT name, sql FROM sqlite_schema WHERE type <> 'view' AND sql IS NOT NULL"
    return {name: sql for name, sql in db.conn.execute(query) if name not in SEARCH_SHADOWS}
