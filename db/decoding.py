"""Reading entries of the log back: what a hand-over carries, and nothing that `encode` cannot have written.

A large merge brings changes by the hundred thousand. So entries are read many at once and as columns, what stands in
them is compared whole, and what is alike in kind is judged once: each rule holds for every change all the same.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import chain, pairwise
from typing import Any, NamedTuple

from db.encoding import BIRTH, Change, LogTransaction, from_plain, write_json
from db.schema import DELETED, TABLES
from db.values import Dot, Value

_REPLICA_LIMIT = 1 << 62
_ESCAPED_NUL = "\\u0000"
_PLAIN_KINDS = {str, int, type(None)}
_parse = json.JSONDecoder().raw_decode


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
    parents: Sequence[list[list[int]]]


def decode(line: bytes) -> LogTransaction:
    """Read a line back; raises ValueError for anything that `encode` cannot have written."""
    (head,), *columns, found = read_entries([line])
    parents = [tuple(Dot(*pair) for pair in pairs) for pairs in found]
    return LogTransaction(*head, tuple(map(Change, *columns, parents)))


def read_entries(lines: Sequence[bytes]) -> Entries:
    """Read one or more lines back; raises ValueError when `encode` cannot have written one of them."""
    heads: list[Head] = []
    changes: list[Any] = []
    try:
        for line in lines:
            text = line.decode()
            fields, _end = _parse(text)
            # This tells at once that the line is JSON, to its end, in the very form that `encode` writes. A lone
            # surrogate stands in no text that was decoded, so one that was escaped is told by it too.
            if write_json(fields) != text:
                raise ValueError("a transaction is not written as this program writes it")
            if _ESCAPED_NUL in text and _holds_nul(fields):
                raise ValueError("a transaction holds a text that cannot be stored")
            heads.append(_head(fields))
            changes += fields[-1]
        return Entries(heads, *_columns(changes))
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("not a transaction") from error


def _head(fields: Any) -> Head:
    """Return the head of a transaction, which numbers its changes and has a time with a zone."""
    if type(fields) is not list or len(fields) != len(LogTransaction._fields) or type(fields[-1]) is not list:
        raise ValueError("not a transaction")
    head = Head(*fields[:-1])
    if set(map(type, head[:4])) != {int} or set(map(type, head[4:])) != {str}:
        raise ValueError("a transaction has a number or text that is none")
    if not (0 < head.replica < _REPLICA_LIMIT and 0 < head.lamport < 1 << 63):
        raise ValueError("a transaction is numbered out of range")
    if not 1 <= head.first <= head.last < 1 << 63 or head.last - head.first + 1 != len(fields[-1]):
        raise ValueError("a transaction does not number its changes")
    if datetime.fromisoformat(head.at).utcoffset() is None:
        raise ValueError("a transaction has no time zone")
    return head


def _columns(changes: list[Any]) -> tuple[Any, ...]:
    """Return changes, as they stand in their lines, as columns that were checked."""
    if set(map(type, changes)) != {list} or set(map(len, changes)) != {len(Change._fields)}:
        raise ValueError("not a change")
    tables, records, fields, values, found = zip(*changes, strict=True)
    if set(map(type, chain(tables, records, fields))) != {str}:
        raise ValueError("a text is missing")
    if set(map(type, found)) != {list}:
        raise ValueError("a list is missing")
    kinds = set(map(type, values))
    if dict in kinds:
        values = tuple(from_plain(value) if type(value) is dict else value for value in values)
    if not kinds - {dict} <= _PLAIN_KINDS:
        raise ValueError("a field holds what no field can hold")
    _check_numbers([value for value in values if type(value) is int])
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


def _check_births(births: list[tuple[str, str, Any, list[Any]]]) -> None:
    """Raise ValueError for a birth, as (table, field, value, parents), that is not JSON of what its record can hold."""
    if not births:
        return
    contents = []
    for _table, _field, written, parents in births:
        content, end = _parse(written)
        if type(content) is not dict or end != len(written) or parents:
            raise ValueError("a record is not born with its columns")
        contents.append(content)
    # Each was read to its end, so if all of them one after the other are written as they stand, each of them is.
    together = ",".join([written for _table, _field, written, _parents in births])
    if write_json(contents) != f"[{together}]":
        raise ValueError("a record is not born as this program writes it")
    if _ESCAPED_NUL in together and _holds_nul(contents):
        raise ValueError("a record is born with a text that cannot be stored")
    # Records are born with a few sets of columns and types, and one of each is looked at.
    kinds = {
        (birth[0], *content, *map(type, content.values())): content
        for birth, content in zip(births, contents, strict=True)
    }
    for (table, *_names), content in kinds.items():
        if not set(map(type, content.values())) <= _PLAIN_KINDS:
            raise ValueError("a record is born with what no record can hold")
        if table in TABLES and not TABLES[table].takes_all(content):
            raise ValueError("a record is born with what it cannot hold")
    if any(int in kind for kind in kinds):
        _check_numbers([held for content in contents for held in content.values() if type(held) is int])


def _check_parents(found: Sequence[list[Any]]) -> None:
    """Raise ValueError when the parents of a change are not pairs of numbers in ascending order."""
    pairs = list(chain.from_iterable(found))
    if not set(map(type, pairs)) <= {list} or not set(map(len, pairs)) <= {2}:
        raise ValueError("a parent is not numbered")
    _check_numbers(list(chain.from_iterable(pairs)))
    if any(later <= earlier for several in found if len(several) > 1 for earlier, later in pairwise(several)):
        raise ValueError("parents are not in ascending order")


def _check_numbers(numbers: Collection[Any]) -> None:
    if not set(map(type, numbers)) <= {int}:
        raise ValueError("a number is missing, or is not whole")
    if numbers and not -(2**63) <= min(numbers) <= max(numbers) < 2**63:
        raise ValueError("a number is out of range")


def _holds_nul(found: object) -> bool:
    """Whether any text in parsed JSON holds a NUL, which no database text can."""
    if isinstance(found, dict):
        return any(map(_holds_nul, chain(found, found.values())))
    if isinstance(found, list):
        return any(map(_holds_nul, found))
    return isinstance(found, str) and "\0" in found
