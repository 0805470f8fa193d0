"""A merge costs what is new, not what the file holds: counted in steps of the database, so that no clock matters."""

from __future__ import annotations

import pytest

from benchmarks.many_copies import LargeVisit
from db.handover.merge import merge_handover
from db.schema import TABLES
from db.store import Store

COUNTED = 100  # steps


@pytest.fixture
def steps(tmp_path, monkeypatch):
    """A function that merges a hand-over of a large visit and returns the steps that it took, without the backup."""
    monkeypatch.setattr("db.handover.merge.back_up", lambda _store, _occasion: None)

    def merge(store, path):
        taken = []
        store.connection.set_progress_handler(lambda: taken.append(1), COUNTED)
        merge_handover(store, path, author="lead")
        store.connection.set_progress_handler(None, COUNTED)
        return len(taken) * COUNTED

    return merge


def visit(tmp_path, *, cases, answers):
    folder = tmp_path / f"{cases}-{answers}"
    folder.mkdir()
    return LargeVisit(folder, copies=2, cases=cases, answers=answers)


def test_an_evening_costs_the_same_however_much_is_known(tmp_path, steps):
    taken = {}
    for answers in (400, 3_200):
        large = visit(tmp_path, cases=40, answers=answers)
        with Store.open(large.file) as store:
            steps(store, large.handover(answers))
            taken[answers] = steps(store, large.handover(answers, new=100))
    assert taken[3_200] < taken[400] * 1.3


@pytest.mark.parametrize("many", [{"cases": 20, "answers": 500}, {"cases": 500, "answers": 0}])
def test_twice_as_much_costs_twice_as_much(tmp_path, steps, many):
    taken = []
    for times in (1, 2):
        large = visit(tmp_path, **{what: number * times for what, number in many.items()})
        with Store.open(large.file) as store:
            taken.append(steps(store, large.handover(many["answers"] * times)))
    assert taken[1] < taken[0] * 2.3


def test_a_table_of_the_schema_comes_after_those_that_it_refers_to():
    """Records are made in that order; in another, each new one would be looked for in all that may refer to it."""
    order = list(TABLES)
    for table in TABLES.values():
        for column in table.columns:
            assert not column.references or order.index(column.references) < order.index(table.name)
