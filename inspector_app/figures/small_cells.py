"""Small numbers in a table: which cells could tell who a child is, and which others would give those away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspector_app.figures.crosstab_value import COUNTED, Cell, CrosstabValue

SMALL = 2  # children or fewer


def small_cells(value: CrosstabValue) -> set[Cell]:
    """Return the cells of a table, totals included, that count very few cases, and not none."""
    return {cell for cell, number in _numbers(value).items() if 0 < number <= SMALL}


def hidden_cells(value: CrosstabValue) -> set[Cell]:
    """Return the cells that are not to be printed: the small ones, and others so that no sum gives one of them away.

    A line whose numbers add up to its total would tell a number that alone is left out, so each line has none or two.
    """
    numbers = _numbers(value)
    hidden = small_cells(value)
    lines = list(_lines(value))
    while alone := next((line for line in lines if len(hidden.intersection(line)) == 1), None):
        # The grand total is the last to go, since it stands in the text around the table.
        others = [cell for cell in alone if cell not in hidden]
        if not others:
            break
        hidden.add(min(others, key=lambda cell: (cell == (None, None), numbers[cell] == 0, numbers[cell])))
    return hidden


def _numbers(value: CrosstabValue) -> Mapping[Cell, int]:
    return {cell: len(_cases(value, cell)) for line in _lines(value) for cell in line}


def _cases(value: CrosstabValue, cell: Cell) -> tuple[str, ...]:
    counted, group = cell
    return value.asked(group) if counted is None else value.cases(counted, group)


def _lines(value: CrosstabValue) -> Iterator[Sequence[Cell]]:
    """Yield the cells of each row and column that are printed, with the total that they add up to.

    Where a figure is counted, the cases that it does not count are not printed, so that its number and what it is out of
    are no sum.
    """
    groups = [heading.key for heading in value.groups]
    counted = [COUNTED] if value.is_share else [heading.key for heading in value.counted]
    for key in (*counted, None):
        yield [(key, group) for group in (*groups, None)]
    if not value.is_share:
        for group in (*groups, None):
            yield [(key, group) for key in (*counted, None)]
