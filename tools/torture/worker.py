"""A program to be killed: `python -m tools.torture.worker` reads jobs, a line each, and says what it has done.

A job is `{"what": …, "folder": …}`. For each, a process says "pid N" and then, after every deed, its number: what it
has said must outlive it. Where the system can fork, that process is a child, which spares it the start of Python.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from db.handover.merge import merge_handover
from db.handover.replay import replay
from db.handover.stream import write_handover
from db.making import make_file
from db.safety.backup import back_up
from db.store import Store

MOST = 2_000  # deeds of one job, should nobody kill it
QUESTIONS = 40
VISIT, OLDER, HANDED, JOINED = "visit.inspection", "older.inspection", "mine.handover", "joined.inspection"


def answer(number: int) -> str:
    """Return the answer that deed `number` saves; some fill many pages."""
    return f"{number} " * (1 + 400 * (number % 3))


def brought(number: int) -> str:
    """Return the name of a colleague's hand-over."""
    return f"{number}.handover"


def save(store: Store, number: int, reading: str) -> None:
    """Save one answer."""
    with store.transaction("inspector") as act:
        act.set("reading", reading, f"/q{number % QUESTIONS}", answer(number))


def _save(folder: Path, reading: str) -> Callable[[int], object]:
    store = Store.open(folder / VISIT)
    return lambda number: save(store, number, reading)


def _hand_over(folder: Path, reading: str) -> Callable[[int], object]:
    store = Store.open(folder / VISIT)

    def run(number: int) -> None:
        save(store, number, reading)
        write_handover(store, folder / HANDED, author="inspector")

    return run


def _merge(folder: Path, _reading: str) -> Callable[[int], object]:
    store = Store.open(folder / VISIT)
    return lambda number: merge_handover(store, folder / brought(number), author="inspector")


def _undo_a_merge(folder: Path, _reading: str) -> Callable[[int], object]:
    """Go back to what was before a merge, which is to open its backup as a visit, and merge again."""
    store = Store.open(folder / VISIT)

    def run(number: int) -> None:
        backup = back_up(store)
        place = backup.replace(folder / f"back-{number}.inspection")
        with Store.open(place) as again:
            merge_handover(again, folder / brought(0), author="inspector")

    return run


def _bring_up_to_date(folder: Path, _reading: str) -> Callable[[int], object]:
    content = (folder / OLDER).read_bytes()

    def run(number: int) -> None:
        part = folder / f"{number}.copy"
        part.write_bytes(content)
        Store.open(part.replace(folder / f"older-{number}.inspection")).close()

    return run


def _join(folder: Path, _reading: str) -> Callable[[int], object]:
    with Store.open(folder / VISIT) as store:
        inspection, log = store.inspection, list(store.log())

    def run(number: int) -> None:
        path = folder / f"{number}-{JOINED}"
        make_file(path, inspection=inspection, fill=lambda made: replay(made, log)).close()

    return run


JOBS = {
    "save": _save,
    "hand over": _hand_over,
    "merge": _merge,
    "undo a merge": _undo_a_merge,
    "bring up to date": _bring_up_to_date,
    "join": _join,
}


def main() -> None:
    """Do jobs until there are no more lines."""
    for line in sys.stdin:
        job = json.loads(line)
        if not hasattr(os, "fork"):
            _do(job)
        elif not (child := os.fork()):
            _do(job)
            os._exit(0)
        else:
            os.waitpid(child, 0)
            _say("gone")


def _do(job: dict[str, str]) -> None:
    deed = JOBS[job["what"]](Path(job["folder"]), job["reading"])
    _say(f"pid {os.getpid()}")
    for number in count():
        if number == MOST or (job["what"] == "merge" and number == int(job["brought"])):
            break
        deed(number)
        _say(str(number))


def _say(words: str) -> None:
    # In one piece: killed between a number and the end of its line, a program would have said something else.
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


if __name__ == "__main__":
    main()
