"""Random histories of several copies, merged in random orders, against the brute-force oracle."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.handover import write_handover
from db.integrity import check_store
from db.merge import merge_handover, preview_handover
from db.store import Store
from db.values import Dot
from tests.db.oracle import Edit, Oracle

FIELDS = ("note", "double_read")
OPEN = ("/a/one", "/a/two")
VALUES = {"note": st.sampled_from([None, "", "1", "a", "b"]), "double_read": st.sampled_from([None, 0, 1])}


class Copies(RuleBasedStateMachine):
    """Up to four copies of a visit that write and merge in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.stores: list[Store] = []
        self.known: list[frozenset[Dot]] = []
        self.oracle = Oracle()
        self.lamport: dict[Dot, int] = {}
        self.readings: list[str] = []
        self.cases: list[str] = []
        self.merges = 0

    @initialize(copies=st.integers(2, 4))
    def begin(self, copies: int) -> None:
        for number in range(copies):
            path = Path(self.folder.name, f"{number}.inspection")
            self.stores.append(Store.create(path, inspection="visit"))
            self.known.append(frozenset())
        # One shared beginning, so that all copies can edit the same records.
        store = self.stores[0]
        with store.transaction("lead") as act:
            member = act.create("member", {"name": "Lead"})
            framework = act.create("framework", {"identifier": "f"})
            form = act.create("form", {"framework": framework, "name": "case"})
            for number in range(2):
                self.cases.append(act.create("sampled_case", {"reference": f"C{number}", "note": "born"}))
                self.readings.append(
                    act.create("reading", {"sampled_case": self.cases[-1], "reader": member, "form": form})
                )
        self._note(0, [None] * 7)
        for other in range(1, copies):
            self._merge(other, 0)

    def _note(self, copy: int, edits: list[Edit | None]) -> None:
        """Tell the oracle what a copy has just written."""
        store = self.stores[copy]
        last = store.version_vector()[store.replica]
        known = set(self.known[copy])
        for number, edit in enumerate(edits):
            dot = Dot(store.replica, last - len(edits) + 1 + number)
            self.lamport[dot] = edit.lamport if edit else 1 + max((self.lamport[d] for d in known), default=0)
            if edit:
                self.oracle.edits[dot] = edit
            known.add(dot)
        self.known[copy] = frozenset(known)

    def _write(self, copy: int, table: str, record: str, name: str, value: object) -> None:
        store = self.stores[copy]
        before = store.version_vector().get(store.replica, 0)
        with store.transaction("someone") as act:
            if name == "deleted" and value:
                act.delete(table, record)
            elif name == "deleted":
                act.restore(table, record)
            else:
                act.set(table, record, name, value)
        if store.version_vector().get(store.replica, 0) > before:
            context = self.known[copy]
            lamport = 1 + max((self.lamport[dot] for dot in context), default=0)
            self._note(copy, [Edit(record, name, value, lamport, context)])

    def _merge(self, into: int, source: int) -> None:
        path = Path(self.folder.name, "passing.handover")
        write_handover(self.stores[source], path, author="someone")
        news = len(self.known[source] - self.known[into])
        preview = preview_handover(self.stores[into], path)
        report = merge_handover(self.stores[into], path, author="someone")
        assert report == preview
        assert report.changes == news
        assert merge_handover(self.stores[into], path, author="someone").changes == 0
        self.known[into] |= self.known[source]
        self.merges += 1

    copy = st.integers(0, 3)

    @rule(copy=copy, which=st.integers(0, 1), data=st.data(), name=st.sampled_from(FIELDS))
    def edit_a_column(self, copy: int, which: int, data: st.DataObject, name: str) -> None:
        self._write(copy % len(self.stores), "sampled_case", self.cases[which], name, data.draw(VALUES[name]))

    @rule(
        copy=copy,
        which=st.integers(0, 1),
        name=st.sampled_from(OPEN),
        value=st.sampled_from([None, "yes", "no", "n/a"]),
    )
    def answer(self, copy: int, which: int, name: str, value: str | None) -> None:
        self._write(copy % len(self.stores), "reading", self.readings[which], name, value)

    @rule(copy=copy, which=st.integers(0, 1), gone=st.sampled_from([0, 1]))
    def delete_or_restore(self, copy: int, which: int, gone: int) -> None:
        self._write(copy % len(self.stores), "sampled_case", self.cases[which], "deleted", gone)

    @rule(into=copy, source=copy)
    def merge(self, into: int, source: int) -> None:
        into, source = into % len(self.stores), source % len(self.stores)
        if into != source:
            self._merge(into, source)

    @precondition(lambda self: self.stores)
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
        for (record, name), value in self.oracle.shown(known).items():
            if name.startswith("/"):
                shown = store.answers(record).get(name)
            else:
                row = store.get("sampled_case", record)
                assert row is not None
                shown = row[name]
            assert (type(shown), shown) == (type(value), value)
        (count,) = connection.execute("SELECT count(*) FROM change").fetchone()
        assert count == len(known)

    def teardown(self) -> None:
        try:
            if self.stores:
                for into in range(1, len(self.stores)):
                    self._merge(0, into)
                for into in range(1, len(self.stores)):
                    self._merge(into, 0)
                tables = (
                    "sampled_case",
                    "answer",
                    "head",
                    "conflict",
                    "change",
                    "change_parent",
                    "version",
                    "txn",
                )
                contents = [
                    [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
                    for store in self.stores
                ]
                assert all(content == contents[0] for content in contents)
                assert all(check_store(store) == [] for store in self.stores)
        finally:
            for store in self.stores:
                store.close()
            self.folder.cleanup()


TestCopies = pytest.mark.filterwarnings("ignore::ResourceWarning")(Copies.TestCase)
TestCopies.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
