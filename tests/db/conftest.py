"""Visits for the tests of the store: one copy, or several that hand over to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.handover.merge import merge_handover
from db.handover.merge_report import MergeReport
from db.handover.stream import Manifest, write_handover, write_stream
from db.log.encoding import Change, LogTransaction, chain, encode
from db.schema import SEARCH_SHADOWS
from db.store import Store

INSPECTION = "0123456789abcdef0123456789abcdef"


class Team:
    """Copies of one visit, by name, and the records that they all begin with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copies: dict[str, Store] = {}
        self.case = self.reading = self.member = ""

    def join(self, name: str) -> Store:
        """Return a new copy; the first one makes a case and its reading, the others begin with its hand-over."""
        store = Store.create(self.folder / f"{name}.inspection", inspection=INSPECTION)
        first = next(iter(self.copies), None)
        self.copies[name] = store
        if first is not None:
            self.pass_on(first, name)
            return store
        with store.transaction("lead") as act:
            self.member = act.create("member", {"name": "Mared"})
            framework = act.create("framework", {"identifier": "f"})
            form = act.create("form", {"framework": framework, "name": "case"})
            self.case = act.create("sampled_case", {"reference": "C01", "note": "born"})
            values = {"sampled_case": self.case, "reader": self.member, "form": form}
            self.reading = act.create("reading", values)
        return store

    def hand_over(self, name: str) -> Path:
        path = self.folder / f"{name}.handover"
        write_handover(self.copies[name], path, author=name)
        return path

    def pass_on(self, source: str, into: str) -> MergeReport:
        return merge_handover(self.copies[into], self.hand_over(source), author=into)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """A visit of which nobody has a copy yet."""
    team = Team(tmp_path)
    yield team
    for store in team.copies.values():
        store.close()


@pytest.fixture
def store(team: Team) -> Store:
    """The first copy of a visit, with a case and a reading."""
    return team.join("lead")


@pytest.fixture
def contents() -> Callable[[Store], dict[str, list[tuple[object, ...]]]]:
    """A function that reads everything in a file, its settings included."""

    def read(store: Store) -> dict[str, list[tuple[object, ...]]]:
        tables = store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return {
            name: store.connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for (name,) in tables.fetchall()
            if name not in SEARCH_SHADOWS  # how full-text search packs its words depends on when they came
        }

    return read


Forge = Callable[..., Path]


@pytest.fixture
def forge(team: Team) -> Forge:
    """A function that writes a hand-over of any transactions, as this program would write them.

    It takes the transactions to add to the log of the first copy, each with fields of a `LogTransaction` changed
    from an honest one, and words of the manifest to put wrong.
    """

    def write(*added: LogTransaction, log: list[LogTransaction] | None = None, **manifest: object) -> Path:
        lead = next(iter(team.copies.values()))
        transactions = [*(log if log is not None else [entry for entry, _ in lead.log()]), *added]
        ends: dict[int, tuple[int, bytes]] = {}
        chained = []
        for entry in sorted(transactions, key=lambda entry: (entry.replica, entry.last)):
            link = chain(ends.get(entry.replica, (0, b""))[1], encode(entry))
            ends[entry.replica] = (entry.last, link)
            chained.append((entry, link))
        words: dict[str, object] = {
            "inspection": INSPECTION,
            "author": "forger",
            "replica": "1",
            "written_at": "2024-03-12T17:00:00+00:00",
            "version": "0",
            "transactions": len(chained),
            "changes": sum(last for last, _ in ends.values()),
            "vector": {str(replica): [str(last), link.hex()] for replica, (last, link) in ends.items()},
        }
        path = team.folder / "forged.handover"
        write_stream(path, Manifest(**{**words, **manifest}), chained)
        return path

    return write


@pytest.fixture
def entry() -> Callable[..., LogTransaction]:
    """A function that makes one transaction of a copy that nobody has."""

    def make(*changes: Change, **fields: object) -> LogTransaction:
        made = LogTransaction(77, 1, len(changes), 1, "forger", "2024-03-12T17:00:00+00:00", "0", changes)
        return made._replace(**fields)

    return make
