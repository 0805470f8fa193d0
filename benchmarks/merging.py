"""Merging a hand-over against ATTACH and INSERT … SELECT of the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from shutil import copyfile

from benchmarks.bare import open_bare
from benchmarks.measure import Ratio, compare, timed
from db.handover.merge import merge_handover
from db.handover.stream import write_handover
from db.store import Store
from db.transaction import Transaction

NAMES = ("reference", "referred_on", "referral", "age_band", "route", "team", "language", "ethnicity", "note")
ROUNDS = 5
_UPSERT = "ON CONFLICT (id) DO UPDATE SET note = excluded.note"


def run(folder: Path) -> Iterator[Ratio]:
    """Yield the cost of one evening's work, of many new records, and of bringing in what is known."""
    yield _merge(
        folder / "evening",
        "Merge an evening: 500 new records, 2,000 edits",
        known=2_000,
        new=500,
        edits=2_000,
    )
    yield _merge(folder / "births", "Merge 20,000 new records of 9 fields", known=0, new=20_000, edits=0)
    yield _merge(folder / "edits", "Merge 10,000 edits", known=10_000, new=0, edits=10_000)


def _merge(folder: Path, job: str, *, known: int, new: int, edits: int) -> Ratio:
    folder.mkdir()
    lead, handover, insert = prepared(folder, known, new, edits)
    numbers = count()

    def merge() -> float:
        path = folder / f"{next(numbers)}.inspection"
        copyfile(lead, path)
        with Store.open(path) as store:
            return timed(lambda: merge_handover(store, handover, author="lead"))

    return compare(job, merge, insert, rounds=ROUNDS)


def prepared(
    folder: Path, known: int, new: int, edits: int, key: bytes | None = None
) -> tuple[Path, Path, Callable[[], float]]:
    """Make what is to be merged in a folder: the lead's closed file, a hand-over, and what inserts the shown rows bare.

    The bare databases stay beside them: "known.db", "brought.db", and "after.db" with both. With a key all databases are
    protected with it.
    """
    lead, handover = _visit_and_handover(folder, known, new, edits, key)
    _bare_files(folder, known, new, edits, key)

    def insert() -> float:
        path = folder / "after.db"
        copyfile(folder / "known.db", path)
        bare = open_bare(path, key)
        bare.execute("ATTACH ? AS brought", (str(folder / "brought.db"),))
        statement = f"INSERT INTO main.sampled_case SELECT * FROM brought.sampled_case WHERE true {_UPSERT}"
        taken = timed(lambda: bare.execute(statement))
        bare.close()
        return taken

    return lead, handover, insert


def _visit_and_handover(
    folder: Path, known: int, new: int, edits: int, key: bytes | None
) -> tuple[Path, Path]:
    """Return the lead's closed file, which knows some records, and the hand-over of somebody who did more."""
    lead = folder / "lead.inspection"
    with Store.create(lead, inspection="visit", key=key) as store:
        _in_steps(store, max(known, 1), lambda act, number: act.create("sampled_case", _row(number)))
        write_handover(store, folder / "known.handover", author="lead")
    with Store.create(folder / "other.inspection", inspection="visit") as store:
        merge_handover(store, folder / "known.handover", author="other")
        records = [str(row["id"]) for row in store.all("sampled_case")]
        _in_steps(store, new, lambda act, number: act.create("sampled_case", _row(number)))
        _in_steps(
            store,
            edits,
            lambda act, number: act.set("sampled_case", records[number % known], "note", f"edit {number}"),
        )
        handover = folder / "other.handover"
        write_handover(store, handover, author="other")
    return lead, handover


def _in_steps(
    store: Store, number: int, act_on: Callable[[Transaction, int], object], *, step: int = 10
) -> None:
    """Do something `number` times, some of them in one transaction, as people's work is."""
    for first in range(0, number, step):
        with store.transaction("somebody") as act:
            for place in range(first, min(first + step, number)):
                act_on(act, place)


def _bare_files(folder: Path, known: int, new: int, edits: int, key: bytes | None) -> None:
    """Make the bare database that knows the records, and the one that brings the new and the edited rows."""
    for name, rows in (
        ("known", range(max(known, 1))),
        ("brought", [*range(min(edits, known)), *range(known, known + new)]),
    ):
        bare = open_bare(folder / f"{name}.db", key)
        columns = ", ".join(f"{column} TEXT" for column in NAMES)
        bare.execute(f"CREATE TABLE sampled_case (id TEXT PRIMARY KEY, {columns}) STRICT, WITHOUT ROWID")
        marks = ", ".join("?" * (len(NAMES) + 1))
        bare.execute("BEGIN")
        bare.executemany(
            f"INSERT INTO sampled_case VALUES ({marks})",
            [(f"{number:032x}", *_row(number).values()) for number in rows],
        )
        bare.execute("COMMIT")
        bare.close()


def _row(number: int) -> dict[str, str]:
    return {name: f"{name} {number}" for name in NAMES}
