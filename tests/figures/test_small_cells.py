"""Small numbers in tables: all of them are hidden, and no sum of a line gives one away."""

from __future__ import annotations

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


@given(answers())
def test_no_line_of_a_table_of_answers_leaves_out_one_number_alone(value):
    hidden = hidden_cells(value)
    assert hidden >= small_cells(value)
    rows = [*(heading.key for heading in value.counted), None]
    columns = [*(heading.key for heading in value.groups), None]
    for row in rows:
        assert sum((row, column) in hidden for column in columns) != 1
    for column in columns:
        assert sum((row, column) in hidden for row in rows) != 1
    shown = [value.number(row, column) for row in rows for column in columns if (row, column) not in hidden]
    assert not [number for number in shown if 0 < number <= SMALL]


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5))
def test_no_column_of_a_table_of_shares_leaves_out_one_number_alone(pairs):
    groups = [f"g{n}" for n in range(len(pairs))]
    value = table(list(zip(*pairs, strict=True)), [COUNTED, NOT_COUNTED], groups)
    hidden = hidden_cells(value)
    assert hidden >= small_cells(value)
    for key in (COUNTED, None):
        assert sum((key, group) in hidden for group in (*groups, None)) != 1


def test_a_table_without_small_numbers_is_shown_as_a_whole():
    assert hidden_cells(table([[3, 9], [3, 0], [0, 4]], ["a", "b", "c"], ["new", "repeat"])) == set()


def test_a_zero_tells_of_no_child():
    assert small_cells(table([[0, 5]], ["a"], ["new", "repeat"])) == set()
