"""A visit file: opening it, and writing through the one door; `db.queries` holds what can be asked of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db import lock
from db.commits import Commits
from db.connection import bring_up_to_date, connect, refuse_foreign, refuse_outdated, set_up
from db.errors import UserError, damage_errors, environment_errors
from db.files import VISIT_SUFFIX, check_source, check_target, refuse_handover
from db.keys.data_key import refuse_wrong_key
from db.keys.keys_file import refuse_protected
from db.queries import INSPECTION, REPLICA, Queries
from db.transaction import Touched, Transaction
from db.values import Value
from db.version import program_version
from resources.translations import _

Observer = Callable[[frozenset[Touched]], None]

OPENED = "opened_at"  # since when a program has the file open, None or absent while none has


class Store(Queries):
    """An open visit file. Made by `create` and `open`; close it, or use it as a context manager.

    One store belongs to one thread; `sibling` gives a worker its own connection.
    """

    def __init__(
        self,
        path: Path,
        db: Database,
        *,
        key: bytes | None,
        read_only: bool,
        commits: Commits | None = None,
    ) -> None:
        super().__init__(path, db)
        self._key = key
        self._read_only = read_only
        self._observers: list[Observer] = []
        self._closed = False
        self._commits = commits or Commits()
        self._own_commits = 0

    # ---- opening and closing ------------------------------------------------------------------------
    @classmethod
    def create(cls, path: Path, *, inspection: str, key: bytes | None = None) -> Store:
        """Make a new, empty copy of the inspection with that id, with a replica id of its own.

        Raises UserError when the name does not end in .inspection, the file exists, or it cannot be written.
        """
        check_target(path, VISIT_SUFFIX)
        refuse_existing(path)
        with environment_errors(path), ExitStack() as undo:
            lock.acquire(path)
            undo.callback(lock.release, path)
            undo.callback(path.unlink, missing_ok=True)
            store = cls(path, connect(path, key=key), key=key, read_only=False)
            undo.callback(store._db.conn.close)
            # All at once: a half-made file would be in the way of its own name.
            with store._db.atomic():
                set_up(store._db)
                store.set_setting(INSPECTION, inspection)
                store.become_new_replica()
            undo.pop_all()
        return store

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        key: bytes | None = None,
        read_only: bool = False,
        commits: Commits | None = None,
    ) -> Store:
        """Open a visit file and bring its schema up to date; a sibling shares the `commits` of its elder.

        `key` is the data key of a protected file. Raises UserError for a file that is missing, foreign, damaged,
        newer, protected with another key, or being written by another program.
        """
        check_source(path)
        refuse_handover(path)
        if key is None:
            refuse_protected(path)
        else:
            refuse_wrong_key(path, key)
        with environment_errors(path), ExitStack() as undo:
            if not read_only:
                lock.acquire(path)
                undo.callback(lock.release, path)
            with damage_errors(path, ours=key is not None):
                db = connect(path, key=key, read_only=read_only)
                undo.callback(db.conn.close)
                refuse_foreign(db, path)
            if read_only:
                refuse_outdated(db, path)
            else:
                bring_up_to_date(db)
            store = cls(path, db, key=key, read_only=read_only, commits=commits)
            with damage_errors(path):
                is_backup = not store.replica
            if is_backup and not read_only:
                store.become_new_replica()
            undo.pop_all()
        return store

    def sibling(self) -> Store:
        """Return a second connection of this process to the same file, for a worker thread."""
        return Store.open(self.path, key=self._key, read_only=self._read_only, commits=self._commits)

    def close(self) -> None:
        """Close the connection and give the right to write back; closing again does nothing."""
        if self._closed:
            return
        self._closed = True
        if not self._read_only:
            # Takes the empty journal away; it may stay where the disk has gone.
            with suppress(dbapi2.Error):
                self.connection.execute("PRAGMA journal_mode = DELETE")
        self._db.conn.close()
        if not self._read_only:
            lock.release(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @property
    def key(self) -> bytes | None:
        """The data key of a protected file, None of a plain one."""
        return self._key

    # ---- this copy ------------------------------------------------------------------------------------
    @property
    def read_only(self) -> bool:
        """Whether the file was opened to look at only."""
        return self._read_only

    def become_new_replica(self) -> None:
        """Take a new replica id, as a new, restored or copied file must."""
        self.set_setting(REPLICA, secrets.randbits(62) | 1)

    def set_setting(self, name: str, value: Value) -> None:
        """Keep a setting of this copy."""
        with environment_errors(self.path):
            self.connection.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    # ---- changes that are under way or came from elsewhere ----------------------------------------------
    @property
    def is_changing(self) -> bool:
        """Whether a transaction is under way, so that what is read may not be kept."""
        return bool(self.connection.in_transaction)

    @property
    def outside_changes(self) -> int:
        """A number that is another one once a different connection has written to the file."""
        if self._read_only:  # another process may be the one that writes
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])
        return self._commits.number - self._own_commits

    # ---- writing --------------------------------------------------------------------------------------
    @contextmanager
    def transaction(self, author: str, *, at: datetime | None = None) -> Iterator[Transaction]:
        """One transaction by `author` (a member's id), at an aware time; durable when the block ends.

        Whatever the block raises, nothing of it is written. Raises UserError when the disk refuses.
        """
        moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
        with environment_errors(self.path), self.exclusively():
            opened = Transaction(
                self.connection, self.replica, author=author, at=moment, version=program_version()
            )
            yield opened
            opened.finish()
        if opened.touched:
            self.tell(frozenset(opened.touched))

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """A database transaction that holds the file from its start; rolled back if anything is raised."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
            self._own_commits += 1
            self._commits.count()
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def tentatively(self) -> Iterator[None]:
        """A database transaction of which nothing is kept."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """One picture of the file for reading, whatever a sibling writes meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    # ---- telling --------------------------------------------------------------------------------------
    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Have `observer` called with what changed after each commit and merge; returns how to stop it."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    @property
    def is_observed(self) -> bool:
        """Whether anybody wants to be told what changed."""
        return bool(self._observers)

    def tell(self, touched: frozenset[Touched]) -> None:
        """Tell the observers what changed, for this package and for changes that a sibling made."""
        for observer in list(self._observers):
            observer(touched)


def refuse_existing(path: Path) -> None:
    """Raise UserError when there is a file where a new one is to be made."""
    with environment_errors(path):
        exists = path.exists()
    if exists:
        raise UserError(
            "file-exists", _("There is such a file already."), _("Choose another name."), where=path.name
        )


def forget_replica(connection: Any) -> None:
    """Leave a copy of a file without a replica id, and open nowhere; it takes an id when it is opened to write."""
    connection.execute("DELETE FROM setting WHERE name IN (?, ?)", (REPLICA, OPENED))
