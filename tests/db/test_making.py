"""Making a visit file: it is there with all that belongs in it, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import UserError
from db.keys.keys_file import keys_path, unlock
from db.keys.passphrase import Cost
from db.making import make_file
from db.passing import passing_name
from db.safety.integrity import check_store
from db.store import Store
from db.values import new_id

PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(memory=64, passes=1, lanes=1)
# Makes a protected file, says where it is, and stays there until it is killed.
MAKE = """
import sys, time
from pathlib import Path
from db import making
from db.keys.passphrase import Cost

def stay(*arguments, **named):
    print("there", flush=True)
    time.sleep(600)

def begin(store):
    with store.transaction("lead") as act:
        act.create("member", {"name": "Mared Llwyd"})
    if sys.argv[2] == "filling":
        stay()

if sys.argv[2] == "moving":
    making.move_into_place = stay
making.make_file(Path(sys.argv[1]), inspection="x", passphrase=sys.argv[3], cost=Cost(64, 1, 1), fill=begin)
"""


def fill(store: Store) -> None:
    with store.transaction("lead") as act:
        act.create("member", {"name": "Mared Llwyd"})


@pytest.mark.parametrize("moment", ["filling", "moving"])
def test_a_program_that_is_killed_leaves_nothing_in_the_way(tmp_path: Path, moment: str):
    path = tmp_path / "visit.inspection"
    with subprocess.Popen(
        [sys.executable, "-c", MAKE, str(path), moment, PASSPHRASE], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "there\n"
        program.kill()
    assert not path.exists()
    assert not [left for left in tmp_path.iterdir() if b"Mared" in left.read_bytes()]
    make_file(path, inspection="x", passphrase=PASSPHRASE, cost=CHEAP, fill=fill).close()
    with Store.open(path, key=unlock(path, PASSPHRASE)) as made:
        assert [row["name"] for row in made.all("member")] == ["Mared Llwyd"]
        assert check_store(made) == []
    assert not list(tmp_path.glob(".*"))  # what the killed program left is swept away


def test_nothing_is_swept_away_that_may_be_somebodys(tmp_path: Path):
    path = tmp_path / "visit.inspection"
    passing = passing_name(path, ".inspection")
    left = [passing, passing.with_name(f"{passing.name}-journal"), passing_name(passing, ".handover")]
    others = [
        passing_name(tmp_path / "other.inspection", ".inspection"),
        passing.with_name(f"{passing.name}.keys"),
        passing.with_name(passing.name[1:]),
        tmp_path / f".{new_id()}.inspection",
        tmp_path / ".visit.inspection",
        tmp_path / "visit.inspection.keys",
    ]
    for file in (*left, *others):
        file.write_bytes(b"something")
    make_file(path, inspection="x", fill=fill).close()
    assert not [file for file in left if file.exists()]
    assert sorted(tmp_path.iterdir()) == sorted([path, *others])
    assert all(file.read_bytes() == b"something" for file in others)


def test_what_another_program_is_making_is_not_swept_away(tmp_path: Path):
    path = tmp_path / "visit.inspection"
    with subprocess.Popen(
        [sys.executable, "-c", MAKE, str(path), "filling", PASSPHRASE], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "there\n"
        before = sorted(tmp_path.iterdir())
        with pytest.raises(UserError) as caught:
            make_file(path, inspection="x", fill=fill)
        assert caught.value.code == "file-in-use"
        assert sorted(tmp_path.iterdir()) == before
        program.kill()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_what_cannot_be_filled_leaves_nothing(tmp_path: Path, passphrase: str | None):
    path = tmp_path / "visit.inspection"

    def full(store: Store) -> None:
        fill(store)
        raise UserError("disk-full", "The disk is full.", "Free some space.", where=store.path.name)

    with pytest.raises(UserError) as caught:
        make_file(path, inspection="x", passphrase=passphrase, cost=CHEAP, fill=full)
    assert (caught.value.code, caught.value.where) == ("disk-full", path.name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_what_cannot_be_moved_leaves_nothing(tmp_path: Path, monkeypatch, passphrase: str | None):
    path = tmp_path / "visit.inspection"

    def refuse(_passing: Path, _path: Path) -> None:
        raise PermissionError(13, "a program that checks for viruses holds it")

    monkeypatch.setattr("db.making.move_into_place", refuse)
    with pytest.raises(UserError) as caught:
        make_file(path, inspection="x", passphrase=passphrase, cost=CHEAP, fill=fill)
    assert (caught.value.code, caught.value.where) == ("no-permission", path.name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_what_fails_after_the_move_leaves_the_keys(tmp_path: Path, monkeypatch, fault: type[BaseException]):
    path = tmp_path / "visit.inspection"

    def fail(_folder: Path) -> None:
        if path.exists():
            raise fault

    with monkeypatch.context() as patch:
        patch.setattr("db.files._sync_folder", fail)
        with pytest.raises((KeyboardInterrupt, UserError)):
            make_file(path, inspection="x", passphrase=PASSPHRASE, cost=CHEAP, fill=fill)
    assert sorted(tmp_path.iterdir()) == [path, keys_path(path)]
    with Store.open(path, key=unlock(path, PASSPHRASE)) as made:
        assert [row["name"] for row in made.all("member")] == ["Mared Llwyd"]


def test_a_file_that_came_meanwhile_is_not_written_over(tmp_path: Path):
    path = tmp_path / "visit.inspection"

    def meanwhile(store: Store) -> None:
        fill(store)
        path.write_bytes(b"somebody's")

    with pytest.raises(UserError) as caught:
        make_file(path, inspection="x", passphrase=PASSPHRASE, cost=CHEAP, fill=meanwhile)
    assert caught.value.code == "file-exists"
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"somebody's"
    assert not keys_path(path).exists()
