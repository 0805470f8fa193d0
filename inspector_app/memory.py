"""What was worked out from the store, kept until what it was made from changes.

A window asks for the same lists and counts after every answer, while an answer touches one record of thousands. What
is kept here is never stale: a commit of this connection tells which records it touched, the database tells when
another connection wrote, and inside a transaction nothing is taken from memory.

`Memory` keeps what is made from whole tables, `RecordMemory` what is made from one record each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from db.schema import OPEN_FIELD
from db.store import Store
from db.transaction import Touched

T = TypeVar("T")

Renew = Callable[[T, frozenset[str]], T]


def answers_of(table: str) -> str:
    """Return the name by which the open fields of a table's records are told from its columns."""
    return f"{table}{OPEN_FIELD}"


@dataclass(slots=True)
class _Kept:
    """A result, the tables that it is made from, and the records of them that changed since."""

    result: Any
    tables: frozenset[str]
    can_be_renewed: bool
    touched: set[str] = field(default_factory=set)


class Memory:
    """Results by key, for one open store; they are shared, so whoever takes one leaves it as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[object, _Kept] = {}
        self._outside = store.outside_changes
        self._told = 0  # how often something changed that the store told of
        store.subscribe(self._forget)

    def recall(
        self, key: object, tables: frozenset[str], make: Callable[[], T], renew: Renew[T] | None = None
    ) -> T:
        """Return what was made for `key`, or make it now.

        `tables` are all that it is made from: "reading" stands for the columns of readings, `answers_of("reading")`
        for what they answer. Where only some of their records changed, `renew` is given what was made before and the
        ids of those records, and returns it as it is now; without it, all is made anew.
        """
        if self._store.is_changing:
            return make()
        seen = self._store.outside_changes
        if seen != self._outside:
            self._outside = seen
            self._kept.clear()
        kept = self._kept.get(key)
        if kept is not None and not kept.touched:
            result: T = kept.result
            return result
        told = self._told
        result = make() if kept is None or renew is None else renew(kept.result, frozenset(kept.touched))
        # Something may have been written while it was made, from before and after which it would be.
        if self._store.outside_changes == seen and self._told == told:
            self._kept[key] = _Kept(result, tables, renew is not None)
        return result

    def _forget(self, touched: frozenset[Touched]) -> None:
        self._told += 1
        changed: dict[str, set[str]] = {}
        for item in touched:
            table = answers_of(item.table) if item.field.startswith(OPEN_FIELD) else item.table
            changed.setdefault(table, set()).add(item.record)
        for key, kept in list(self._kept.items()):
            for table in kept.tables & changed.keys():
                kept.touched |= changed[table]
            if kept.touched and not kept.can_be_renewed:
                del self._kept[key]


class RecordMemory(Generic[T]):
    """Results by the record id of one table; each is kept until the store tells that its record changed.

    It outlasts what other connections write, since they tell of it as soon as they are done.
    """

    def __init__(self, store: Store, table: str) -> None:
        self._table = table
        self._kept: dict[str, T] = {}
        self._told = 0
        self._changed_at: dict[str, int] = {}  # when each record changed, in what the store told
        store.subscribe(self._forget)

    @property
    def now(self) -> int:
        """A moment, for `take`."""
        return self._told

    def get(self, record: str) -> T | None:
        """Return what is kept of a record."""
        return self._kept.get(record)

    def keep(self, record: str, result: T) -> None:
        """Keep what was just made of a record."""
        self._kept[record] = result

    def missing(self, records: Iterable[str]) -> list[str]:
        """Return those of the records of which nothing is kept."""
        return [record for record in records if record not in self._kept]

    def take(self, results: Mapping[str, T], since: int) -> None:
        """Keep what others made since a moment, except of records that changed meanwhile."""
        unchanged = {r: result for r, result in results.items() if self._changed_at.get(r, 0) <= since}
        self._kept.update(unchanged)

    def _forget(self, touched: frozenset[Touched]) -> None:
        self._told += 1
        for item in touched:
            if item.table == self._table:
                self._kept.pop(item.record, None)
                self._changed_at[item.record] = self._told
