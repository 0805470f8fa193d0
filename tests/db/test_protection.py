"""Turning a plain visit into a protected one: nothing in clear is left, and nothing is lost, whenever it is stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from db.connection import connect
from db.errors import Cancelled, UserError
from db.handover.merge import merge_handover, preview_handover
from db.keys.data_key import is_plain
from db.keys.keys_file import is_protected, keys_path, unlock
from db.keys.passphrase import Cost
from db.safety.backup import back_up, backup_folder, list_backups
from db.safety.integrity import check_store
from db.safety.protection import change_passphrase, open_protected, protect
from db.safety.restore import restore_backup
from db.store import Store

POSIX = pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(memory=64, passes=1, lanes=1)
WORD = "Ystradgynlais"  # which stands in every text that is written
PROTECT = f"""
import sys
from pathlib import Path
from db.keys.passphrase import Cost
from db.safety.protection import protect
print("begun", flush=True)
protect(Path(sys.argv[1]), {PASSPHRASE!r}, cost=Cost(memory=64, passes=1, lanes=1))
print("done", flush=True)
"""
KILLED_AFTER = [0.0, 0.004, 0.008, 0.012, 0.016, 0.02, 0.026, 0.032, 0.04, 0.05, 0.07, 0.1]


def write(store, reading, number):
    with store.transaction("lead") as act:
        act.set("reading", reading, f"/q{number}", f"{WORD} {number} " * 50)


@pytest.fixture
def plain(team):
    """The path of a plain visit file, closed, with two backups."""
    store = team.join("lead")
    for number in range(40):
        write(store, team.reading, number)
        if number in (10, 20):
            back_up(store)
    store.close()
    team.copies.clear()
    return store.path


def in_clear(folder):
    return [path for path in folder.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()]


def kept(path, reading):
    """Open a file whatever state it is in, assert that it is whole, and return how many answers it holds."""
    key = None if is_plain(path) else open_protected(path, PASSPHRASE)
    with Store.open(path, key=key) as store:
        assert check_store(store) == []
        return len(store.answers(reading))


def test_nothing_in_clear_is_left(team, plain, tmp_path):
    assert len(in_clear(tmp_path)) == 3
    with Store.open(plain) as store:
        vector = store.version_vector()
    done = protect(plain, PASSPHRASE, cost=CHEAP)
    assert (done.backups, done.wiped, done.left) == (2, 0, 0)
    assert in_clear(tmp_path) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "lead-backups",
        "lead.inspection",
        "lead.inspection.keys",
    ]
    with Store.open(plain, key=unlock(plain, PASSPHRASE)) as store:
        assert store.version_vector() == vector
        assert check_store(store) == []
    for backup, answers in zip(list_backups(plain), (21, 11), strict=True):
        assert kept(backup.path, team.reading) == answers


def test_a_day_of_work_leaves_nothing_in_clear(team, plain, tmp_path):
    key = protect(plain, PASSPHRASE, cost=CHEAP).key
    with Store.open(plain, key=key) as store:
        lead = team.copies["lead"] = store
        other = team.join("owain")
        for number in range(5):
            write(other, team.reading, number + 100)
            write(lead, team.reading, number)
        handover = team.hand_over("owain")
        preview_handover(lead, handover)
        journal = lead.path.with_name(f"{lead.path.name}-journal")
        lead.connection.execute("PRAGMA cache_size = 1")
        with lead.tentatively():
            lead.connection.execute("UPDATE answer SET value = value || 'x'")
            assert journal.stat().st_size
            assert WORD.encode() not in journal.read_bytes()
        merge_handover(lead, handover, author="lead")
        back_up(lead)
        assert check_store(lead) == []
        assert len(lead.answers(team.reading)) == 45
        assert {path.name for path in in_clear(tmp_path)} <= {
            "owain.inspection",
            "owain.handover",
            "lead.handover",
        }
    team.copies.pop("lead")


@POSIX
def test_the_plain_bytes_are_written_over(plain, tmp_path):
    """Held open by somebody, the old file can still be looked into: nothing of it is left there."""
    with plain.open("rb") as old:
        protect(plain, PASSPHRASE, cost=CHEAP)
        assert WORD.encode() not in old.read()


def test_another_name_of_the_plain_file_keeps_its_content(team, plain, tmp_path):
    """Programs that keep snapshots give a file a second name; what stands there is theirs."""
    snapshot = tmp_path / "snapshot.inspection"
    os.link(plain, snapshot)
    protect(plain, PASSPHRASE, cost=CHEAP)
    assert kept(snapshot, team.reading) == 40


def test_a_file_without_a_second_name_is_protected_too(team, plain, monkeypatch, tmp_path):
    def refuse(*_names):
        raise OSError(1, "not on this file system")

    monkeypatch.setattr("os.link", refuse)
    protect(plain, PASSPHRASE, cost=CHEAP)
    assert kept(plain, team.reading) == 40
    assert in_clear(tmp_path) == []


def test_a_backup_that_cannot_be_read_is_wiped_and_counted(plain, tmp_path):
    damaged = list_backups(plain)[0].path
    content = bytearray(damaged.read_bytes())
    content[4096 : 4096 * 3] = bytes(4096 * 2)
    damaged.write_bytes(content)
    done = protect(plain, PASSPHRASE, cost=CHEAP)
    assert (done.backups, done.wiped, done.left) == (1, 1, 0)
    assert in_clear(tmp_path) == []


@pytest.mark.parametrize("page", range(3, 30, 3))
def test_a_damaged_backup_stops_no_other(team, plain, tmp_path, page):
    newer, older = [backup.path for backup in list_backups(plain)]
    content = bytearray(newer.read_bytes())
    content[4096 * page : 4096 * (page + 2)] = b"\xff" * (4096 * 2)
    newer.write_bytes(content)
    done = protect(plain, PASSPHRASE, cost=CHEAP)
    assert (done.backups + done.wiped, done.left) == (2, 0)
    assert kept(older, team.reading) == 11
    assert in_clear(tmp_path) == []


def test_text_that_cannot_be_decoded_is_damage_of_that_backup_alone(team, plain, tmp_path):
    newer, older = [backup.path for backup in list_backups(plain)]
    raw = connect(newer).conn
    raw.execute("UPDATE setting SET value = CAST(x'ff' AS TEXT)")
    raw.close()
    done = protect(plain, PASSPHRASE, cost=CHEAP)
    assert (done.backups, done.wiped, done.left) == (1, 1, 0)
    assert kept(older, team.reading) == 11
    assert in_clear(tmp_path) == []


def test_a_backup_that_nobody_can_read_is_counted_as_left(team, plain):
    (backup_folder(plain) / "20990101T000000000000Z.inspection").mkdir()
    done = protect(plain, PASSPHRASE, cost=CHEAP)
    assert (done.backups, done.wiped, done.left) == (2, 0, 1)


def test_a_backup_whose_copy_does_not_read_back_stays_until_the_next_time(team, plain, tmp_path, monkeypatch):
    newer, older = [backup.path for backup in list_backups(plain)]
    before = newer.read_bytes()

    def spoil(database, **named):
        opened = connect(database, **named)
        if named.get("read_only") and database.parent == newer.parent and spoilt in ([], [database]):
            spoilt[:] = [database]
            opened.conn.close()
            content = bytearray(database.read_bytes())
            content[4096 * 8 : 4096 * 9] = bytes(4096)
            database.write_bytes(content)
            opened = connect(database, **named)
        return opened

    spoilt: list[object] = []
    monkeypatch.setattr("db.safety.protection.connect", spoil)
    done = protect(plain, PASSPHRASE, cost=CHEAP)
    assert (done.backups, done.wiped, done.left) == (1, 0, 1)
    assert newer.read_bytes() == before
    assert kept(older, team.reading) == 11
    monkeypatch.undo()
    assert kept(plain, team.reading) == 40
    assert kept(newer, team.reading) == 21
    assert in_clear(tmp_path) == []


def test_the_file_that_a_backup_replaces_keeps_its_keys(team, plain):
    key = protect(plain, PASSPHRASE, cost=CHEAP).key
    replaced = restore_backup(plain, list_backups(plain)[0].path, key=key)
    assert keys_path(replaced).exists()
    assert kept(replaced, team.reading) == 40
    assert kept(plain, team.reading) == 21


def test_keys_by_any_name_in_the_folder_take_the_new_passphrase(plain, tmp_path):
    key = protect(plain, PASSPHRASE, cost=CHEAP).key
    others = tmp_path / "other.inspection"
    Store.create(others, inspection="x").close()
    protect(others, PASSPHRASE, cost=CHEAP)
    before = keys_path(others).read_bytes()
    strays = [tmp_path / "renamed.inspection.keys", backup_folder(plain) / "copy.keys"]
    for stray in strays:
        stray.write_bytes(keys_path(plain).read_bytes())
    change_passphrase(plain, key, "four other words here", cost=CHEAP)
    assert {stray.read_bytes() for stray in strays} == {keys_path(plain).read_bytes()}
    assert keys_path(others).read_bytes() == before


def test_what_is_protected_or_open_or_no_visit_is_refused(plain, tmp_path):
    with Store.open(plain), pytest.raises(UserError) as caught:
        protect(plain, PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "file-in-use"
    other = tmp_path / "other.inspection"
    other.write_bytes(b"hello")
    with pytest.raises(UserError) as caught:
        protect(other, PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "not-a-visit-file"
    protect(plain, PASSPHRASE, cost=CHEAP)
    before = plain.read_bytes()
    with pytest.raises(UserError) as caught:
        protect(plain, PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "already-protected"
    assert plain.read_bytes() == before


def test_a_damaged_file_is_not_protected(plain):
    content = bytearray(plain.read_bytes())
    content[4096 * 5 : 4096 * 7] = bytes(4096 * 2)
    plain.write_bytes(content)
    with pytest.raises(UserError) as caught:
        protect(plain, PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "damaged-file"
    assert plain.read_bytes() == content


def test_a_full_disk_leaves_the_plain_file(team, plain, tmp_path, monkeypatch):
    class Full:
        """A connection whose attached database may hold five pages."""

        def __init__(self, connection):
            self.connection = connection

        def __getattr__(self, name):
            return getattr(self.connection, name)

        def execute(self, statement, *values):
            result = self.connection.execute(statement, *values)
            if statement.startswith("ATTACH"):
                self.connection.execute("PRAGMA protected.max_page_count = 5")
            return result

    opened = connect(plain)
    full = Full(opened.conn)
    monkeypatch.setattr(opened, "conn", full)
    monkeypatch.setattr("db.safety.protection.connect", lambda _path: opened)
    with pytest.raises(UserError) as caught:
        protect(plain, PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "disk-full"
    monkeypatch.undo()
    assert kept(plain, team.reading) == 40
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lead-backups", "lead.inspection"]


def test_a_copy_that_does_not_read_back_replaces_nothing(plain, monkeypatch):
    before = plain.read_bytes()
    told = iter([{"members": 1}, {"members": 2}])
    monkeypatch.setattr("db.safety.protection._account", lambda _connection: next(told))
    with pytest.raises(UserError) as caught:
        protect(plain, PASSPHRASE, cost=CHEAP)
    assert caught.value.code == "protected-copy"
    assert plain.read_bytes() == before
    assert not keys_path(plain).exists()


@pytest.mark.parametrize("step", [0, 1, 2])
def test_cancelling_leaves_the_plain_file(team, plain, tmp_path, step):
    steps = []

    def progress(_fraction, sentence):
        steps.append(sentence)
        if len(steps) > step:
            raise Cancelled

    with pytest.raises(Cancelled):
        protect(plain, PASSPHRASE, cost=CHEAP, progress=progress)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lead-backups", "lead.inspection"]
    assert kept(plain, team.reading) == 40


@pytest.mark.parametrize(
    "name",
    ["os.fsync", "pathlib.Path.replace", "db.safety.protection.connect", "db.safety.protection.Keys.seal"],
)
@pytest.mark.parametrize("call", range(8))
def test_a_fault_at_any_step_loses_nothing(team, plain, tmp_path, monkeypatch, name, call):
    """Whatever call fails, the file is plain as before or protected; what was left half-done is done at the next try."""
    owner, attribute = name.rsplit(".", 1)
    calls = []
    with monkeypatch.context() as patch:
        real = _resolve(owner, attribute)

        def fail(*arguments, **named):
            calls.append(arguments)
            if len(calls) == call + 1:
                raise OSError(28, "no space")
            return real(*arguments, **named)

        patch.setattr(name, fail)
        told = ""
        try:
            protect(plain, PASSPHRASE, cost=CHEAP)
        except UserError as error:
            told = error.code
    assert told == ("disk-full" if is_plain(plain) else "")
    assert keys_path(plain).exists() != is_plain(plain)
    assert kept(plain, team.reading) == 40
    if is_plain(plain):
        protect(plain, PASSPHRASE, cost=CHEAP)
    assert kept(plain, team.reading) == 40
    assert in_clear(tmp_path) == []
    assert not [*tmp_path.glob(".*"), *backup_folder(plain).glob(".*")]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_what_fails_after_the_move_leaves_the_keys(team, plain, tmp_path, monkeypatch, fault):
    """The protected file stands in its place by then: without its keys nobody could open it."""

    def fail(folder):
        if not is_plain(plain):
            raise fault

    with monkeypatch.context() as patch:
        patch.setattr("db.files._sync_folder", fail)
        with pytest.raises((KeyboardInterrupt, UserError)):
            protect(plain, PASSPHRASE, cost=CHEAP)
    assert not is_plain(plain)
    assert kept(plain, team.reading) == 40
    assert in_clear(tmp_path) == []


@POSIX
def test_a_folder_that_cannot_be_opened_stops_nothing(team, plain, tmp_path, monkeypatch):
    def refuse(name, *flags, **named):
        if name in (tmp_path, backup_folder(plain)):
            raise PermissionError(13, "not this folder")
        return opens(name, *flags, **named)

    opens = os.open
    monkeypatch.setattr("os.open", refuse)
    protect(plain, PASSPHRASE, cost=CHEAP)
    assert kept(plain, team.reading) == 40
    assert in_clear(tmp_path) == []


def _resolve(owner, attribute):
    parts = owner.split(".")
    for length in range(len(parts), 0, -1):
        module = sys.modules.get(".".join(parts[:length]))
        if module is not None:
            for part in parts[length:]:
                module = getattr(module, part)
            return getattr(module, attribute)
    raise LookupError(owner)


@pytest.mark.parametrize("seconds", KILLED_AFTER)
def test_killed_at_any_moment_it_is_plain_or_protected_and_nothing_is_lost(team, plain, tmp_path, seconds):
    program = subprocess.Popen([sys.executable, "-c", PROTECT, str(plain)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "begun\n"
    time.sleep(seconds)
    program.kill()
    program.wait()
    program.stdout.close()
    assert is_plain(plain) or is_protected(plain)
    assert kept(plain, team.reading) == 40
    if is_plain(plain):
        protect(plain, PASSPHRASE, cost=CHEAP)
    assert kept(plain, team.reading) == 40
    assert in_clear(tmp_path) == []
