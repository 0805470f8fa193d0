"""Random histories of several copies, merged in random orders, against the brute-force oracle."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.content import facts_of, parts_of
from db.handover import write_handover
from db.history import Conflict
from db.integrity import check_store
from db.merge import merge_handover, preview_handover
from db.schema import CONTENT_FIELD
from db.store import Store
from db.transaction import Transaction
from db.values import Dot, Value
from tests.db.oracle import Birth, Edit, Oracle

VALUES: dict[str, tuple[Value, ...]] = {
    "note": (None, "", "1", "a"),
    "double_read": (None, 0, 1),
    "comment": ("", "a"),
    "name": ("a.png", "b.png"),
    "/a/one": (None, "yes", "no"),
    "/a/two": (None, "yes", 1),
    "deleted": (0, 1),
}
FIELDS = {
    "sampled_case": ("note", "double_read", "deleted"),
    "reading": ("comment", "/a/one", "/a/two", "deleted"),
    "attachment": ("name", "deleted"),
}
SAME_EVERYWHERE = (
    "sampled_case",
    "reading",
    "attachment",
    "answer",
    "head",
    "conflict",
    "change",
    "change_parent",
    "version",
    "txn",
)

# One thing that somebody does: which record, which field and value (as numbers, taken round), with what was seen
# when the form was last opened or with what is there now.
deeds = st.tuples(st.integers(0, 7), st.integers(0, 3), st.integers(0, 3), st.booleans())
copies = st.integers(0, 3)


@dataclass(frozen=True)
class Form:
    """What somebody saw when opening a form: the heads of every record, and what the copy knew."""

    heads: dict[str, list[Dot]]
    known: frozenset[Dot]


class Copies(RuleBasedStateMachine):
    """Two to four copies of a visit that write, hand over and merge in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = ""
        self.stores: list[Store] = []
        self.known: list[frozenset[Dot]] = []
        self.forms: list[Form] = []
        self.oracle = Oracle()
        self.records: list[tuple[str, str]] = []
        self.member = self.form = ""
        self.handovers: list[tuple[Path, frozenset[Dot]]] = []
        self.files: dict[str, bytes] = {}
        self.small_parts = patch("db.content.PART", 3)
        self.small_parts.start()

    @initialize(number=st.integers(2, 4))
    def begin(self, number: int) -> None:
        self.folder = tempfile.mkdtemp()
        for copy in range(number):
            path = Path(self.folder, f"{copy}.inspection")
            self.stores.append(Store.create(path, inspection="visit"))
            self.known.append(frozenset())
            self.forms.append(Form({}, frozenset()))
        # One shared beginning, so that all copies can edit the same records.
        with self.stores[0].transaction("lead") as act:
            self.member = self._born(0, act, "member", {"name": "Lead"})
            framework = self._born(0, act, "framework", {"identifier": "f"})
            self.form = self._born(0, act, "form", {"framework": framework, "name": "case"})
        self._make(0, None)
        for other in range(1, number):
            self._merge(other, *self._hand_over(0))

    # ---- what people do -----------------------------------------------------------------------------
    @rule(copy=copies, many=st.lists(deeds, min_size=1, max_size=3))
    def write(self, copy: int, many: list[tuple[int, int, int, bool]]) -> None:
        self._write(copy % len(self.stores), many)

    @rule(many=st.lists(st.lists(deeds, min_size=1, max_size=3), min_size=2, max_size=4))
    def write_apart(self, many: list[list[tuple[int, int, int, bool]]]) -> None:
        """Everybody writes, in the same two records, before anybody hands over."""
        for number, own in enumerate(many):
            for deed in own:
                self._write(number % len(self.stores), [(deed[0] % 2, *deed[1:])])

    @rule(copy=copies, case=st.none() | st.integers(0, 7))
    def make(self, copy: int, case: int | None) -> None:
        """A new case with a reading, or another reading of a case, which may be deleted."""
        self._make(copy % len(self.stores), case)

    @rule(copy=copies, content=st.binary(min_size=1, max_size=10))
    def attach(self, copy: int, content: bytes) -> None:
        """A file, in up to four parts."""
        copy %= len(self.stores)
        store, known = self.stores[copy], self.known[copy]
        lamport = self.oracle.next_lamport(known)
        values: dict[str, Value] = {"name": f"{len(self.files)}.png"}
        with store.transaction("someone") as act:
            record = act.attach("attachment", values, content)
        self._told_of_birth(copy, record, "attachment", {**values, **facts_of(content)}, lamport)
        for field, part in parts_of(content):
            dot = self._next_dot(copy)
            self.oracle.edits[dot] = Edit(record, field, part, lamport, known)
            self.known[copy] |= {dot}
        self.records.append(("attachment", record))
        self.files[record] = content

    @rule(copy=copies)
    def open_the_form(self, copy: int) -> None:
        copy %= len(self.stores)
        store = self.stores[copy]
        heads = {
            record: [dot for dots in store.heads(record).values() for dot in dots]
            for _, record in self.records
        }
        self.forms[copy] = Form(heads, self.known[copy])

    @rule(into=copies, source=copies)
    def merge(self, into: int, source: int) -> None:
        into, source = into % len(self.stores), source % len(self.stores)
        if into != source:
            self._merge(into, *self._hand_over(source))

    @precondition(lambda self: self.handovers)
    @rule(into=copies, which=st.integers(0, 30))
    def merge_an_old_one(self, into: int, which: int) -> None:
        self._merge(into % len(self.stores), *self.handovers[which % len(self.handovers)])

    @rule(copy=copies)
    def settle_all(self, copy: int) -> None:
        """Whoever settles replaces all values; nothing stands against each other in that copy then."""
        store = self.stores[copy % len(self.stores)]
        # Settling a value of a deleted record is an edit that the delete has not seen: hence twice, the deletes last.

        def standing() -> list[Conflict]:
            return sorted(store.conflicts(), key=lambda conflict: conflict.field == "deleted")

        for conflict in (conflict for _ in range(2) for conflict in standing()):
            gone = int(conflict.field == "deleted")
            value = gone or VALUES[conflict.field][-1]
            self._change(
                copy % len(self.stores), [(conflict.table, conflict.record, conflict.field, value, False)]
            )
        assert store.conflicts() == []

    # ---- telling the oracle -------------------------------------------------------------------------
    def _write(self, copy: int, many: list[tuple[int, int, int, bool]]) -> None:
        here = [place for place in self.records if self.stores[copy].get(*place)]
        changes = []
        for which, name, value, as_seen in many:
            table, record = here[which % len(here)]
            field = FIELDS[table][name % len(FIELDS[table])]
            changes.append((table, record, field, VALUES[field][value % len(VALUES[field])], as_seen))
        self._change(copy, changes)

    def _change(self, copy: int, changes: list[tuple[str, str, str, Value, bool]]) -> None:
        store, form = self.stores[copy], self.forms[copy]
        lamport = self.oracle.next_lamport(self.known[copy])
        done = sum(dot.replica == store.replica for dot in self.known[copy])
        with store.transaction("someone") as act:
            for table, record, field, value, as_seen in changes:
                seen = form.heads.get(record, []) if as_seen else None
                if field != "deleted":
                    act.set(table, record, field, value, seen=seen)
                elif value:
                    act.delete(table, record, seen=seen)
                else:
                    act.restore(table, record)
                    as_seen = False
                (count,) = store.connection.execute("SELECT count(*) FROM change").fetchone()
                if count > len(self.known[copy]):
                    done += 1
                    dot = Dot(store.replica, done)
                    context = form.known if as_seen else self.known[copy]
                    self.oracle.edits[dot] = Edit(record, field, value, lamport, context)
                    self.known[copy] |= {dot}

    def _make(self, copy: int, case: int | None) -> None:
        store = self.stores[copy]
        cases = [
            record for table, record in self.records if table == "sampled_case" and store.get(table, record)
        ]
        lamport_before = self.known[copy]
        with store.transaction("someone") as act:
            if case is None or not cases:
                values: dict[str, Value] = {
                    "reference": f"C{len(self.records)}",
                    "note": "born",
                    "double_read": 1,
                }
                chosen = self._born(copy, act, "sampled_case", values, lamport_before)
                self.records.append(("sampled_case", chosen))
            else:
                chosen = cases[case % len(cases)]
            reading = {"sampled_case": chosen, "reader": self.member, "form": self.form, "comment": "born"}
            self.records.append(("reading", self._born(copy, act, "reading", reading, lamport_before)))

    def _born(
        self,
        copy: int,
        act: Transaction,
        table: str,
        values: dict[str, Value],
        before: frozenset[Dot] = frozenset(),
    ) -> str:
        record = act.create(table, values)
        self._told_of_birth(copy, record, table, values, self.oracle.next_lamport(before))
        return record

    def _told_of_birth(
        self, copy: int, record: str, table: str, values: dict[str, Value], lamport: int
    ) -> None:
        dot = self._next_dot(copy)
        self.oracle.births[dot] = Birth(record, table, values, lamport)
        self.known[copy] |= {dot}

    def _next_dot(self, copy: int) -> Dot:
        replica = self.stores[copy].replica
        return Dot(replica, 1 + sum(dot.replica == replica for dot in self.known[copy]))

    def _hand_over(self, source: int) -> tuple[Path, frozenset[Dot]]:
        path = Path(self.folder, f"{len(self.handovers)}.handover")
        write_handover(self.stores[source], path, author="someone")
        self.handovers.append((path, self.known[source]))
        return self.handovers[-1]

    def _merge(self, into: int, path: Path, brought: frozenset[Dot]) -> None:
        store = self.stores[into]
        standing = {(c.table, c.record, c.field) for c in store.conflicts()}
        before = self._contents(store)
        preview = preview_handover(store, path)
        assert self._contents(store) == before
        report = merge_handover(store, path, author="someone")
        assert report == preview
        assert report.changes == len(brought - self.known[into])
        assert set(report.conflicts) == {(c.table, c.record, c.field) for c in store.conflicts()} - standing
        assert merge_handover(store, path, author="someone").changes == 0
        self.known[into] |= brought

    # ---- what must hold -----------------------------------------------------------------------------
    @invariant()
    def every_copy_shows_what_the_oracle_says(self) -> None:
        for store, known in zip(self.stores, self.known, strict=True):
            self._agrees(store, known)

    def _agrees(self, store: Store, known: frozenset[Dot]) -> None:
        connection = store.connection
        heads: dict[tuple[str, str], set[Dot]] = {}
        for record, name, replica, seq in connection.execute("SELECT * FROM head"):
            heads.setdefault((record, name), set()).add(Dot(replica, seq))
        assert heads == self.oracle.heads(known)
        conflicts = set(connection.execute("SELECT record, field, kind FROM conflict").fetchall())
        assert conflicts == self.oracle.conflicts(known)
        assert store.conflict_count() == len(store.conflicts())
        tables = {birth.record: birth.table for birth in self.oracle.births.values()}
        rows = {record: store.get(table, record) or {} for record, table in tables.items()}
        for (record, name), value in self.oracle.shown(known).items():
            if name.startswith(CONTENT_FIELD):
                assert store.content("attachment", record) == self.files[record]
                continue
            shown = store.answers(record).get(name) if name.startswith("/") else rows[record][name]
            assert (type(shown), shown) == (type(value), value)
        assert {Dot(*row) for row in connection.execute("SELECT replica, seq FROM change")} == known

    @staticmethod
    def _contents(store: Store) -> list[list[tuple[Value, ...]]]:
        return [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in SAME_EVERYWHERE]

    def teardown(self) -> None:
        try:
            if self.stores:
                for into in range(1, len(self.stores)):
                    self._merge(0, *self._hand_over(into))
                for into in range(1, len(self.stores)):
                    self._merge(into, *self._hand_over(0))
                self.every_copy_shows_what_the_oracle_says()
                contents = [self._contents(store) for store in self.stores]
                assert all(content == contents[0] for content in contents)
                assert all(check_store(store) == [] for store in self.stores)
        finally:
            self.small_parts.stop()
            for store in self.stores:
                store.close()
            shutil.rmtree(self.folder, ignore_errors=True)


TestCopies = Copies.TestCase
TestCopies.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
