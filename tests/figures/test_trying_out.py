"""Queries that are counted before they have a name, and the names that figures may have."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.visit import Visit


def test_query_without_a_name_counts_and_leaves_nothing_behind(small_visit: Visit) -> None:
    before = small_visit.figures.all()
    value = small_visit.figures.try_out("${in_time} = 'yes'")
    assert (value.number, value.total) == (0, 0)
    assert small_visit.figures.all() == before


def test_wrong_query_is_told_even_when_there_is_no_reading(small_visit: Visit) -> None:
    with pytest.raises(UserError, match="no question called"):
        small_visit.figures.try_out("${in_tme} = 'yes'")


@pytest.mark.parametrize("name", ["", "In time", "2_days", "in-time", "ŵyn"])
def test_name_that_no_token_can_hold_is_refused(small_visit: Visit, name: str) -> None:
    with pytest.raises(UserError) as error:
        small_visit.figures.add(name, "In time", "${in_time} = 'yes'")
    assert error.value.code == "figure-name"
