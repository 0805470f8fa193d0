"""`handover`: what the visit file keeps of it, and where it can keep nothing."""

from __future__ import annotations

import os

import pytest
from filelock import FileLock

from db.errors import UserError
from db.handover.stream import read_manifest
from db.safety.backup import back_up
from inspector_app.team.last_hand_over import last_folder, last_handed_over, new_since
from inspector_app.team.own_copy import settle_in
from inspector_app.visit import Visit


def test_a_hand_over_is_remembered_as_that_of_the_window_is(founded, call, tmp_path):
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    with Visit.open(founded) as visit:
        visit.cases.add("C01")
    called = call("handover", founded, stick)
    assert (called.code, "Nothing was written into" in called.err) == (0, False)
    with Visit.open(founded) as visit:
        assert last_folder(visit) == stick
        assert last_handed_over(visit) == read_manifest(next(stick.iterdir())).written
        assert new_since(visit).is_empty
        visit.cases.add("C02")
        assert new_since(visit).created == {"sampled_case": 1}


def test_a_file_that_is_open_elsewhere_is_handed_over_and_says_that_it_will_not_remember(
    founded, call, tmp_path
):
    with FileLock(founded.with_name(f"{founded.name}.lock")):
        before = founded.read_bytes()
        called = call("handover", founded, tmp_path / "1.handover")
    assert (called.code, "Nothing was written into" in called.err) == (0, True)
    assert founded.read_bytes() == before
    with Visit.open(founded) as visit:
        assert last_handed_over(visit) is None


@pytest.mark.parametrize("kind", ["backup", "copied"])
def test_a_backup_or_a_copied_file_is_handed_over_as_it_is(founded, call, tmp_path, kind):
    with Visit.open(founded) as visit:
        settle_in(visit)
        path = back_up(visit.store)
    if kind == "copied":
        path = tmp_path / "copied.inspection"
        path.write_bytes(founded.read_bytes())
    before = path.read_bytes()
    called = call("handover", path, tmp_path / "1.handover")
    assert (called.code, "Nothing was written into" in called.err) == (0, True)
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_written_in_is_handed_over(founded, call, tmp_path, monkeypatch):
    monkeypatch.setattr("inspector_app.commands.handover.os.access", lambda _file, mode: mode != os.W_OK)
    before = founded.read_bytes()
    called = call("handover", founded, tmp_path / "1.handover")
    assert (called.code, "Nothing was written into" in called.err) == (0, True)
    assert (tmp_path / "1.handover").exists()
    assert founded.read_bytes() == before


def test_what_is_handed_over_stays_so_where_it_cannot_be_remembered(founded, call, tmp_path, monkeypatch):
    def refuse(*_setting: object) -> None:
        raise UserError("disk-full", "The disk is full.", "Make room, then try again.")

    monkeypatch.setattr("db.store.Store.set_setting", refuse)
    called = call("handover", founded, tmp_path / "1.handover")
    assert (called.code, "verified" in called.out, "Nothing was written into" in called.err) == (
        0,
        True,
        True,
    )
    assert read_manifest(tmp_path / "1.handover").author
