"""A file that was copied must not go on in the history of the other one."""

from __future__ import annotations

import shutil
from pathlib import Path

from db.safety.backup import back_up
from db.safety.restore import restore_backup
from inspector_app.protection.protecting import protect_visit
from inspector_app.team.own_copy import make_at_home, settle_in
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE


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


def test_a_file_that_is_protected_in_place_stays_the_copy_that_it_was(small_visit, cheap_keys):
    settle_in(small_visit)
    path, replica = small_visit.store.path, small_visit.store.replica
    small_visit.close()
    key = protect_visit(path, PASSPHRASE).key
    for _time in range(2):
        with Visit.open(path, key=key) as visit:
            assert settle_in(visit) is None
            assert visit.store.replica == replica


def test_a_copied_file_that_is_protected_before_it_is_opened_is_still_found_out(
    small_visit, tmp_path, cheap_keys
):
    settle_in(small_visit)
    path = Path(shutil.copy(small_visit.store.path, tmp_path / "copied.inspection"))
    key = protect_visit(path, PASSPHRASE).key
    with Visit.open(path, key=key) as copy:
        assert settle_in(copy) is not None
        assert copy.store.replica != small_visit.store.replica


def test_a_restored_file_is_told_once_whatever_the_disk_calls_it(small_visit, cheap_keys):
    """A disk gives the number of a file that is gone to the next one: here the backup knows the one that is coming."""
    path, replica = small_visit.store.path, small_visit.store.replica
    settle_in(small_visit)
    small_visit.close()
    key = protect_visit(path, PASSPHRASE).key
    with Visit.open(path, key=key) as visit:
        backup = back_up(visit.store)
        visit.cases.add("C01")
    restore_backup(path, backup, key=key)
    with Visit.open(path, key=key) as visit:
        make_at_home(visit.store)
        assert settle_in(visit).restored_from is not None
        assert settle_in(visit) is None
        assert visit.store.replica != replica
        assert visit.cases.all() == []
