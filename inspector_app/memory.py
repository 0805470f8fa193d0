"""What was worked out from some tables of the store, kept until one of them changes.

A window asks for the same lists and counts after every answer, while an answer touches one table of twenty. What is
kept here is never stale: a commit of this connection tells which tables it touched, the database tells when another
connection wrote, and inside a transaction nothing is taken from memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from db.schema import OPEN_FIELD
from db.store import Store
from db.transaction import Touched

T = TypeVar("T")


def answers_of(table: str) -> str:
    """Return the name by which the open fields of a table's records are told from its columns."""
    return f"{table}{OPEN_FIELD}"


class Memory:
    """Results by key, for one open store; they are shared, so whoever takes one leaves it as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[object, tuple[frozenset[str], Any]] = {}
        self._outside = store.outside_changes
        self._told = 0  # how often something changed that the store told of
        store.subscribe(self._forget)

    def recall(self, key: object, tables: frozenset[str], make: Callable[[], T]) -> T:
        """Return what was made for `key`, or make it now.

        `tables` are all that it is made from: "reading" stands for the columns of readings, `answers_of("reading")`
        for what they answer.
        """
        if self._store.is_changing:
            return make()
        seen = self._store.outside_changes
        if seen != self._outside:
            self._outside = seen
            self._kept.clear()
        if key in self._kept:
            kept: T = self._kept[key][1]
            return kept
        told = self._told
        result = make()
        # Something may have been written while it was made, from before and after which it would be.
        if self._store.outside_changes == seen and self._told == told:
            self._kept[key] = (tables, result)
        return result

    def _forget(self, touched: frozenset[Touched]) -> None:
        self._told += 1
        changed = {
            answers_of(item.table) if item.field.startswith(OPEN_FIELD) else item.table for item in touched
        }
        self._kept = {key: kept for key, kept in self._kept.items() if not kept[0] & changed}
