"""Visits for the tests of the store: one copy, or several that hand over to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.handover import write_handover
from db.merge import merge_handover
from db.merge_report import MergeReport
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
        }

    return read
