"""Hand-overs with a fault, drawn by lot: none may be taken, and none may change, stop or break the program.

What is accepted must be what it would have been without the fault, where that lay in what a copy knows already or only
reads out; or, where a forger chained everything anew, a history that some copy can have written.
"""

from __future__ import annotations

import faulthandler
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from db.errors import UserError
from db.handover.merge import merge_handover, preview_handover
from db.handover.stream import write_handover
from db.log.encoding import BIRTH, Change, LogTransaction, birth_content
from db.safety.integrity import check_store
from db.schema import DELETED, TABLES
from db.store import Store
from db.values import Dot
from tools.torture.copies import INSPECTION, Copies, quicken, unforced
from tools.torture.handover_faults import (
    damaged_file,
    damaged_frames,
    damaged_lines,
    hostile_entry,
    hostile_manifest,
)
from tools.torture.invariants import BrokenError, contents, hold, merge
from tools.torture.stream import put_together, take_apart

SLOWEST = 10.0  # seconds that any one may take on a busy machine; they take milliseconds
_HANGS = 120.0
_FRAME = 400  # plain bytes, so that a small visit has many frames
KINDS = ("file", "frames", "lines", "manifest", "entry")


class Honest:
    """Two hand-overs of one visit that three people wrote in, and what one of them knew of it before."""

    def __init__(self, folder: Path, lot: Random) -> None:
        self.path, self.half = folder / "honest.handover", folder / "half.handover"
        copies = Copies(folder, 3, lot=lot)
        lead, second, third = copies.copies
        _work(copies, lot)
        copies.hand_over(lead).path.replace(self.half)
        _work(copies, lot)
        merge(copies, lead, copies.hand_over(second))
        copies.settle_all(lead)
        copies.change(lead, [(*copies.records[0], DELETED, 1, False)])
        write_handover(lead.store, self.path, author="someone")
        self.content = self.path.read_bytes()
        self.other = copies.hand_over(third).path.read_bytes()
        copies.close()
        whole = take_apart(self.content)
        self.parts = whole.with_plain(whole.plain, frame=_FRAME)

    def spoilt(self, kind: str, lot: Random) -> bytes:
        """Return the bytes of the hand-over with a fault of some kind; with the bytes that it had, it is drawn again."""
        while True:
            if kind == "file":
                content = damaged_file(self.content, self.other, lot)
                same = content == self.content
            else:
                parts = _FAULTS[kind](self.parts, lot)
                same = parts.frames == self.parts.frames
                content = put_together(parts)
            if not same:
                return content


_FAULTS = {
    "frames": damaged_frames,
    "lines": lambda parts, lot: damaged_lines(parts, lot, frame=_FRAME),
    "manifest": lambda parts, lot: hostile_manifest(parts, lot, frame=_FRAME),
    "entry": lambda parts, lot: hostile_entry(parts, lot, frame=_FRAME),
}


def _work(copies: Copies, lot: Random) -> None:
    for copy in copies.copies:
        for _ in range(3):
            copies.write(
                copy, [(lot.randrange(8), lot.randrange(4), lot.randrange(4), False) for _ in range(2)]
            )
        copies.make(copy, None)
        copies.attach(copy, lot.randbytes(7))


class Receiver:
    """A copy to which hand-overs are given, and which forgets what it took."""

    def __init__(self, path: Path, honest: Honest, known: Path | None) -> None:
        self.store = Store.create(path, inspection=INSPECTION)
        if known:
            merge_handover(self.store, known, author="someone")
        self._before = _everything(self.store)
        self.store.close()
        self._kept = path.read_bytes()
        self.forget()
        merge_handover(self.store, honest.path, author="someone")
        self._honestly = contents(self.store)
        self.forget()

    def forget(self) -> None:
        """Be again as before anything was taken."""
        path = self.store.path
        self.store.close()
        path.write_bytes(self._kept)
        self.store = Store.open(path)
        quicken(self.store)

    def give(self, path: Path, *, foretell: bool) -> str:
        """Give a hand-over to the copy; return "refused: " and the code, "harmless" or "possible"."""
        try:
            if foretell:
                preview_handover(self.store, path)
            report = merge_handover(self.store, path, author="someone")
        except UserError as error:
            hold(error.what.strip() and error.remedy.strip(), "a refusal has no sentence")
            hold(not self.store.is_changing, "a refused hand-over left a transaction open")
            hold(_everything(self.store) == self._before, "a refused hand-over changed something")
            return f"refused: {error.code}"
        except Exception as error:
            raise BrokenError(f"a hand-over was not refused, but broke the program: {error!r}") from error
        if contents(self.store) == self._honestly or not report.changes:
            outcome = "harmless"
        else:
            self._is_usable()
            # A file of which a forger left a part out is told as damaged, and is not shown.
            problems = [
                str(problem) for problem in check_store(self.store) if problem.code != "damaged-content"
            ]
            hold(not problems, f"a forged hand-over was taken that does not verify: {problems}")
            outcome = "possible"
        self.forget()
        return outcome

    def _is_usable(self) -> None:
        """Everything of a forged history makes sense, can be read, and can be handed on."""
        _makes_sense(list(self.store.log()))
        self.store.conflicts()
        for (record,) in self.store.connection.execute("SELECT DISTINCT record FROM change").fetchall():
            self.store.history(record)
        write_handover(self.store, self.store.path.with_suffix(".handover"), author="someone")


def _makes_sense(log: list[tuple[LogTransaction, bytes]]) -> None:
    """Each change is of a record that was born, holds what it can hold, and replaces what was there of it before."""
    changes = {
        Dot(entry.replica, seq): (entry.lamport, change)
        for entry, _link in log
        for seq, change in enumerate(entry.changes, entry.first)
    }
    born = {change.record: change.table for _, change in changes.values() if change.field == BIRTH}
    for dot, (lamport, change) in changes.items():
        hold(born.get(change.record) == change.table, "a record is changed that is not there")
        if change.field == BIRTH:
            _is_a_birth(change)
        elif change.field != DELETED and change.table in TABLES:
            hold(TABLES[change.table].takes(change.field, change.value), "a field holds what it cannot hold")
        for parent in change.parents:
            hold(parent in changes, "a change replaces what is not there")
            earlier, old = changes[parent]
            hold(old.record == change.record, "a change replaces what is another record's")
            hold(change.field in (old.field, DELETED), "a change replaces what is another field's")
            hold(
                earlier < lamport or (parent.replica == dot.replica and parent < dot),
                "a change replaces a later one",
            )


def _is_a_birth(change: Change) -> None:
    """A record is born with columns that it can have, written as they would be written again."""
    columns = json.loads(str(change.value))
    hold(birth_content(columns) == change.value, "a record is born as nobody writes it")
    hold(
        all(value is None or type(value) in (str, int) for value in columns.values())
        and (change.table not in TABLES or TABLES[change.table].takes_all(columns)),
        "a record is born with what it cannot hold",
    )


def _everything(store: Store) -> dict[str, Any]:
    own = {
        table: store.connection.execute(f"SELECT * FROM {table}").fetchall()
        for table in ("setting", "merge_report")
    }
    return contents(store) | own


def give(number: int, seed: int, kinds: tuple[str, ...] = KINDS) -> Counter[tuple[str, str]]:
    """Give hand-overs with faults, `number` of them from this seed on; return how many of each kind came to what.

    Raises BrokenError for what must not be, whatever else the program raised for bugs, and ends it when it hangs.
    """
    lot, outcomes = Random(seed), Counter[tuple[str, str]]()
    folder = Path(tempfile.mkdtemp(prefix="handovers-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(unforced())
        stack.enter_context(patch("db.handover.merge.back_up", lambda _store, _occasion: None))
        # Entries go to the database a few at a time, so that a fault has others before and after it.
        stack.enter_context(patch("db.handover.incoming._BATCH", 1500))
        honest = Honest(folder, lot)
        receivers = [Receiver(folder / f"{known}.inspection", honest, known) for known in (None, honest.half)]
        for receiver in receivers:
            stack.callback(lambda receiver=receiver: receiver.store.close())
        path = folder / "spoilt.handover"
        for one in range(number):
            kind = kinds[one % len(kinds)]
            path.write_bytes(honest.spoilt(kind, lot))
            begun = time.monotonic()
            faulthandler.dump_traceback_later(_HANGS, exit=True, file=sys.__stderr__)
            outcomes[kind, lot.choice(receivers).give(path, foretell=lot.random() < 0.2)] += 1
            faulthandler.cancel_dump_traceback_later()
            hold(time.monotonic() - begun < SLOWEST, "a hand-over took too long to be refused")
    return outcomes
