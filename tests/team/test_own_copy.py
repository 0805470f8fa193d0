"""A file that was copied must not go on in the history of the other one."""

from __future__ import annotations

import shutil

from inspector_app.team.own_copy import settle_in
from inspector_app.visit import Visit


def test_a_file_that_stays_where_it_is_keeps_its_id(small_visit):
    replica = small_visit.store.replica
    assert settle_in(small_visit) is None
    assert settle_in(small_visit) is None
    assert small_visit.store.replica == replica


def test_a_copied_file_takes_an_id_of_its_own_and_both_can_be_merged(small_visit, tmp_path, exchange):
    settle_in(small_visit)
    path = shutil.copy(small_visit.store.path, tmp_path / "copied.inspection")
    with Visit.open(path, clock=small_visit.clock) as copy:
        assert settle_in(copy).restored_from is None
        assert copy.store.replica != small_visit.store.replica
        copy.cases.add("C01")
        small_visit.cases.add("C02")
        exchange(copy, small_visit)
    assert {case.reference for case in small_visit.cases.all()} == {"C01", "C02"}
