"""A visit file: opening it, reading its typed tables, and writing through the one door."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db import history, lock, past
from db.connection import bring_up_to_date, connect, refuse_foreign, refuse_outdated, set_up
from db.content import read_content
from db.encoding import BIRTH, LogTransaction
from db.errors import UserError, damage_errors, environment_errors
from db.files import VISIT_SUFFIX, check_source, check_target, refuse_handover
from db.history import ChangeEntry, Conflict
from db.log import read_log
from db.schema import TABLES
from db.search import Found, find
from db.transaction import Touched, Transaction
from db.values import Dot, Row, Value
from db.version import program_version
from resources.translations import _

Observer = Callable[[frozenset[Touched]], None]

_REPLICA = "replica"
_INSPECTION = "inspection"
OPENED = "opened_at"  # since when a program has the file open, None or absent while none has


class Commits:
    """How many transactions the connections of one process have committed to one file, for all of them to see."""

    def __init__(self) -> None:
        self.number = 0
        self._lock = threading.Lock()

    def count(self) -> None:
        """Count one more."""
        with self._lock:
            self.number += 1


class Store:
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
        self.path = path
        self._db = db
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
        if path.exists():
            raise UserError(
                "file-exists", _("There is such a file already."), _("Choose another name."), where=path.name
            )
        with environment_errors(path), ExitStack() as undo:
            lock.acquire(path)
            undo.callback(lock.release, path)
            undo.callback(path.unlink, missing_ok=True)
            store = cls(path, connect(path, key=key), key=key, read_only=False)
            undo.callback(store._db.conn.close)
            # All at once: a half-made file would be in the way of its own name.
            with store._db.atomic():
                set_up(store._db)
                store.set_setting(_INSPECTION, inspection)
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

        Raises UserError for a file that is missing, foreign, damaged, newer, or being written by another program.
        """
        check_source(path)
        refuse_handover(path)
        with environment_errors(path), ExitStack() as undo:
            if not read_only:
                lock.acquire(path)
                undo.callback(lock.release, path)
            with damage_errors(path):
                db = connect(path, key=key, read_only=read_only)
                undo.callback(db.conn.close)
                refuse_foreign(db, path)
            if read_only:
                refuse_outdated(db, path)
            else:
                bring_up_to_date(db)
            undo.pop_all()
        store = cls(path, db, key=key, read_only=read_only, commits=commits)
        if not store.replica and not read_only:
            store.become_new_replica()
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
    def connection(self) -> Any:
        """The database connection, for the other modules of this package alone."""
        return self._db.conn

    @property
    def key(self) -> bytes | None:
        """The data key of an encrypted file, for backups."""
        return self._key

    # ---- this copy ------------------------------------------------------------------------------------
    @property
    def replica(self) -> int:
        """The random id of this copy; 0 for a backup that nobody has opened to write."""
        return int(self.setting(_REPLICA) or 0)

    @property
    def inspection(self) -> str:
        """The id that all copies of the visit share."""
        return str(self.setting(_INSPECTION))

    @property
    def read_only(self) -> bool:
        """Whether the file was opened to look at only."""
        return self._read_only

    def become_new_replica(self) -> None:
        """Take a new replica id, as a new, restored or copied file must."""
        self.set_setting(_REPLICA, secrets.randbits(62) | 1)

    def setting(self, name: str) -> Any:
        """Return a setting of this copy, None when it has none; settings are never handed over."""
        with environment_errors(self.path):
            row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_setting(self, name: str, value: Value) -> None:
        """Keep a setting of this copy."""
        with environment_errors(self.path):
            self.connection.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    # ---- reading --------------------------------------------------------------------------------------
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

    def get(self, table: str, record: str) -> Row | None:
        """Return a record as column to value, deleted or not; None when there is none."""
        rows = self._rows(f"SELECT * FROM {_known(table)} WHERE id = ?", (record,))
        return rows[0] if rows else None

    def all(
        self,
        table: str,
        where: Mapping[str, Value] | None = None,
        *,
        order_by: str = "id",
        deleted: bool = False,
    ) -> list[Row]:
        """Return the records whose columns equal `where`, the deleted ones too if asked, by `order_by` and id."""
        known = TABLES[_known(table)]
        if not all(known.has(name) for name in (where or {})) or not (
            order_by == "id" or known.has(order_by)
        ):
            raise KeyError(f"{table} has no such column: {where}, {order_by}")
        conditions = [f'"{name}" IS ?' for name in (where or {})]
        if not deleted:
            conditions.append("deleted = 0")
        clause = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        query = f'SELECT * FROM {table} {clause} ORDER BY "{order_by}", id'
        return self._rows(query, tuple((where or {}).values()))

    def columns(self, table: str, *names: str, deleted: bool = False) -> list[tuple[Any, ...]]:
        """Return some columns of the records, of the deleted ones too if asked, by id: quick where there are many."""
        known = TABLES[_known(table)]
        if not all(name == "id" or known.has(name) for name in names):
            raise KeyError(f"{table} has no such column: {names}")
        wanted = ", ".join(f'"{name}"' for name in names)
        clause = "" if deleted else "WHERE deleted = 0"
        with environment_errors(self.path):
            rows: list[tuple[Any, ...]] = self.connection.execute(
                f"SELECT {wanted} FROM {table} {clause} ORDER BY id"
            ).fetchall()
        return rows

    def answers(self, record: str) -> dict[str, Value]:
        """Return the open fields of one record that have a value."""
        rows = self.connection.execute(
            "SELECT field, value FROM answer WHERE record = ? AND value IS NOT NULL ORDER BY field", (record,)
        )
        return dict(rows.fetchall())

    def answers_of(self, table: str) -> dict[str, dict[str, Value]]:
        """Return the open fields of every record of a table: record to field to value."""
        grouped: dict[str, dict[str, Value]] = {}
        rows = self.connection.execute(
            f"SELECT record, field, answer.value FROM answer JOIN {_known(table)} AS t ON t.id = record"
            " WHERE answer.value IS NOT NULL ORDER BY record, field"
        )
        for record, field, value in rows:
            grouped.setdefault(record, {})[field] = value
        return grouped

    def find(self, words: str, limit: int, records: Collection[str] | None = None) -> list[Found]:
        """Return the texts that hold all the words, the best first, in all records or some; see `db.search.find`."""
        with environment_errors(self.path):
            return find(self.connection, words, limit, records)

    def content(self, table: str, record: str) -> bytes:
        """Return the file that a record holds. Raises UserError when it is damaged, KeyError when there is none."""
        row = self.get(table, record)
        if row is None or not TABLES[table].content:
            raise KeyError(f"{table} {record} holds no file")
        with environment_errors(self.path):
            return read_content(self.connection, row)

    def heads(self, record: str, fields: Sequence[str] | None = None) -> dict[str, tuple[Dot, ...]]:
        """Return the present heads of a record's fields, all or some, as a form remembers them."""
        grouped: dict[str, tuple[Dot, ...]] = {}
        some = "" if fields is None else f" AND field IN ({', '.join('?' * len(fields))})"
        rows = self.connection.execute(
            f"SELECT field, replica, seq FROM head WHERE record = ?{some} ORDER BY field, replica, seq",
            (record, *(fields or ())),
        )
        for field, replica, seq in rows:
            grouped[field] = (*grouped.get(field, ()), Dot(replica, seq))
        return grouped

    def conflicts(self, record: str | None = None) -> list[Conflict]:
        """Return what stands against each other, in the whole file or in one record."""
        return history.conflicts(self.connection, record)

    def conflict_count(self) -> int:
        """Return how many conflicts there are in the whole file."""
        query = "SELECT count(*) FROM (SELECT DISTINCT record, field FROM conflict)"
        return int(self.connection.execute(query).fetchone()[0])

    def history(self, record: str, field: str | None = None) -> list[ChangeEntry]:
        """Return the changes of a record or of one of its fields, oldest first."""
        return history.history(self.connection, record, field)

    def entries(self, dots: Collection[Dot]) -> list[ChangeEntry]:
        """Return the changes of these names, oldest first."""
        return history.entries(self.connection, dots)

    def last_entries(self) -> list[ChangeEntry]:
        """Return the changes of this copy's last transaction, without the content of files; [] when it has none."""
        return history.last_entries(self.connection, self.replica)

    def last_saved(self) -> datetime | None:
        """Return when this copy saved last (aware UTC), or the newest time that it holds when it has not."""
        return history.last_time(self.connection, self.replica)

    def values_of(self, register: Touched, heads: Collection[Dot]) -> list[Value]:
        """Return the different values that a register holds with these heads, the shown one last."""
        return past.values_of(self.connection, register, heads)

    def parents_of(self, heads: Collection[Dot]) -> list[frozenset[Dot]]:
        """Return for each of some changes which ones it replaced or, if it is a delete, had seen."""
        return past.parents_of(self.connection, heads)

    def pointing_at(self, table: str, records: Sequence[str]) -> list[tuple[str, str]]:
        """Return the records, as (table, id), that are not deleted and name one of these records of a table."""
        return past.pointing_at(self.connection, _known(table), records)

    def times_held(self, table: str, field: str, value: Value) -> dict[str, list[datetime]]:
        """Return the records whose field ever had a value: record to the times (aware UTC) when it was given that."""
        return history.times_held(self.connection, _known(table), field, value)

    def log(self) -> Iterator[tuple[LogTransaction, bytes]]:
        """Yield every transaction that this copy knows, with its hash, copy by copy and oldest first."""
        return read_log(self.connection)

    def version_vector(self) -> dict[int, int]:
        """Return how far this copy knows each copy: replica id to the number of its last change."""
        with environment_errors(self.path):
            return dict(
                self.connection.execute("SELECT replica, seq FROM version ORDER BY replica").fetchall()
            )

    def brought_in(self, spans: Sequence[tuple[int, int, int]]) -> list[tuple[str, str, bool]]:
        """Return the records that the spans of merge reports touched: table, record, and whether they made it."""
        found: dict[tuple[str, str], bool] = {}
        for span in spans:
            rows = self.connection.execute(
                "SELECT tbl, record, min(field) FROM change WHERE replica = ? AND seq BETWEEN ? AND ?"
                " GROUP BY tbl, record",
                span,
            )
            for table, record, first in rows:
                found[table, record] = found.get((table, record), False) or first == BIRTH
        return [(*place, made) for place, made in found.items()]

    def merge_reports(self) -> list[tuple[datetime, str, str]]:
        """Return the kept merge reports, oldest first: time of merging, who merged, and the report as JSON."""
        rows = self.connection.execute("SELECT at, author, content FROM merge_report ORDER BY id")
        return [(datetime.fromisoformat(at), author, content) for at, author, content in rows]

    def _rows(self, query: str, values: tuple[Value, ...]) -> list[Row]:
        with environment_errors(self.path):
            return list(self._db.query(query, values))

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

    def tell(self, touched: frozenset[Touched]) -> None:
        """Tell the observers what changed, for this package and for changes that a sibling made."""
        for observer in list(self._observers):
            observer(touched)


def forget_replica(connection: Any) -> None:
    """Leave a copy of a file without a replica id, and open nowhere; it takes an id when it is opened to write."""
    connection.execute("DELETE FROM setting WHERE name IN (?, ?)", (_REPLICA, OPENED))


def _known(table: str) -> str:
    if table not in TABLES:
        raise KeyError(f"there is no table {table}")
    return table
