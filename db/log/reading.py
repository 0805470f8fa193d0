"""The log as a sequence of transactions, in the order in which each copy made them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from db.log.encoding import Change, LogTransaction
from db.values import Dot


def read_log(connection: Any) -> Iterator[tuple[LogTransaction, bytes]]:
    """Yield every transaction with its hash, copy by copy, oldest first."""
    changes = iter(
        connection.execute(
            "SELECT replica, seq, lamport, tbl, record, field, value FROM change ORDER BY replica, seq"
        )
    )
    rows = connection.execute(
        "SELECT replica, seq, parent_replica, parent_seq FROM change_parent"
        " ORDER BY replica, seq, parent_replica, parent_seq"
    )
    parents = groupby(rows, key=lambda row: (row[0], row[1]))
    place, group = next(parents, (None, iter(())))
    for replica, last, first, lamport, author, at, version, link in connection.execute(
        "SELECT replica, last, first, lamport, author, at, version, hash FROM txn ORDER BY replica, last"
    ):
        own = []
        for seq in range(first, last + 1):
            row = next(changes, None)
            if row is None or row[:3] != (replica, seq, lamport):
                break  # a hole, or altered: the chain will not verify
            dots: tuple[Dot, ...] = ()
            if place == (replica, seq):
                dots = tuple(Dot(parent[2], parent[3]) for parent in group)
                place, group = next(parents, (None, iter(())))
            table, record, field, value = row[3:]
            own.append(Change(table, record, field, value, dots))
        yield LogTransaction(replica, first, last, lamport, author, at, version, tuple(own)), link
