"""Small numbers in a table: which cells could tell who a child is, and which others would give those away.

What is printed gives more away than it says. A line adds up to its total, so that what alone is left out of it can be
worked out; two that are left out are known from their sum where that is small itself; and what rows and columns leave
open one by one they may settle together. Of a figure, 17 of 18 tells of one child as well as 1 of 18 does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from inspector_app.figures.crosstab_value import COUNTED, NOT_COUNTED, Cell, CrosstabValue

SMALL = 2  # children or fewer

_Keys = set[str | None]
_Line = Sequence[Cell]  # the cells of a row or column, and as the last of them the total that they add up to


def small_cells(value: CrosstabValue) -> set[Cell]:
    """Return the printed cells, totals included, that count very few cases, and not none."""
    return {cell for cell in _few(_numbers(value)) if _is_printed(cell, value)}


def hidden_cells(value: CrosstabValue) -> set[Cell]:
    """Return the cells that are not to be printed: the small ones, and others from which those could be worked out.

    Of a figure, the few cases that it does not count are kept from being worked out as well.
    """
    numbers, lines = _numbers(value), list(_lines(value))
    hidden = _few(numbers)
    while cover := _cover(hidden, numbers, lines):
        hidden.add(min(cover, key=lambda cell: _cost(cell, hidden, numbers)))
    return {cell for cell in hidden if _is_printed(cell, value)}


def _few(numbers: Mapping[Cell, int]) -> set[Cell]:
    return {cell for cell, number in numbers.items() if 0 < number <= SMALL}


def _cover(hidden: AbstractSet[Cell], numbers: Mapping[Cell, int], lines: Sequence[_Line]) -> list[Cell]:
    """Return cells of which one more is to be hidden, none once nothing that is hidden can be worked out."""
    for line in lines:
        left_out = [cell for cell in line if cell in hidden]
        is_known = len(left_out) == 1 or (
            bool(left_out) and line[-1] not in hidden and sum(numbers[cell] for cell in left_out) <= SMALL
        )
        others = [cell for cell in line if cell not in hidden]
        if is_known and others:
            return others
    return next(filter(None, (_around(cell, hidden, numbers) for cell in sorted(hidden, key=str))), [])


def _around(cell: Cell, hidden: AbstractSet[Cell], numbers: Mapping[Cell, int]) -> list[Cell]:
    """Return cells that hide a cell which rows and columns give away together, none where they do not.

    From its row other hidden cells lead to columns, from these to other rows, and so on. Where none leads back to its own
    column, it is the difference between the sums of the rows and of the columns that were reached.
    """
    others = hidden - {cell}
    rows, columns = _reached(others, {cell[0]}, set())
    if cell[1] in columns:
        return []
    rows_beyond, columns_beyond = _reached(others, set(), {cell[1]})
    return [
        (row, column)
        for row, column in numbers.keys() - hidden
        if (row in rows and column in columns_beyond) or (row in rows_beyond and column in columns)
    ]


def _reached(hidden: AbstractSet[Cell], rows: _Keys, columns: _Keys) -> tuple[_Keys, _Keys]:
    """Return the rows and columns to which hidden cells lead from some of them, these included."""
    while found := {(row, column) for row, column in hidden if (row in rows) != (column in columns)}:
        rows |= {row for row, _column in found}
        columns |= {column for _row, column in found}
    return rows, columns


def _cost(
    cell: Cell, hidden: AbstractSet[Cell], numbers: Mapping[Cell, int]
) -> tuple[bool, bool, bool, bool, int, str]:
    """Return what tells which of several cells is to be hidden, the least first.

    The grand total is the last to go, since it stands in the text around the table. A zero hides nothing well, and what
    is not printed costs nothing. A line that leaves out something already hardly misses another number.
    """
    row, column = cell
    is_open = any(row == other[0] for other in hidden) and any(column == other[1] for other in hidden)
    is_printed = row != NOT_COUNTED
    return cell == (None, None), numbers[cell] == 0, is_printed, not is_open, numbers[cell], str(cell)


def _numbers(value: CrosstabValue) -> Mapping[Cell, int]:
    cells = {cell for line in _lines(value) for cell in line}
    return {cell: len(_cases(value, cell)) for cell in cells}


def _cases(value: CrosstabValue, cell: Cell) -> tuple[str, ...]:
    counted, group = cell
    return value.asked(group) if counted is None else value.cases(counted, group)


def _is_printed(cell: Cell, value: CrosstabValue) -> bool:
    return not (value.is_share and cell[0] == NOT_COUNTED)


def _lines(value: CrosstabValue) -> Iterator[_Line]:
    """Yield the cells of each row and column.

    Where a figure is counted, the cases that it does not count are not printed, but are what is left of the others.
    """
    groups = [heading.key for heading in value.groups]
    counted = [COUNTED, NOT_COUNTED] if value.is_share else [heading.key for heading in value.counted]
    for key in (*counted, None):
        yield [(key, group) for group in (*groups, None)]
    for group in (*groups, None):
        yield [(key, group) for key in (*counted, None)]
