"""Programs killed at a moment drawn by lot: what they said to be saved is there, and every file is as before or after."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from db.connection import connect
from db.errors import UserError
from db.handover.merge import merge_handover
from db.handover.stream import read_lines, read_manifest, write_handover
from db.safety.integrity import check_store
from db.store import Store
from tools.torture.copies import INSPECTION, quicken, unforced
from tools.torture.invariants import BrokenError, contents, hold
from tools.torture.worker import HANDED, JOBS, OLDER, QUESTIONS, VISIT, answer, brought, save

_HANDOVERS = 12
# How many deeds a program may do before it is killed in the next one, and how many seconds it works on that.
_DEEDS = (0, 0, 1, 2, 5)
_LONGEST = 0.03
_ROOT = Path(__file__).resolve().parents[2]


class Stage:
    """The files that every program begins with: a visit, what a colleague hands over by and by, and an older file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        with unforced(), Store.create(folder / VISIT, inspection=INSPECTION) as store:
            quicken(store)
            with store.transaction("lead") as act:
                case = act.create("sampled_case", {"reference": "C01"})
                self.reading = act.create("reading", {"sampled_case": case})
            write_handover(store, folder / "first.handover", author="lead")
            self._colleague(case)
            self.begun = contents(store)
        (folder / "first.handover").unlink()
        shutil.copyfile(folder / VISIT, folder / OLDER)
        older = connect(folder / OLDER).conn
        older.execute("ALTER TABLE sampled_case DROP COLUMN note")
        older.execute("DROP TABLE agenda_item")
        older.close()

    def _colleague(self, case: str) -> None:
        with Store.create(self.folder / "other.inspection", inspection=INSPECTION) as other:
            quicken(other)
            merge_handover(other, self.folder / "first.handover", author="other")
            self.colleague = other.replica
            self.ends = []
            for number in range(_HANDOVERS):
                with other.transaction("other") as act:
                    act.set("sampled_case", case, "note", answer(number))
                    for _ in range(20):
                        act.create("sampled_case", {"reference": f"C{number}", "note": "words " * 50})
                self.ends.append(other.version_vector()[self.colleague])
                write_handover(other, self.folder / brought(number), author="other")
        (self.folder / "other.inspection").unlink()


class Program:
    """The program that is killed, started again when the system made it die with its job."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.close()
            self._process.stdout.close()
            self._process.wait()
            self._process = None

    def run(self, job: dict[str, str], deeds: int, seconds: float) -> int:
        """Give it a job, kill it some time after some deeds, and return the number that it said were done."""
        if self._process is None:
            environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tools.torture.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=environment,
            )
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline().split()
        hold(said[:1] == ["pid"], "the program did not begin")
        done = 0
        while done < deeds:
            done = int(self._process.stdout.readline()) + 1
        time.sleep(seconds)
        os.kill(int(said[1]), getattr(signal, "SIGKILL", signal.SIGTERM))
        for line in self._process.stdout:
            if line == "gone\n":
                return done
            done = int(line) + 1
        self.close()  # where it did the job itself
        return done


def kill(number: int, seed: int) -> Counter[str]:
    """Kill programs, `number` of them from this seed on, and return how many did what, and how many deeds.

    Raises BrokenError when anything is not as it must be.
    """
    told = Counter[str]()
    with tempfile.TemporaryDirectory(prefix="kills-") as name, closing(Program()) as program:
        stage = Stage(Path(name, "stage"))
        for one in range(seed, seed + number):
            lot = Random(one)
            what = list(JOBS)[one % len(JOBS)]
            folder = Path(name, str(one))
            shutil.copytree(stage.folder, folder)
            job = {"what": what, "folder": str(folder), "reading": stage.reading, "brought": str(_HANDOVERS)}
            done = program.run(job, lot.choice(_DEEDS), lot.uniform(0, _LONGEST))
            try:
                _judge(stage, folder, what, done)
            except (BrokenError, UserError) as error:
                raise BrokenError(f"seed {one}, {what}, {done} done: {error}") from error
            told[what] += 1
            told["deeds"] += done
            shutil.rmtree(folder)
    return told


# ---- what must be -------------------------------------------------------------------------------------
def _judge(stage: Stage, folder: Path, what: str, done: int) -> None:
    with _opened(folder / VISIT) as store:
        answers = store.answers(stage.reading)
        if what in ("save", "hand over"):
            _saved(answers, done)
        else:
            hold(not answers, "there is an answer that nobody gave")
        _JUDGES[what](stage, folder, store, done)
        _goes_on(store, stage, folder)


def _opened(path: Path) -> Store:
    """Open what a killed program left, which must be whole."""
    store = Store.open(path)
    problems = check_store(store)
    hold(not problems, f"{path.name} is not whole: {problems}")
    quicken(store)
    return store


def _saved(answers: dict[str, object], done: int) -> None:
    """Every answer is the last that was acknowledged, or of the one deed that may have been done without a word."""
    for question in range(QUESTIONS):
        told = [number for number in range(done + 1) if number % QUESTIONS == question]
        possible = [answer(number) for number in told if number == done or number + QUESTIONS >= done]
        held = answers.get(f"/q{question}")
        hold(held in possible or (held is None and question >= done), "an answer that was saved is not there")


def _judge_nothing_more(_stage: Stage, folder: Path, _store: Store, _done: int) -> None:
    hold(not list(folder.glob("*-backups")), "there is a backup that nobody made")


def _judge_hand_over(_stage: Stage, folder: Path, store: Store, done: int) -> None:
    path = folder / HANDED
    if not path.exists():
        hold(done == 0, "a hand-over that was written is not there")
        return
    end = read_manifest(path).vector[str(store.replica)][0]
    hold(int(end) >= done, "a hand-over holds less than was handed over")
    hold(sum(1 for _ in read_lines(path)) == read_manifest(path).transactions, "a hand-over is not whole")


def _judge_merge(stage: Stage, folder: Path, store: Store, done: int) -> None:
    known = store.version_vector().get(stage.colleague, 0)
    ends = [0, *stage.ends, stage.ends[-1]]
    hold(known in ends[done : done + 2], "a merge is neither before nor after")
    for backup in sorted(folder.glob("*-backups/*.inspection")):
        with closing(Store.open(backup, read_only=True)) as copy:
            hold(check_store(copy) == [], "a backup is not whole")


def _judge_undone(stage: Stage, folder: Path, _store: Store, done: int) -> None:
    for number in range(done + 1):
        path = folder / f"back-{number}.inspection"
        if not path.exists():
            hold(number == done, "a backup that was opened is not there")
            continue
        with _opened(path) as again:
            known = again.version_vector().get(stage.colleague, 0)
            hold(
                known == stage.ends[0] or (number == done and not known),
                "merging again is neither before nor after",
            )
            if not known:
                hold(contents(again) == stage.begun, "a backup is not what was")


def _judge_older(stage: Stage, folder: Path, _store: Store, done: int) -> None:
    _judge_made(stage, [folder / f"older-{number}.inspection" for number in range(done + 1)], "an older file")


def _judge_joined(stage: Stage, folder: Path, _store: Store, done: int) -> None:
    paths = [folder / f"{number}-joined.inspection" for number in range(done + 1)]
    _judge_made(stage, paths, "a visit that was joined")


def _judge_made(stage: Stage, paths: list[Path], what: str) -> None:
    """Files that hold the whole visit; only the last one may not be there yet."""
    for path in paths:
        if not path.exists():
            hold(path == paths[-1], f"{what} is not there")
            continue
        with _opened(path) as store:
            hold(contents(store) == stage.begun, f"{what} is not whole")


_JUDGES = {
    "save": _judge_nothing_more,
    "hand over": _judge_hand_over,
    "merge": _judge_merge,
    "undo a merge": _judge_undone,
    "bring up to date": _judge_older,
    "join": _judge_joined,
}


def _goes_on(store: Store, stage: Stage, folder: Path) -> None:
    """Nothing that was left behind is in the way of the same work."""
    with unforced():
        save(store, 0, stage.reading)
        write_handover(store, folder / HANDED, author="inspector")
        merge_handover(store, folder / brought(_HANDOVERS - 1), author="inspector")
    hold(store.version_vector()[stage.colleague] == stage.ends[-1], "work does not go on")
