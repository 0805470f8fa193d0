"""Copies of one visit that write, hand over and merge; every deed is told to the oracle and held against it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from db.handover.merge import merge_handover
from db.handover.stream import write_handover
from db.log.content import facts_of, parts_of
from db.schema import DELETED
from db.store import Store
from db.transaction import Move, Touched, Transaction
from db.values import Dot, Value
from tools.torture.oracle import Birth, Edit, Oracle
from tools.torture.programs import NEW_TABLE, knows, running

VALUES: dict[str, tuple[Value, ...]] = {
    "note": (None, "", "1", "a"),
    "double_read": (None, 0, 1),
    "comment": ("", "a"),
    "name": ("a.png", "b.png"),
    "/a/one": (None, "yes", "no"),
    "/a/two": (None, "yes", 1),
    DELETED: (0, 1),
}
FIELDS = {
    "sampled_case": ("note", "double_read", DELETED),
    "reading": ("comment", "/a/one", "/a/two", DELETED),
    "attachment": ("name", DELETED),
}
INSPECTION = "visit"
_NOON = datetime(2024, 3, 12, 12, tzinfo=UTC)
_TEN_YEARS = 3650
_JOIN = 0.3  # how many begin by bringing a hand-over in; the others begin with a copied file and an id of their own

# One thing that somebody does: the number of a record, field and value, each taken round, and whether with what was
# seen when the form was last opened or with what is there now.
Deed = tuple[int, int, int, bool]


@dataclass(frozen=True)
class Form:
    """What somebody saw when opening a form: the heads of every record, and what the copy knew."""

    heads: dict[str, list[Dot]] = field(default_factory=dict)
    known: frozenset[Dot] = frozenset()


@dataclass
class Copy:
    """One copy of the visit, the changes that it knows, and what its owner has in mind."""

    store: Store
    older: bool
    own: str = ""  # the reading in which nobody else writes
    known: frozenset[Dot] = frozenset()
    form: Form = field(default_factory=Form)
    moves: dict[Touched, Move] = field(default_factory=dict)


@dataclass(frozen=True)
class HandOver:
    """A hand-over that somebody wrote, and the changes that it brings."""

    path: Path
    brought: frozenset[Dot]


class Copies:
    """Some copies of a visit, of which those numbered in `older` are written in by an older program."""

    def __init__(
        self, folder: Path, number: int, *, older: frozenset[int] = frozenset(), lot: Random
    ) -> None:
        self.folder = folder
        self.lot = lot
        self.oracle = Oracle()
        self.records: list[tuple[str, str]] = []
        self.handovers: list[HandOver] = []
        self.files: dict[str, bytes] = {}
        self.copies: list[Copy] = []
        lead = self._copy(_empty_file(), older=False)
        self._begin(lead)
        shared = self.hand_over(lead)
        for place in range(1, number):
            joins = lot.random() < _JOIN
            content = _empty_file() if joins else lead.store.path.read_bytes()
            copy = self._copy(content, older=place in older)
            if joins:
                with running(older=copy.older):
                    merge_handover(copy.store, shared.path, author="someone")
            copy.known = shared.brought

    def _copy(self, content: bytes, *, older: bool) -> Copy:
        """Open a file with such content as a copy of its own."""
        path = self.folder / f"{len(self.copies)}.inspection"
        path.write_bytes(content)
        with running(older=older):
            store = Store.open(path)
        quicken(store)
        store.set_setting("replica", self.lot.getrandbits(62) | 1)
        self.copies.append(Copy(store, older))
        return self.copies[-1]

    def _begin(self, lead: Copy) -> None:
        """Let the first copy make what all can edit."""
        nothing = frozenset[Dot]()
        with self.writing(lead) as act:
            self.member = self._born(lead, act, "member", {"name": "Lead"}, nothing)
            framework = self._born(lead, act, "framework", {"identifier": "f"}, nothing)
            self.form = self._born(lead, act, "form", {"framework": framework, "name": "case"}, nothing)
        self.make(lead, None)

    def close(self) -> None:
        """Close all files."""
        for copy in self.copies:
            copy.store.close()

    # ---- what people do -----------------------------------------------------------------------------
    def write(self, copy: Copy, deeds: list[Deed]) -> None:
        """Change some fields, in one transaction."""
        changes = []
        for which, name, value, as_seen in deeds:
            here = [place for place in self.records if self.has(copy, *place)]
            table, record = here[which % len(here)]
            fields = [known for known in FIELDS[table] if knows(table, known, older=copy.older)]
            chosen = fields[name % len(fields)]
            values = VALUES[chosen]
            changes.append((table, record, chosen, values[value % len(values)], as_seen))
        self.change(copy, changes)

    def write_own(self, copy: Copy, name: int, value: int) -> None:
        """Answer in the reading that is this copy's alone."""
        if not copy.own:
            known = copy.known
            with self.writing(copy) as act:
                case = self.records[0][1]
                values: dict[str, Value] = {"sampled_case": case, "reader": self.member, "form": self.form}
                copy.own = self._born(copy, act, "reading", values, known)
        chosen = FIELDS["reading"][name % 3]
        self.change(copy, [("reading", copy.own, chosen, VALUES[chosen][value % len(VALUES[chosen])], False)])

    def make(self, copy: Copy, case: int | None) -> None:
        """Make a case with a reading, or another reading of a case, which may be deleted."""
        cases = [
            record
            for table, record in self.records
            if table == "sampled_case" and self.has(copy, table, record)
        ]
        known = copy.known
        with self.writing(copy) as act:
            if case is None or not cases:
                values: dict[str, Value] = {"reference": f"C{len(self.records)}", "note": "born"}
                if knows("sampled_case", "double_read", older=copy.older):
                    values["double_read"] = 1
                chosen = self._born(copy, act, "sampled_case", values, known)
                self.records.append(("sampled_case", chosen))
            else:
                chosen = cases[case % len(cases)]
            reading = {"sampled_case": chosen, "reader": self.member, "form": self.form, "comment": "born"}
            self.records.append(("reading", self._born(copy, act, "reading", reading, known)))

    def attach(self, copy: Copy, content: bytes) -> None:
        """Put in a file, in parts of three bytes; an older program has none."""
        if copy.older:
            return
        lamport, known = self.oracle.next_lamport(copy.known), copy.known
        values: dict[str, Value] = {"name": f"{len(self.files)}.png"}
        with patch("db.log.content.PART", 3):
            with self.writing(copy) as act:
                record = act.attach(NEW_TABLE, values, content)
            self._told_of_birth(copy, record, NEW_TABLE, {**values, **facts_of(content)}, lamport)
            for name, part in parts_of(content):
                dot = self.next_dot(copy)
                self.oracle.edits[dot] = Edit(record, name, part, lamport, known)
                copy.known |= {dot}
        self.records.append((NEW_TABLE, record))
        self.files[record] = content

    def open_form(self, copy: Copy) -> None:
        """Look at everything as it is now; what is written as seen goes by it."""
        heads = {
            record: [dot for dots in copy.store.heads(record).values() for dot in dots]
            for _, record in self.records
        }
        copy.form = Form(heads, copy.known)

    def hand_over(self, copy: Copy) -> HandOver:
        """Write a hand-over of all that the copy knows."""
        path = self.folder / f"{len(self.handovers)}.handover"
        with unforced():
            write_handover(copy.store, path, author="someone")
        self.handovers.append(HandOver(path, copy.known))
        return self.handovers[-1]

    def settle_all(self, copy: Copy) -> None:
        """Replace all values that stand against each other, where the program knows the field."""
        # Settling a value of a deleted record is an edit that the delete has not seen: hence twice, the deletes last.
        for _ in range(2):
            for conflict in sorted(copy.store.conflicts(), key=lambda conflict: conflict.field == DELETED):
                if knows(conflict.table, conflict.field, older=copy.older):
                    value = 1 if conflict.field == DELETED else VALUES[conflict.field][-1]
                    self.change(copy, [(conflict.table, conflict.record, conflict.field, value, False)])

    def change(self, copy: Copy, changes: list[tuple[str, str, str, Value, bool]]) -> None:
        """Change fields, each (table, record, field, value, whether as seen), and tell the oracle of what was written."""
        lamport = self.oracle.next_lamport(copy.known)
        before = self.next_dot(copy).seq - 1
        written: list[tuple[Dot, Edit]] = []
        with self.writing(copy) as act:
            for table, record, name, value, as_seen in changes:
                seen = copy.form.heads.get(record, []) if as_seen else None
                if name != DELETED and as_seen:
                    act.set(table, record, name, value, seen=seen)
                elif name != DELETED:
                    act.settle(table, record, name, value)
                elif value:
                    act.delete(table, record, seen=seen)
                else:
                    act.restore(table, record)
                    as_seen = False
                if _own_changes(copy.store) > before + len(written):
                    dot = Dot(copy.store.replica, before + len(written) + 1)
                    own = frozenset(dot for dot, _ in written)
                    context = copy.form.known if as_seen else copy.known | own
                    written.append((dot, Edit(record, name, value, lamport, context)))
        self._told(copy, written)
        copy.moves = act.moves

    def take_back(self, copy: Copy) -> list[tuple[Touched, list[Value]]]:
        """Undo what the copy wrote last, where it still stands; return the registers and what they must hold again."""
        lamport, store = self.oracle.next_lamport(copy.known), copy.store
        undone: list[tuple[Touched, list[Value]]] = []
        written: list[tuple[Dot, Edit]] = []
        for register, move in copy.moves.items():
            if move.before is None or move.before == move.after or _heads(store, register) != move.after:
                continue
            values = self.oracle.held(register.record, register.field, move.before)
            seen = (
                frozenset().union(*store.parents_of(move.before))
                if register.field == DELETED
                else frozenset()
            )
            before = _own_changes(store)
            with self.writing(copy) as act:
                act.bring_back(register, move.before, seen=sorted(seen))
            added = _own_changes(store) - before
            for number, value in zip(range(added), values, strict=False):
                own = {dot for dot in copy.known if self._is_of(dot, register)}
                edit = Edit(register.record, register.field, value, lamport, frozenset(own | seen))
                written.append((Dot(store.replica, before + 1 + number), edit))
            self._told(copy, written)
            lamport += bool(added)
            written = []
            undone.append((register, values))
        copy.moves = {}
        return undone

    def _is_of(self, dot: Dot, register: Touched) -> bool:
        edit = self.oracle.edits.get(dot)
        return edit is not None and (edit.record, edit.field) == (register.record, register.field)

    # ---- what is told to the oracle -----------------------------------------------------------------
    @contextmanager
    def writing(self, copy: Copy) -> Iterator[Transaction]:
        """A transaction of the copy's program, by a clock that may be ten years off, with ids drawn by lot."""
        at = _NOON + timedelta(days=self.lot.choice((-_TEN_YEARS, 0, 0, _TEN_YEARS)))
        with (
            running(older=copy.older),
            patch("db.transaction.new_id", lambda: f"{self.lot.getrandbits(128):032x}"),
            copy.store.transaction("someone", at=at) as act,
        ):
            yield act

    def has(self, copy: Copy, table: str, record: str) -> bool:
        """Whether a copy has a record in its tables."""
        with running(older=copy.older):
            return not (copy.older and table == NEW_TABLE) and copy.store.get(table, record) is not None

    def next_dot(self, copy: Copy) -> Dot:
        """Return the name of the next change of a copy."""
        replica = copy.store.replica
        return Dot(replica, 1 + sum(dot.replica == replica for dot in copy.known))

    def _told(self, copy: Copy, written: list[tuple[Dot, Edit]]) -> None:
        self.oracle.edits.update(written)
        copy.known |= {dot for dot, _ in written}

    def _born(
        self, copy: Copy, act: Transaction, table: str, values: dict[str, Value], before: frozenset[Dot]
    ) -> str:
        """Make a record in a transaction of somebody who knew `before` when it began."""
        record = act.create(table, values)
        self._told_of_birth(copy, record, table, values, self.oracle.next_lamport(before))
        return record

    def _told_of_birth(
        self, copy: Copy, record: str, table: str, values: dict[str, Value], lamport: int
    ) -> None:
        dot = self.next_dot(copy)
        self.oracle.births[dot] = Birth(record, table, values, lamport)
        copy.known |= {dot}


def unforced() -> AbstractContextManager[object]:
    """Return a context in which hand-overs and backups are not forced to the disk either."""
    return patch("os.fsync", lambda _descriptor: None)


def quicken(store: Store) -> None:
    """Let a file not be forced to the disk: these histories ask what is merged, not what outlives a power cut."""
    for setting in ("synchronous = OFF", "journal_mode = MEMORY"):
        store.connection.execute(f"PRAGMA {setting}")


def _own_changes(store: Store) -> int:
    (number,) = store.connection.execute(
        "SELECT count(*) FROM change WHERE replica = ?", (store.replica,)
    ).fetchone()
    return int(number)


def _heads(store: Store, register: Touched) -> frozenset[Dot]:
    return frozenset(store.heads(register.record, [register.field]).get(register.field, ()))


@cache
def _empty_file() -> bytes:
    """Return a visit file with nothing in it, made once a process: making its tables takes longer than a history."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "empty.inspection")
        Store.create(path, inspection=INSPECTION).close()
        return path.read_bytes()
