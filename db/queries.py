"""What can be asked of an open visit file: its typed tables, open fields, history, log and settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import Any, TypeVar

from sqlite_utils import Database

from db.derived.search import Found, find
from db.errors import environment_errors
from db.log import history, past
from db.log.content import read_content
from db.log.encoding import BIRTH, LogTransaction
from db.log.history import ChangeEntry, Conflict
from db.log.reading import read_log
from db.schema import TABLES
from db.transaction import Touched
from db.values import Dot, Row, Value

REPLICA = "replica"
INSPECTION = "inspection"

Q = TypeVar("Q", bound="Queries")


def _in_sentences(queries: type[Q]) -> type[Q]:
    """Have every method of a class say in a sentence what the disk or another program does to the file that it reads."""
    for name, method in list(vars(queries).items()):
        if isinstance(method, FunctionType) and not name.startswith("_"):
            setattr(queries, name, _in_a_sentence(method))
    return queries


def _in_a_sentence(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def answer(self: Queries, *arguments: Any, **named: Any) -> Any:
        # Never in a transaction, for which others may be waiting.
        if self.before_query is not None and not self._db.conn.in_transaction:
            self.before_query()
        with environment_errors(self.path):
            return method(self, *arguments, **named)

    return answer


@_in_sentences
class Queries:
    """The reading half of a `Store`: every method answers from the file and changes nothing.

    What the disk or another program does to the file meanwhile is raised as a UserError. `before_query` is what a
    worker does before it asks anything, such as to let others go first.
    """

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self.before_query: Callable[[], object] | None = None
        self._db = db

    @property
    def connection(self) -> Any:
        """The database connection, for the other modules of this package alone."""
        return self._db.conn

    # ---- this copy ----------------------------------------------------------------------------------
    @property
    def replica(self) -> int:
        """The random id of this copy; 0 for a backup that nobody has opened to write."""
        return int(self.setting(REPLICA) or 0)

    @property
    def inspection(self) -> str:
        """The id that all copies of the visit share."""
        return str(self.setting(INSPECTION))

    def setting(self, name: str) -> Any:
        """Return a setting of this copy, None when it has none; settings are never handed over."""
        row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    # ---- records --------------------------------------------------------------------------------------
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
        """Return the texts that hold all the words, the best first, in all records or some; see `db.derived.search.find`."""
        return find(self.connection, words, limit, records)

    def content(self, table: str, record: str) -> bytes:
        """Return the file that a record holds. Raises UserError when it is damaged, KeyError when there is none."""
        row = self.get(table, record)
        if row is None or not TABLES[table].content:
            raise KeyError(f"{table} {record} holds no file")
        return read_content(self.connection, row)

    # ---- registers and their past ---------------------------------------------------------------------
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

    def shown_among(self, heads: Sequence[Dot]) -> tuple[Dot, ...]:
        """Return those of the heads of a register that hold the value which is shown, as one who saw only that."""
        return tuple(past.shown_among(self.connection, heads))

    def conflicts(self, record: str | None = None) -> list[Conflict]:
        """Return what stands against each other, in the whole file or in one record."""
        return history.conflicts(self.connection, record)

    def unsettled(self) -> frozenset[str]:
        """Return the records in which something stands against something else."""
        return frozenset(row[0] for row in self.connection.execute("SELECT DISTINCT record FROM conflict"))

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

    def last_answered(self, record: str) -> datetime | None:
        """Return when (aware UTC) an answer of a record was last changed, remarks on it aside; None when none ever was."""
        return history.last_answered(self.connection, record)

    def times_held(self, table: str, field: str, value: Value) -> dict[str, list[datetime]]:
        """Return the records whose field ever had a value: record to the times (aware UTC) when it was given that."""
        return history.times_held(self.connection, _known(table), field, value)

    # ---- the log --------------------------------------------------------------------------------------
    def log(self) -> Iterator[tuple[LogTransaction, bytes]]:
        """Yield every transaction that this copy knows, with its hash, copy by copy and oldest first."""
        with environment_errors(self.path):  # while it is gone through, which is after this call
            yield from read_log(self.connection)

    def version_vector(self) -> dict[int, int]:
        """Return how far this copy knows each copy: replica id to the number of its last change."""
        return dict(self.connection.execute("SELECT replica, seq FROM version ORDER BY replica").fetchall())

    def ends(self) -> list[tuple[int, int, bytes]]:
        """Return the end of each copy's history as it is known here: replica id, number of its last change, hash."""
        rows: list[tuple[int, int, bytes]] = self.connection.execute(
            "SELECT replica, seq, hash FROM version ORDER BY replica"
        ).fetchall()
        return rows

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
        return list(self._db.query(query, values))


def _known(table: str) -> str:
    if table not in TABLES:
        raise KeyError(f"there is no table {table}")
    return table
