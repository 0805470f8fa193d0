"""One transaction as bytes: what the hash chain covers and what a hand-over carries.

The bytes are JSON in a single line: [replica, first, last, lamport, author, at, version, changes], where a
change is [table, record, field, value, parents] and parents are [replica, seq] pairs in ascending order.
Blobs stand as {"b": base64}. The same transaction gives the same bytes on every copy, and nothing but those
bytes is read back: what a copy accepts, every other copy will find unaltered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from db.values import Dot, Value

BIRTH = ""  # the field of a record's first change, whose value is its columns as JSON
LONGEST_LINE = 64 << 20  # what a reader has to hold at once
# In UTF-8, without a space, and with no more escapes than JSON asks for.
write_json: Callable[[object], bytes] = msgspec.json.Encoder().encode


class Blob(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes as they stand in a line."""

    b: bytes


class Change(NamedTuple):
    """One change; its parents are the heads that it replaces, for a delete all heads that it saw."""

    table: str
    record: str
    field: str
    value: Value
    parents: tuple[Dot, ...]


class LogTransaction(NamedTuple):
    """One transaction of the log; `first` and `last` number its changes in the copy `replica`."""

    replica: int
    first: int
    last: int
    lamport: int
    author: str
    at: str
    version: str
    changes: tuple[Change, ...]


def encode(transaction: LogTransaction) -> bytes:
    """Return the transaction as its line of bytes, without a line end."""
    changes = [
        (*change[:3], Blob(change.value), change.parents) if isinstance(change.value, bytes) else change
        for change in transaction.changes
    ]
    return write_json((*transaction[:7], changes))


def birth_content(columns: Mapping[str, Value]) -> str:
    """Return the columns that a record is born with, texts and integers, as the value of its birth."""
    return write_json(columns).decode()


def chain(previous: bytes, line: bytes) -> bytes:
    """Return the hash of a transaction, given that of the copy's transaction before it (b"" for the first)."""
    return hashlib.sha256(previous + line).digest()
