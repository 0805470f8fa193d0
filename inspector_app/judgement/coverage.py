"""Coverage: evidence by criterion and kind of source, so that gaps show while they can still be filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from inspector_app.fieldwork.evidence import Evidence
from inspector_app.fieldwork.origins import Origins

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(slots=True)
class Cell:
    """The evidence for one criterion from one kind of source; `expected` is the framework's wish."""

    expected: bool
    items: list[Evidence] = field(default_factory=list)

    @property
    def is_gap(self) -> bool:
        """Whether the framework expects evidence here and there is none."""
        return self.expected and not self.items

    def of_kind(self, kind: str) -> int:
        """Return how many items are strengths, areas or neutral."""
        return sum(1 for item in self.items if item.kind == kind)


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion: its cells by kind of source, and the inspectors behind them."""

    criterion: str
    cells: dict[str, Cell]
    inspectors: frozenset[str]

    @property
    def items(self) -> Iterator[Evidence]:
        """The evidence of all cells."""
        return chain.from_iterable(cell.items for cell in self.cells.values())

    @property
    def source_kinds(self) -> int:
        """How many kinds of source the criterion rests on."""
        return sum(1 for cell in self.cells.values() if cell.items)


def coverage(visit: Visit) -> list[Row]:
    """Return the matrix of evidence, a row a criterion in the framework's order."""
    items = visit.evidence.all()
    origins = Origins.of_all(visit)
    kinds = {item.id: origins.kind(item) for item in items}
    rows = []
    for criterion in visit.framework.criteria:
        cells = {
            entry.key: Cell(expected=criterion.key in entry.expected_for)
            for entry in visit.framework.source_kinds
        }
        people = set()
        for item in items:
            if criterion.key in item.criterion_keys:
                cells[kinds[item.id]].items.append(item)
                people.add(item.author)
        rows.append(Row(criterion.key, cells, frozenset(people)))
    return rows
