"""Reading entries of the log back: what a hand-over carries, and nothing that `encode` cannot have written.

A large merge brings changes by the hundred thousand. So what a line may hold is said as a type, which msgspec holds each
line to as it reads it; and what no type can say is judged of many lines at once, as columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import chain, pairwise
from typing import Annotated, Any, NamedTuple

import msgspec

from db.log.encoding import BIRTH, Blob, Change, LogTransaction, write_json
from db.schema import DELETED, TABLES
from db.values import Dot, Value

_ESCAPED_NUL = b"\\u0000"

_Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_Number = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]
_Replica = Annotated[int, msgspec.Meta(ge=1, lt=1 << 62)]
# Tuples, of which the empty one is made once: a list for every change would keep the garbage collector busy.
_Parents = tuple[tuple[_Whole, _Whole], ...]
_Change = tuple[str, str, str, str | _Whole | Blob | None, _Parents]
_Transaction = tuple[_Replica, _Number, _Number, _Number, str, str, str, list[_Change]]
_read_transaction = msgspec.json.Decoder(_Transaction).decode
_read_birth = msgspec.json.Decoder(dict[str, str | _Whole | None]).decode


class Head(NamedTuple):
    """What a transaction says beside its changes, as in `LogTransaction`."""

    replica: int
    first: int
    last: int
    lamport: int
    author: str
    at: str
    version: str


class Entries(NamedTuple):
    """Transactions in the order in which they were given: their heads, and all their changes as columns."""

    heads: list[Head]
    tables: Sequence[str]
    records: Sequence[str]
    fields: Sequence[str]
    values: Sequence[Value]
    parents: Sequence[tuple[tuple[int, int], ...]]


def decode(line: bytes) -> LogTransaction:
    """Read a line back; raises ValueError for anything that `encode` cannot have written."""
    (head,), *columns, found = read_entries([line])
    parents = [tuple(Dot(*pair) for pair in pairs) for pairs in found]
    return LogTransaction(*head, tuple(map(Change, *columns, parents)))


def read_entries(lines: Sequence[bytes]) -> Entries:
    """Read one or more lines back; raises ValueError when `encode` cannot have written one of them."""
    heads: list[Head] = []
    changes: list[Any] = []
    for line in lines:
        transaction = _read_transaction(line)
        # This tells at once that the line is JSON in the very form that `encode` writes.
        if write_json(transaction) != line:
            raise ValueError("a transaction is not written as this program writes it")
        if _ESCAPED_NUL in line and _holds_nul(transaction):
            raise ValueError("a transaction holds a text that cannot be stored")
        heads.append(_head(transaction))
        changes += transaction[-1]
    return Entries(heads, *_columns(changes))


def _head(transaction: tuple[Any, ...]) -> Head:
    """Return the head of a transaction, which numbers its changes and has a time with a zone."""
    head = Head(*transaction[:-1])
    if head.last - head.first + 1 != len(transaction[-1]) or not transaction[-1]:
        raise ValueError("a transaction does not number its changes")
    if datetime.fromisoformat(head.at).utcoffset() is None:
        raise ValueError("a transaction has no time zone")
    return head


def _columns(changes: list[Any]) -> tuple[Any, ...]:
    """Return changes, as they stand in their lines, as columns that were checked."""
    tables, records, fields, values, found = zip(*changes, strict=True)
    if Blob in set(map(type, values)):
        values = tuple(value.b if type(value) is Blob else value for value in values)
    _check_fields(tables, fields, values)
    _check_births([place for place in zip(tables, fields, values, found, strict=True) if place[1] == BIRTH])
    _check_parents(found)
    return tables, records, fields, values, found


def _check_fields(tables: Sequence[str], fields: Sequence[str], values: Sequence[Value]) -> None:
    # Whether a field can hold a value is a matter of its type, so one of each is looked at.
    kinds = dict(zip(zip(tables, fields, map(type, values), strict=True), values, strict=True))
    for (table, field, _kind), value in kinds.items():
        if field not in (BIRTH, DELETED) and table in TABLES and not TABLES[table].takes(field, value):
            raise ValueError("a field holds what it cannot hold")
    if any(value not in (0, 1) for field, value in zip(fields, values, strict=True) if field == DELETED):
        raise ValueError("a record is either deleted or not")


def _check_births(births: list[tuple[str, str, Any, Any]]) -> None:
    """Raise ValueError for a birth, as (table, field, value, parents), that is not JSON of what its record can hold."""
    if not births:
        return
    contents = []
    for _table, _field, written, parents in births:
        if type(written) is not str or parents:
            raise ValueError("a record is not born with its columns")
        contents.append(_read_birth(written))
    # Each was read to its end, so if all of them one after the other are written as they stand, each of them is.
    together = ",".join([written for _table, _field, written, _parents in births]).encode()
    if write_json(contents) != b"[%b]" % together:
        raise ValueError("a record is not born as this program writes it")
    if _ESCAPED_NUL in together and _holds_nul(contents):
        raise ValueError("a record is born with a text that cannot be stored")
    # Records are born with a few sets of columns and types, and one of each is looked at.
    kinds = {
        (birth[0], *content, *map(type, content.values())): content
        for birth, content in zip(births, contents, strict=True)
    }
    for (table, *_names), content in kinds.items():
        if table in TABLES and not TABLES[table].takes_all(content):
            raise ValueError("a record is born with what it cannot hold")


def _check_parents(found: Sequence[tuple[tuple[int, int], ...]]) -> None:
    """Raise ValueError when the parents of a change are not in ascending order."""
    if any(later <= earlier for several in found if len(several) > 1 for earlier, later in pairwise(several)):
        raise ValueError("parents are not in ascending order")


def _holds_nul(found: object) -> bool:
    """Whether any text in parsed JSON holds a NUL, which no database text can."""
    if isinstance(found, dict):
        return any(map(_holds_nul, chain(found, found.values())))
    if isinstance(found, list | tuple):
        return any(map(_holds_nul, found))
    return isinstance(found, str) and "\0" in found
