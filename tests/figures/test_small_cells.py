"""Small numbers in tables: all of them are hidden, and no sums give one away."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.figures.crosstab_value import COUNTED, NOT_COUNTED, CrosstabValue
from inspector_app.figures.groups import Heading
from inspector_app.figures.small_cells import SMALL, hidden_cells, small_cells

NUMBERS = st.integers(0, 9)


def table(numbers, counted, groups) -> CrosstabValue:
    """A table with so many cases in each cell, row by row."""
    cells, cases = {}, []
    for key, row in zip(counted, numbers, strict=True):
        for group, number in zip(groups, row, strict=True):
            made = [f"C{len(cases) + place}" for place in range(number)]
            cells[key, group] = tuple(made)
            cases += made
    headings = [tuple(Heading(key, {"en": key}) for key in keys) for keys in (counted, groups)]
    return CrosstabValue({}, {}, *headings, cells, tuple(cases), (), (), ())


@st.composite
def answers(draw):
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    numbers = draw(
        st.lists(st.lists(NUMBERS, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    return table(numbers, [f"r{n}" for n in range(rows)], [f"g{n}" for n in range(columns)])


def worked_out(value, counted, hidden) -> set:
    """The cells that are not shown and that the sums of rows and columns give away: by elimination, not by cases."""
    groups = [heading.key for heading in value.groups]
    lines = [[(key, group) for group in (*groups, None)] for key in (*counted, None)]
    lines += [[(key, group) for key in (*counted, None)] for group in (*groups, None)]
    unknown = sorted({cell for line in lines for cell in line if cell in hidden}, key=str)
    reduced: list[list[Fraction]] = []
    for line in lines:
        signed = {cell: Fraction(1) for cell in line[:-1]} | {line[-1]: Fraction(-1)}
        row = [signed.get(cell, Fraction(0)) for cell in unknown]
        for other in reduced:
            lead = next(place for place, entry in enumerate(other) if entry)
            row = [mine - row[lead] * entry / other[lead] for mine, entry in zip(row, other, strict=True)]
        if any(row):
            lead = next(place for place, entry in enumerate(row) if entry)
            reduced = [
                [mine - other[lead] * entry / row[lead] for mine, entry in zip(other, row, strict=True)]
                for other in reduced
            ]
            reduced.append(row)
    alone = [row for row in reduced if sum(1 for entry in row if entry) == 1]
    return {unknown[next(place for place, entry in enumerate(row) if entry)] for row in alone}


def sums_left_open(value, counted, hidden) -> list[int]:
    """What the hidden cells of each row or column with a total add up to, as anybody can work out."""
    groups = [heading.key for heading in value.groups]
    lines = [((key, None), [(key, group) for group in groups]) for key in (*counted, None)]
    lines += [((None, group), [(key, group) for key in counted]) for group in (*groups, None)]
    left = [(total, [cell for cell in cells if cell in hidden]) for total, cells in lines]
    return [
        sum(number(value, cell) for cell in cells) for total, cells in left if cells and total not in hidden
    ]


def number(value, cell) -> int:
    key, group = cell
    return len(value.asked(group)) if key is None else value.number(key, group)


@given(answers())
def test_nothing_that_a_table_of_answers_leaves_out_can_be_worked_out(value):
    hidden = hidden_cells(value)
    counted = [heading.key for heading in value.counted]
    assert hidden >= small_cells(value)
    assert not worked_out(value, counted, hidden)
    assert not [left for left in sums_left_open(value, counted, hidden) if left <= SMALL]
    cells = [(key, group.key) for key in counted for group in value.groups]
    assert not [cell for cell in cells if cell not in hidden and 0 < number(value, cell) <= SMALL]


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5))
def test_neither_the_cases_that_a_figure_counts_nor_the_others_can_be_worked_out(pairs):
    groups = [f"g{n}" for n in range(len(pairs))]
    value = table(list(zip(*pairs, strict=True)), [COUNTED, NOT_COUNTED], groups)
    hidden = hidden_cells(value)
    assert not {key for key, _group in hidden} & {NOT_COUNTED}  # nothing of these is printed anyway
    unknown = hidden | {(NOT_COUNTED, group) for group in (*groups, None)}
    given_away = worked_out(value, [COUNTED, NOT_COUNTED], unknown)
    assert not given_away & hidden
    assert not [cell for cell in given_away if 0 < number(value, cell) <= SMALL]
    shown = {(key, group) for key in (COUNTED, None) for group in (*groups, None)} - hidden
    assert not [cell for cell in shown if 0 < number(value, cell) <= SMALL]


def test_a_number_that_rows_and_columns_give_away_together_is_not_left_alone():
    numbers = [[1, 1, 1, 9], [1, 1, 9, 9], [9, 9, 2, 2], [9, 9, 2, 2]]
    value = table(numbers, ["a", "b", "c", "d"], ["e", "f", "g", "h"])
    assert worked_out(value, ["a", "b", "c", "d"], small_cells(value)) == {("a", "g")}
    assert len(hidden_cells(value)) > len(small_cells(value))


def test_two_numbers_with_a_small_sum_take_a_third_along():
    value = table([[1, 1, 5, 9], [8, 7, 6, 9]], ["a", "b"], ["e", "f", "g", "h"])
    assert {("a", "e"), ("a", "f"), ("a", "g")} < hidden_cells(value)


def test_all_but_one_tell_of_that_one_too():
    value = table([[6, 9, 9], [1, 8, 7]], [COUNTED, NOT_COUNTED], ["young", "older", "oldest"])
    assert small_cells(value) == set()
    hidden = hidden_cells(value)
    assert (COUNTED, "young") in hidden or (None, "young") in hidden


def test_a_grand_total_stays_where_others_can_go():
    value = table([[1, 9, 9], [8, 8, 7]], [COUNTED, NOT_COUNTED], ["young", "older", "oldest"])
    assert (None, None) not in hidden_cells(value)


def test_a_table_without_small_numbers_is_shown_as_a_whole():
    assert hidden_cells(table([[3, 9], [3, 0], [0, 4]], ["a", "b", "c"], ["new", "repeat"])) == set()


def test_a_zero_tells_of_no_child():
    assert small_cells(table([[0, 5]], ["a"], ["new", "repeat"])) == set()
