"""The tables of figures as one tidy table: a row a cell, with the cases behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inspector_app.exchange.table import Cell, Table
from inspector_app.figures.crosstab_value import CrosstabValue
from inspector_app.texts import in_language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def crosstab_table(visit: Visit, cases: dict[str, str]) -> Table:
    """Return the cells of all tables that can be counted, empty ones included; `cases` are references by record id."""
    values = visit.crosstabs.values()

    def rows() -> Iterator[Sequence[Cell]]:
        for table in visit.crosstabs.all():
            if table.id in values:
                yield from _cells(table.title, values[table.id], cases)

    headings = ("Table", "Counted", "Group", "Number", "Cases", "Unsettled")
    return "Tables of figures", headings, rows()


def _cells(title: str, value: CrosstabValue, cases: dict[str, str]) -> Iterator[Sequence[Cell]]:
    for counted in value.counted:
        for group in value.groups:
            behind = value.cases(counted.key, group.key)
            yield (
                title,
                in_language(counted.title, "en"),
                in_language(group.title, "en"),
                len(behind),
                ", ".join(cases[case] for case in behind),
                ", ".join(cases[case] for case in behind if case in value.unsettled),
            )
