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
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from db.schema import DELETED, TABLES
from db.values import Dot, Value

BIRTH = ""  # the field of a record's first change, whose value is its columns as JSON
LONGEST_LINE = 64 << 20  # what a reader has to hold at once
_REPLICA_LIMIT = 1 << 62
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ESCAPED_NUL = "\\u0000"


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
    return _write([*transaction[:7], changes]).encode()


def decode(line: bytes) -> LogTransaction:
    """Read a line back; raises ValueError for anything that `encode` cannot have written."""
    try:
        text = line.decode()
        fields = _list(json.loads(text))
        *head, changes = fields
        replica, first, last, lamport = (_whole(number) for number in head[:4])
        author, at, version = (_text(word) for word in head[4:])
        read = tuple(map(_change, _list(changes)))
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("not a transaction") from error
    if first < 1 or last - first + 1 != len(read) or not read:
        raise ValueError("a transaction does not number its changes")
    if not (0 < replica < _REPLICA_LIMIT and lamport > 0):
        raise ValueError("a transaction is numbered out of range")
    if datetime.fromisoformat(at).utcoffset() is None:
        raise ValueError("a transaction has no time zone")
    if _ESCAPED_NUL in text and _holds_nul(fields):
        raise ValueError("a transaction holds a text that cannot be stored")
    # What was read is of the kinds that `encode` writes; this tells whether it is written as it writes them. It
    # refuses lone surrogates too, since they cannot be encoded.
    if _write(fields).encode() != line:
        raise ValueError("a transaction is not written as this program writes it")
    return LogTransaction(replica, first, last, lamport, author, at, version, read)


def birth_content(columns: Mapping[str, Value]) -> str:
    """Return the columns that a record is born with, texts and integers, as the value of its birth."""
    return _write(columns)


def chain(previous: bytes, line: bytes) -> bytes:
    """Return the hash of a transaction, given that of the copy's transaction before it (b"" for the first)."""
    return hashlib.sha256(previous + line).digest()


def _change(plain: Any) -> Change:
    # Run for every change that comes in, hundreds of thousands in a large merge: hence flat, with few calls.
    table, record, field, value, parents = _list(plain)
    if not (type(table) is str and type(record) is str and type(field) is str):
        raise ValueError("a text is missing")
    dots = tuple(map(_dot, _list(parents))) if parents != [] else ()
    if len(dots) > 1 and any(later <= earlier for earlier, later in pairwise(dots)):
        raise ValueError("parents are not in ascending order")
    if type(value) is not str:
        value = from_plain(value)
    if field == BIRTH:
        _check_birth(table, value, dots)
    elif field == DELETED and value not in (0, 1):
        raise ValueError("a record is either deleted or not")
    elif table in TABLES and not TABLES[table].takes(field, value):
        raise ValueError("a field holds what it cannot hold")
    return Change(table, record, field, value, dots)


def _dot(pair: Any) -> Dot:
    replica, seq = _list(pair)
    return Dot(_whole(replica), _whole(seq))


def _check_birth(table: str, value: Value, parents: tuple[Dot, ...]) -> None:
    written = _text(value)
    content = json.loads(written)
    if not isinstance(content, dict) or parents or birth_content(content) != written:
        raise ValueError("a record is not born with its columns")
    for held in content.values():
        if type(held) is not str and held is not None:
            _whole(held)
    if table in TABLES and not TABLES[table].takes_all(content):
        raise ValueError("a record is born with what it cannot hold")
    if _ESCAPED_NUL in written and _holds_nul(content):
        raise ValueError("a record is born with a text that cannot be stored")


def _holds_nul(found: object) -> bool:
    """Whether any text in parsed JSON holds a NUL, which no database text can."""
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        return any(_holds_nul(part) for part in found)
    return isinstance(found, str) and "\0" in found


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


def _list(found: Any) -> list[Any]:
    if type(found) is not list:
        raise ValueError("a list is missing")
    return found


def _whole(number: Any) -> int:
    if type(number) is not int or not -(2**63) <= number < 2**63:
        raise ValueError("a number is missing, or is not whole")
    return number


def _text(text: Any) -> str:
    if not isinstance(text, str):
        raise ValueError("a text is missing")
    return text
