"""One transaction as bytes: what the hash chain covers and what a hand-over carries.

The bytes are JSON in a single line: [replica, first, last, lamport, author, at, version, changes], where a
change is [table, record, field, value, parents] and parents are [replica, seq] pairs in ascending order.
Blobs stand as {"b": base64}. The same transaction gives the same bytes on every copy.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from db.values import Dot, Value

BIRTH = ""  # the field of a record's first change, whose value is its columns as JSON


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
        [c.table, c.record, c.field, _plain(c.value), [list(dot) for dot in c.parents]]
        for c in transaction.changes
    ]
    return json.dumps([*transaction[:7], changes], ensure_ascii=False, separators=(",", ":")).encode()


def decode(line: bytes) -> LogTransaction:
    """Read a line back; raises ValueError for anything that `encode` cannot have written."""
    try:
        *head, changes = json.loads(line)
        replica, first, last, lamport = (_whole(number) for number in head[:4])
        author, at, version = (_text(text) for text in head[4:])
        read = tuple(_change(*change) for change in changes)
    except (TypeError, KeyError, IndexError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError("not a transaction") from error
    if first < 1 or last - first + 1 != len(read) or not read:
        raise ValueError("a transaction does not number its changes")
    return LogTransaction(replica, first, last, lamport, author, at, version, read)


def chain(previous: bytes, line: bytes) -> bytes:
    """Return the hash of a transaction, given that of the copy's transaction before it (b"" for the first)."""
    return hashlib.sha256(previous + line).digest()


def _change(table: Any, record: Any, field: Any, value: Any, parents: Sequence[Any]) -> Change:
    dots = tuple(Dot(_whole(replica), _whole(seq)) for replica, seq in parents)
    return Change(_text(table), _text(record), _text(field), _value(value), dots)


def _plain(value: Value) -> object:
    return {"b": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        try:
            return base64.b64decode(_text(value["b"]), validate=True)
        except binascii.Error as error:
            raise ValueError("a blob is not base64") from error
    return value if value is None or isinstance(value, str) else _whole(value)


def _whole(number: Any) -> int:
    if type(number) is not int or not -(2**63) <= number < 2**63:
        raise ValueError(f"{number!r} is not a whole number")
    return number


def _text(text: Any) -> str:
    if not isinstance(text, str):
        raise ValueError(f"{text!r} is not a text")
    return text
