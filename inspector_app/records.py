"""Rows of the store as frozen dataclasses: one way in for every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from functools import cache
from typing import Any, ClassVar, Protocol, TypeVar

from db.values import Value


class Record(Protocol):
    """A frozen dataclass whose fields are columns of one table, `id` among them."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str:
        """The record's id, the same on every copy."""


R = TypeVar("R", bound=Record)

# Annotations are texts, since every module postpones their evaluation.
_CONVERT: dict[Any, Callable[[Any], object]] = {
    "str": lambda value: "" if value is None else str(value),
    "int": lambda value: int(value or 0),
    "bool": lambda value: bool(value),
    "int | None": lambda value: None if value is None else int(value),
    "str | None": lambda value: None if value is None else str(value),
}


def record_from(kind: type[R], row: Mapping[str, Value]) -> R:
    """Return the row as `kind`: blank columns become "" or 0 unless the field admits None."""
    return kind(**{name: convert(row.get(name)) for name, convert in _conversions(kind)})


@cache
def _conversions(kind: type[Record]) -> tuple[tuple[str, Callable[[Any], object]], ...]:
    # Kept, since asking a dataclass for its fields costs more than a whole record.
    return tuple((field.name, _CONVERT[field.type]) for field in fields(kind))


def split_keys(text: str) -> tuple[str, ...]:
    """Return the keys of a space-separated list column, such as the criteria "i ii"."""
    return tuple(text.split())


def join_keys(keys: tuple[str, ...] | list[str]) -> str:
    """Return the keys as a list column holds them."""
    return " ".join(keys)
