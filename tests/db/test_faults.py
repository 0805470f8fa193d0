"""Killed, cancelled, out of space: every file is exactly as before or after, and what was saved is there."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from db.errors import Cancelled, UserError
from db.handover.merge import merge_handover, preview_handover
from db.handover.stream import read_manifest, write_handover
from db.safety.backup import KEPT, back_up, backup_folder, list_backups
from db.safety.integrity import check_store
from db.store import Store

SAVE_FOR_EVER = """
import itertools, sys
from pathlib import Path
from db.store import Store
store = Store.open(Path(sys.argv[1]))
for number in itertools.count():
    with store.transaction("inspector") as act:
        act.set("reading", sys.argv[2], f"/q{number % 40}", f"{number} " * (number % 200))
    print(number, flush=True)
"""
ROUNDS = 12


def test_every_saved_answer_survives_kill_9(team):
    store = team.join("lead")
    path = store.path
    for round_number in range(ROUNDS):
        store.close()
        program = subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, str(path), team.reading], stdout=subprocess.PIPE, text=True
        )
        assert program.stdout is not None
        said = program.stdout.readline()
        time.sleep(0.003 * round_number)
        program.kill()
        last = int((said + program.stdout.read()).split()[-1])
        program.wait()
        program.stdout.close()
        store = team.copies["lead"] = Store.open(path)
        assert store.answers(team.reading)[f"/q{last % 40}"] == f"{last} " * (last % 200)
        assert check_store(store) == []


def test_a_file_that_a_killed_program_left_is_mended_when_it_is_opened_to_write(team):
    """A journal is left when the program dies while it writes; whoever only reads is told what to do."""
    store = team.join("lead")
    store.connection.execute("PRAGMA cache_size = 1")
    store.connection.execute("BEGIN IMMEDIATE")
    store.connection.execute("UPDATE reading SET comment = hex(zeroblob(100000))")
    copy = store.path.with_name("after the crash.inspection")
    copy.write_bytes(store.path.read_bytes())
    journal = store.path.with_name(f"{store.path.name}-journal")
    assert journal.stat().st_size
    copy.with_name(f"{copy.name}-journal").write_bytes(journal.read_bytes())
    store.connection.execute("ROLLBACK")
    with pytest.raises(UserError) as caught:
        Store.open(copy, read_only=True).get("reading", team.reading)
    assert caught.value.code == "interrupted"
    with Store.open(copy) as mended:
        assert mended.get("reading", team.reading)["comment"] is None
        assert check_store(mended) == []


# ---- disk full ----------------------------------------------------------------------------------------
def limit(store, pages):
    """Let the file grow by some pages and no more, as a full disk does."""
    (now,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {now + pages}")


@pytest.mark.parametrize("pages", [0, 1, 5])
def test_saving_on_a_full_disk_keeps_what_was_saved(team, contents, pages):
    store = team.join("lead")
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "saved")
    before = contents(store)
    limit(store, pages)
    with pytest.raises(UserError) as caught, store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "x" * 200_000)
    assert caught.value.code == "disk-full"
    assert contents(store) == before
    store.connection.execute("PRAGMA max_page_count = 1000000")
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "there is space again")
    assert check_store(store) == []


@pytest.fixture
def bringing(team):
    """A lead's copy, and a hand-over with much in it."""
    team.join("lead")
    other = team.join("owain")
    for number in range(60):
        with other.transaction("owain") as act:
            for question in range(10):
                act.set("reading", team.reading, f"/{number}/q{question}", "an answer of some length " * 5)
            act.create("sampled_case", {"reference": f"C{number}"})
    return team.copies["lead"], team.hand_over("owain")


@pytest.mark.parametrize("pages", [0, 3, 20, 60])
def test_merging_on_a_full_disk_changes_nothing(bringing, contents, pages):
    store, path = bringing
    before = contents(store)
    limit(store, pages)
    with pytest.raises(UserError) as caught:
        merge_handover(store, path, author="lead")
    assert caught.value.code == "disk-full"
    assert contents(store) == before
    assert check_store(store) == []


def test_writing_on_a_full_disk_leaves_no_hand_over_and_no_backup(bringing, full_disk):
    store, path = bringing
    kept = path.read_bytes()
    with full_disk():
        for write in (lambda: write_handover(store, path, author="lead"), lambda: back_up(store)):
            with pytest.raises(UserError) as caught:
                write()
            assert caught.value.code == "disk-full"
    assert path.read_bytes() == kept
    assert list_backups(store.path) == []
    assert not [entry for folder in (path.parent, backup_folder(store.path)) for entry in folder.glob(".*")]


@pytest.fixture
def full_disk(monkeypatch):
    """A context in which nothing can be forced to the disk any more."""

    @contextlib.contextmanager
    def full():
        def refuse(descriptor):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", refuse)
            yield

    return full


# ---- cancelled ----------------------------------------------------------------------------------------
def cancel_at(step):
    steps = []

    def progress(fraction, sentence):
        assert 0 <= fraction <= 1
        assert sentence
        steps.append(fraction)
        if len(steps) > step:
            raise Cancelled

    return progress


@pytest.mark.parametrize("step", [0, 1])
def test_a_cancelled_merge_changes_nothing_and_can_be_done_again(bringing, contents, step):
    store, path = bringing
    before = contents(store)
    for run in (merge_handover, preview_handover):
        author = {"author": "lead"} if run is merge_handover else {}
        with pytest.raises(Cancelled):
            run(store, path, progress=cancel_at(step), **author)
        assert contents(store) == before
    assert merge_handover(store, path, author="lead", progress=cancel_at(100)).changes == 660


def test_a_cancelled_hand_over_leaves_what_was_there(bringing, team):
    store, path = bringing
    for _ in range(200):
        with store.transaction("lead") as act:
            act.create("member", {"name": "x"})
    kept = path.read_bytes()
    with pytest.raises(Cancelled):
        write_handover(store, path, author="lead", progress=cancel_at(0))
    assert path.read_bytes() == kept
    assert read_manifest(path).author == "owain"


# ---- backups ------------------------------------------------------------------------------------------
def test_a_merge_is_preceded_by_a_backup_of_what_was(bringing, contents):
    store, path = bringing
    before = contents(store)
    merge_handover(store, path, author="lead")
    (backup,) = list_backups(store.path)
    with Store.open(backup.path, read_only=True) as copy:
        kept = contents(copy)
        assert {name: kept[name] for name in kept if name != "setting"} == {
            name: before[name] for name in before if name != "setting"
        }
        assert check_store(copy) == []
    assert backup.size == backup.path.stat().st_size


def test_work_in_a_backup_goes_on_as_another_copy(team):
    store = team.join("lead")
    backup = back_up(store)
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "after the backup")
    team.copies["restored"] = Store.open(backup)
    assert team.copies["restored"].replica not in (0, store.replica)
    with team.copies["restored"].transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "in the backup")
    team.pass_on("restored", "lead")
    assert [conflict.field for conflict in store.conflicts()] == ["note"]


def test_the_ring_keeps_the_newest_backups(team, tmp_path):
    store = team.join("lead")
    strange = backup_folder(store.path)
    strange.mkdir()
    (strange / "mine.inspection").write_bytes(b"kept by hand")
    made = [back_up(store) for _ in range(KEPT + 3)]
    assert [backup.path for backup in list_backups(store.path)] == made[: -KEPT - 1 : -1]
    assert (strange / "mine.inspection").exists()


def test_a_new_backup_stays_when_the_clock_went_back(team, monkeypatch):
    store = team.join("lead")
    for _ in range(KEPT):
        back_up(store)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2014, 1, 1, tzinfo=UTC)

    monkeypatch.setattr("db.safety.backup.datetime", Earlier)
    assert back_up(store).exists()
    assert len(list_backups(store.path)) == KEPT


def test_a_backup_of_an_encrypted_file_is_encrypted(tmp_path):
    key = bytes(range(32))
    with Store.create(tmp_path / "a.inspection", inspection="x", key=key) as store:
        with store.transaction("a") as act:
            act.create("member", {"name": "Mared Llwyd"})
        backup = back_up(store)
    assert b"Mared" not in backup.read_bytes()
    with Store.open(backup, key=key) as copy:
        assert check_store(copy) == []
