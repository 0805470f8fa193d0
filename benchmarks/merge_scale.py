"""`python -m benchmarks.merge_scale`: what merging costs as a visit grows, against the least that it could cost.

The sizes are taken from ANSWERS, CASES and COPIES of the environment; 1000000, 2000 and 50 are those of a large year.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from statistics import median

from benchmarks import merging
from benchmarks.bare import DATA_KEY, open_bare
from benchmarks.many_copies import LargeVisit
from benchmarks.measure import Taken, taken_by, timed
from benchmarks.same_rows import copy_rows
from db.handover.merge import merge_handover
from db.safety.backup import back_up
from db.store import Store

ANSWERS, CASES, COPIES = (
    int(os.environ.get(name, size))
    for name, size in (("ANSWERS", "50000"), ("CASES", "500"), ("COPIES", "10"))
)
BIRTHS = int(os.environ.get("BIRTHS", "100000"))
_ROUNDS = 5
_NEW = (0, 1, 1_000, 2_000, 4_000, 8_000, 16_000)
_GROWTH = "{:>12}{:>12}{:>18}{:>12}{:>16}{:>8}{:>13}"
_JOBS = "{:<38}{:>10}{:>9}{:>11}{:>7}{:>12}{:>16}{:>12}{:>7}{:>9}{:>7}"


def main() -> int:
    """Print two tables and return 0."""
    with tempfile.TemporaryDirectory(prefix="merge-scale-") as name:
        _growth(Path(name))
        _jobs(Path(name))
    return 0


# ---- what a merge costs by what is new ------------------------------------------------------------------
def _growth(folder: Path) -> None:
    visit = LargeVisit(folder, copies=COPIES, cases=CASES, answers=ANSWERS)
    print(f"{COPIES} copies, {CASES:,} cases, {ANSWERS:,} answers; the file was made by one merge:")
    with Store.open(visit.file) as store:
        taken = timed(lambda: merge_handover(store, visit.handover(ANSWERS), author="lead"))
    print(f"  {taken:.2f} s, {taken / ANSWERS * 1e6:.0f} µs an answer; then, for one more evening of a copy:")
    print(
        _GROWTH.format(
            "new answers",
            "merge, ms",
            "more than 1, µs ea",
            "backup, ms",
            "same rows, ms",
            "ratio",
            "of processor",
        )
    )
    fixed = 0.0
    for number in (number for number in _NEW if number < ANSWERS):
        handover = visit.handover(ANSWERS, new=number)
        here, backup, least = _median_of(folder, visit.file, handover, key=None)
        fixed = here.clock if number == 1 else fixed
        each = f"{(here.clock - fixed) / (number - 1) * 1e6:.0f}" if number > 1 else ""
        figures = (_ms(backup), _ms(least), *_ratios(here, backup, least)[:2]) if number else ("",) * 4
        print(_GROWTH.format(f"{number:,}", _ms(here), each, *figures), flush=True)


def _median_of(folder: Path, known: Path, handover: Path, key: bytes | None) -> tuple[Taken, Taken, Taken]:
    """Return what a merge takes, the backup that is a part of it, and copying the same rows, turn by turn."""
    here, backups, least = [], [], []
    merged, working = folder / "merged.inspection", folder / "working.inspection"
    for _ in range(_ROUNDS):
        copyfile(known, merged)
        with Store.open(merged, key=key) as store:
            backups.append(taken_by(lambda store=store: back_up(store)))
            here.append(taken_by(lambda store=store: merge_handover(store, handover, author="lead")))
        least.append(copy_rows(known, merged, working, key))
    return _middle(here), _middle(backups), _middle(least)


def _middle(several: list[Taken]) -> Taken:
    return Taken(median(one.clock for one in several), median(one.processor for one in several))


def _ms(taken: Taken) -> str:
    return f"{taken.clock * 1000:.1f}"


def _ratios(here: Taken, backup: Taken, least: Taken) -> tuple[str, str, str]:
    """Return how many times the least a merge takes: by the clock, of the processor, and by the clock without the backup."""
    return (
        f"{here.clock / least.clock:.2f}",
        f"{here.processor / least.processor:.2f}",
        f"{(here.clock - backup.clock) / least.clock:.2f}",
    )


# ---- an evening, births and edits -----------------------------------------------------------------------
def _jobs(folder: Path) -> None:
    geodiff = _geodiff()
    print("\nagainst the same rows in every table, against the shown rows alone, and geodiff against those:")
    print(
        _JOBS.format(
            *("job", "merge, ms", "backup", "same rows", "ratio", "processor", "without backup"),
            *("shown rows", "ratio", "geodiff", "ratio"),
        )
    )
    for number, (job, known, new, edits, key) in enumerate(
        (
            ("an evening: 500 births, 2,000 edits", 2_000, 500, 2_000, None),
            ("the same, protected", 2_000, 500, 2_000, DATA_KEY),
            ("20,000 births of 9 fields", 0, 20_000, 0, None),
            (f"{BIRTHS:,} births of 9 fields", 0, BIRTHS, 0, None),
            ("the same, protected", 0, BIRTHS, 0, DATA_KEY),
            ("10,000 edits", 10_000, 0, 10_000, None),
        )
    ):
        place = folder / f"job {number}"
        place.mkdir()
        lead, handover, insert = merging.prepared(place, known, new, edits, key)
        here, backup, least = _median_of(place, lead, handover, key)
        shown = median([insert() for _ in range(_ROUNDS)])
        theirs = geodiff(place) if geodiff and not key else None  # which knows no keys
        told = (f"{theirs * 1000:.1f}", f"{theirs / shown:.1f}") if theirs else ("", "")
        figures = (_ms(here), _ms(backup), _ms(least), *_ratios(here, backup, least))
        print(
            _JOBS.format(job, *figures, f"{shown * 1000:.1f}", f"{here.clock / shown:.1f}", *told), flush=True
        )
    if not geodiff:
        print("pygeodiff is not installed here, so it is not compared with.")


def _geodiff() -> Callable[[Path], float] | None:
    """Return what makes and applies geodiff's change of the shown rows and says how long both took; None without it."""
    if not importlib.util.find_spec("pygeodiff"):
        return None
    from pygeodiff import GeoDiff

    program = GeoDiff()

    def run(place: Path) -> float:
        known, after = (_of_older_sqlite(place / f"{name}.db") for name in ("known", "after"))
        changes, working = place / "changes", place / "geodiff.db"
        taken = []
        for _ in range(_ROUNDS):
            changes.unlink(missing_ok=True)
            copyfile(known, working)
            making = timed(lambda: program.create_changeset(str(known), str(after), str(changes)))
            taken.append(making + timed(lambda: program.apply_changeset(str(working), str(changes))))
        return median(taken)

    return run


def _of_older_sqlite(path: Path) -> Path:
    """Copy a bare database into one without STRICT, which the SQLite in geodiff does not know."""
    copy = path.with_suffix(".plain")
    bare = open_bare(copy)
    bare.execute("ATTACH ? AS strict", (str(path),))
    (statement,) = bare.execute("SELECT sql FROM strict.sqlite_schema WHERE name = 'sampled_case'").fetchone()
    bare.execute(statement.replace("STRICT, WITHOUT ROWID", ""))
    bare.execute("INSERT INTO main.sampled_case SELECT * FROM strict.sampled_case")
    bare.close()
    return copy


if __name__ == "__main__":
    sys.exit(main())
