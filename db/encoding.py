"""One transaction as bytes: what the hash chain covers and what a hand-over carries.

The bytes are JSON in a single line: [replica, first, last, lamport, author, at, version, changes], where a
change is [table, record, field, value, parents] and parents are [replica, seq] pairs in ascending order.
Blobs stand as {"b": base64}. The same transaction gives the same bytes on every copy, and nothing but those
bytes is read back: what a copy accepts, every other copy will find unaltered.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from db.values import Dot, Value

BIRTH = ""  # the field of a record's first change, whose value is its columns as JSON
LONGEST_LINE = 64 << 20  # what a reader has to hold at once
write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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
        [c.table, c.record, c.field, to_plain(c.value), [list(dot) for dot in c.parents]]
        for c in transaction.changes
    ]
    return write_json([*transaction[:7], changes]).encode()


def birth_content(columns: Mapping[str, Value]) -> str:
    """Return the columns that a record is born with, texts and integers, as the value of its birth."""
    return write_json(columns)


def chain(previous: bytes, line: bytes) -> bytes:
    """Return the hash of a transaction, given that of the copy's transaction before it (b"" for the first)."""
    return hashlib.sha256(previous + line).digest()


def to_plain(value: Value) -> object:
    """Return a value as JSON can hold it."""
    return {"b": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def from_plain(value: Any) -> Value:
    """Return the value that `to_plain` gave as `value`; raises ValueError for anything else."""
    if isinstance(value, dict):
        try:
            blob = base64.b64decode(_text(value["b"]), validate=True)
        except (binascii.Error, KeyError) as error:
            raise ValueError("a blob is not base64") from error
        if to_plain(blob) != value:
            raise ValueError("a blob is not written as this program writes it")
        return blob
    if value is None:
        return None
    return _text(value) if isinstance(value, str) else _whole(value)


def _whole(number: Any) -> int:
    if type(number) is not int or not -(2**63) <= number < 2**63:
        raise ValueError("a number is missing, or is not whole")
    return number


def _text(text: Any) -> str:
    if not isinstance(text, str):
        raise ValueError("a text is missing")
    return text
