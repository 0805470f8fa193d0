"""The programs that open a visit: this one, and one that is older and knows neither a column nor a table of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from unittest.mock import patch

from db import schema
from db.schema import DERIVED_SCHEMA, TABLES, Table

NEW_COLUMN = ("sampled_case", "double_read")
NEW_TABLE = "attachment"


def knows(table: str, field: str, *, older: bool) -> bool:
    """Whether a program knows a field of a table; one that is older lacks what came later."""
    return not older or (table != NEW_TABLE and (table, field) != NEW_COLUMN)


@contextmanager
def running(*, older: bool) -> Iterator[None]:
    """Let the store be that of this program, or of the older one."""
    with ExitStack() as stack:
        if older:
            for known, those in ((TABLES, _tables()), (DERIVED_SCHEMA, _statements())):
                stack.enter_context(patch.dict(known, those, clear=True))
        yield


def _tables() -> dict[str, Table]:
    table, column = NEW_COLUMN
    columns = tuple(known for known in TABLES[table].columns if known.name != column)
    # `replace` makes a table anew, so what it remembers of its columns is made anew with it.
    return {
        name: replace(known, columns=columns) if name == table else known
        for name, known in TABLES.items()
        if name != NEW_TABLE
    }


def _statements() -> dict[str, str]:
    table = NEW_COLUMN[0]
    statements = {name: statement for name, statement in DERIVED_SCHEMA.items() if name != NEW_TABLE}
    return statements | {table: schema._create_typed(_tables()[table])}  # noqa: SLF001 - as the schema makes it
