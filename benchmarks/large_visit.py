"""A visit far larger than any team brings home: the sample visit, with its cases and interviews copied many times."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from db.schema import TABLES
from db.transaction import Transaction
from inspector_app.visit import Visit

CASES = 1_000
INTERVIEWS = 50
_AT_ONCE = 25  # copies in one transaction

# What goes with a case or an interview, in the order in which it can be made.
_OF_A_CASE = ("sampled_case", "allocation", "reading", "concern")
_OF_AN_INTERVIEW = ("source", "note_paragraph", "evidence", "finding_evidence")


def enlarge(file: Path) -> None:
    """Fill a visit file up to `CASES` cases, each with its readings, and `INTERVIEWS` interviews with evidence."""
    with Visit.open(file) as visit:
        cases = [case.id for case in visit.cases.all()]
        _copy(visit, "sampled_case", _OF_A_CASE, cases, CASES - len(cases))
        interviews = [interview.id for interview in visit.sources.interviews()]
        _copy(visit, "source", _OF_AN_INTERVIEW, interviews, INTERVIEWS - len(interviews))


def _copy(visit: Visit, table: str, tables: tuple[str, ...], roots: list[str], wanted: int) -> None:
    groups = {root: list(_belonging(visit, table, root, tables)) for root in roots}
    numbered = enumerate(islice(cycle(roots), wanted), len(roots) + 1)
    while batch := list(islice(numbered, _AT_ONCE)):
        with visit.act() as act:
            for number, root in batch:
                _copy_group(act, groups[root], number)


def _belonging(
    visit: Visit, table: str, root: str, tables: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield a record and those that point to it, through any of `tables`: table, columns, open fields."""
    known = {root}
    row = visit.store.get(table, root)
    assert row is not None
    yield table, row, visit.store.answers(root)
    for name in tables[1:]:
        pointing = [column.name for column in TABLES[name].columns if column.references in tables]
        for row in visit.store.all(name):
            if any(row[column] in known for column in pointing):
                known.add(row["id"])
                yield name, row, visit.store.answers(row["id"])


def _copy_group(
    act: Transaction, group: list[tuple[str, dict[str, Any], dict[str, Any]]], number: int
) -> None:
    made: dict[Any, str] = {}
    for table, row, answers in group:
        values = {
            column.name: made.get(row[column.name], row[column.name])
            for column in TABLES[table].columns
            if row[column.name] is not None
        }
        if table == "sampled_case":
            values["reference"] = f"C{number}"
        made[row["id"]] = act.create(table, values)
        for field, value in answers.items():
            act.set(table, made[row["id"]], field, value)
