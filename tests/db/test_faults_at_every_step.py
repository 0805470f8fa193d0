"""A fault at every place where one can be: each page, each word of progress, each reading and writing of a stick."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.errors import Cancelled, UserError
from db.handover.merge import merge_handover, preview_handover
from db.handover.stream import read_manifest, write_handover
from db.safety.backup import back_up, backup_folder
from db.safety.integrity import check_store
from db.store import Store

EDITS = 450  # so many entries that the progress of reading and writing them is told twice


@pytest.fixture
def bringing(team):
    """A lead's copy and the hand-over of somebody who did much; the one file is not to be waited for."""
    lead = team.join("lead")
    other = team.join("owain")
    for store in (lead, other):
        store.connection.execute("PRAGMA synchronous = OFF")
    for number in range(EDITS):
        with other.transaction("owain") as act:
            act.set("reading", team.reading, f"/q{number % 90}", f"answer {number} " * 20)
    return lead, team.hand_over("owain")


def refusal(act):
    """Return the error by which `act` is refused, None when it is done."""
    try:
        act()
    except UserError as error:
        return error
    return None


# ---- disk full, at every page ---------------------------------------------------------------------------
def pages(store):
    return store.connection.execute("PRAGMA page_count").fetchone()[0]


def limit(store, number):
    store.connection.execute(f"PRAGMA max_page_count = {number}")


def full_at_every_page(store, act, contents):
    """Let the disk be full at each page that `act` needs; nothing may change until there is room for all."""
    before, begun = contents(store), pages(store)
    for number in count(begun):
        limit(store, number)
        refused = refusal(act)
        if refused is None:
            break
        assert refused.code == "disk-full"
        assert contents(store) == before
        assert not store.is_changing
    assert contents(store) != before
    assert check_store(store) == []
    return number - begun


def test_saving_on_a_disk_that_is_full_at_any_page(team, contents):
    store = team.join("lead")
    store.connection.execute("PRAGMA synchronous = OFF")

    def save():
        with store.transaction("lead") as act:
            act.set("sampled_case", team.case, "note", "a long note " * 4_000)
            act.attach("attachment", {"name": "plan.txt"}, b"the plan" * 5_000)

    assert full_at_every_page(store, save, contents) > 20


def test_merging_on_a_disk_that_is_full_at_any_page(bringing, contents, monkeypatch):
    store, path = bringing
    monkeypatch.setattr("db.handover.merge.back_up", lambda _store, _occasion: None)
    assert full_at_every_page(store, lambda: merge_handover(store, path, author="lead"), contents) > 20


# ---- cancelled, at every word of progress ---------------------------------------------------------------
def cancelled_at_every_step(act, unchanged):
    """Cancel `act` at each word of its progress in turn, until it gets to its end; return how many there were."""
    for step in count():
        told = []

        def progress(fraction, sentence, step=step, told=told):
            assert 0 <= fraction <= 1
            assert sentence
            told.append(fraction)
            if len(told) > step:
                raise Cancelled

        try:
            act(progress)
        except Cancelled:
            unchanged()
        else:
            assert told == sorted(told)
            return step
    return None


def test_a_merge_and_its_preview_can_be_cancelled_at_any_step(bringing, contents):
    store, path = bringing
    before = contents(store)

    def unchanged():
        assert contents(store) == before
        assert not store.is_changing

    steps = cancelled_at_every_step(lambda told: preview_handover(store, path, progress=told), unchanged)
    assert steps >= 4
    unchanged()
    assert (
        cancelled_at_every_step(
            lambda told: merge_handover(store, path, author="lead", progress=told), unchanged
        )
        == steps
    )
    assert check_store(store) == []


def test_a_hand_over_can_be_cancelled_at_any_step(bringing, team):
    store, path = team.copies["owain"], bringing[1]
    kept = path.read_bytes()

    def unchanged():
        assert path.read_bytes() == kept
        assert not list(path.parent.glob(".*"))
        assert not store.is_changing

    def act(told):
        write_handover(store, path, author="siwan", progress=told)

    assert cancelled_at_every_step(act, unchanged) >= 2
    assert read_manifest(path).author == "siwan"


# ---- the stick pulled, at every reading and writing -----------------------------------------------------
class Stick:
    """A stick that is pulled at the operation of a number; it counts those on files of its folder."""

    def __init__(self, monkeypatch, folder, error):
        self.pulled_at = None
        self.done = 0
        self._folder, self._error = folder, error
        self._open, self._replace, self._fsync = Path.open, Path.replace, os.fsync
        stick = self

        def opened(path, *arguments, **options):
            if path.parent != folder:
                return stick._open(path, *arguments, **options)
            stick.step()
            return File(stick._open(path, *arguments, **options), stick)

        def replaced(path, target):
            if path.parent == folder:
                stick.step()
            return stick._replace(path, target)

        def forced(descriptor):
            stick.step()
            return stick._fsync(descriptor)

        monkeypatch.setattr(Path, "open", opened)
        monkeypatch.setattr(Path, "replace", replaced)
        monkeypatch.setattr("os.fsync", forced)

    def step(self):
        self.done += 1
        if self.done == self.pulled_at:
            raise OSError(self._error, os.strerror(self._error))

    @contextmanager
    def pulled(self, at):
        self.pulled_at, self.done = at, 0
        try:
            yield
        finally:
            self.pulled_at = None


class File:
    """A file of which each operation may be the one at which the stick is pulled."""

    def __init__(self, file, stick):
        self._file, self._stick = file, stick

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._file.close()

    def __getattr__(self, name):
        if name in ("close", "fileno", "closed"):
            return getattr(self._file, name)

        def act(*arguments):
            self._stick.step()
            return getattr(self._file, name)(*arguments)

        return act


@pytest.fixture(params=[errno.EIO, errno.ENODEV, errno.ENOSPC])
def stick(request, bringing, tmp_path, monkeypatch):
    """A stick with a hand-over on it."""
    folder = tmp_path / "stick"
    folder.mkdir()
    bringing[1].rename(folder / "owain.handover")
    stick = Stick(monkeypatch, folder, request.param)
    stick.path = folder / "owain.handover"
    stick.code = "disk-full" if request.param == errno.ENOSPC else "disk-error"
    return stick


def pulled_at_every_operation(stick, act, unchanged):
    for number in count(1):
        with stick.pulled(number):
            refused = refusal(act)
        if stick.done < number:
            assert refused is None
            return number - 1
        # An operation may fail without harm: a folder that cannot be forced to the disk.
        assert refused is None or (refused.code == stick.code and refused.remedy)
        unchanged()
    return None


def test_a_stick_that_is_pulled_while_it_is_read(stick, bringing, contents, monkeypatch):
    store = bringing[0]
    monkeypatch.setattr("db.handover.merge.back_up", lambda _store, _occasion: None)
    before = contents(store)

    def unchanged():
        assert contents(store) == before
        assert not store.is_changing

    assert pulled_at_every_operation(stick, lambda: preview_handover(store, stick.path), unchanged) > 10


def test_a_stick_that_is_pulled_while_it_is_written(stick, team):
    store, kept = team.copies["owain"], stick.path.read_bytes()

    def unchanged():
        assert stick.path.read_bytes()[:8] == kept[:8]
        assert read_manifest(stick.path).author in ("owain", "siwan")
        assert not list(stick.path.parent.glob(".*"))

    assert (
        pulled_at_every_operation(stick, lambda: write_handover(store, stick.path, author="siwan"), unchanged)
        > 10
    )


def test_a_backup_on_a_disk_that_goes_away(bringing, monkeypatch):
    store = bringing[0]
    back_up(store)
    folder = backup_folder(store.path)
    kept = sorted(folder.iterdir())
    stick = Stick(monkeypatch, folder, errno.EIO)
    stick.code = "disk-error"
    for number in count(1):
        with stick.pulled(number):
            refused = refusal(lambda: back_up(store))
        if refused is None:
            break
        assert refused.code == "disk-error"
        assert sorted(folder.iterdir()) == kept
    assert number > 2


# ---- a file that another program holds ------------------------------------------------------------------
def test_a_file_that_another_program_holds_is_told_and_nothing_of_it_changes(
    team, contents, tmp_path, monkeypatch
):
    monkeypatch.setattr("db.connection.BUSY_SECONDS", 0.05)
    team.join("lead")
    handover = team.hand_over("lead")
    store = team.copies["late"] = Store.create(
        tmp_path / "late.inspection", inspection=team.copies["lead"].inspection
    )
    before = contents(store)
    outside = dbapi2.connect(str(store.path), isolation_level=None)
    outside.execute("BEGIN EXCLUSIVE")
    for act in (
        lambda: merge_handover(store, handover, author="lead"),
        lambda: preview_handover(store, handover),
        lambda: store.set_setting("name", "value"),
        lambda: store.all("member"),
        lambda: back_up(store),
        lambda: write_handover(store, tmp_path / "mine.handover", author="late"),
    ):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == "file-in-use"
        assert not store.is_changing
    outside.execute("ROLLBACK")
    outside.close()
    assert contents(store) == before
    assert merge_handover(store, handover, author="lead").changes == 5
