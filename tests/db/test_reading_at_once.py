"""Reads that answer for a whole table: some columns of it, and when its records first had a value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.store import Store
from db.values import new_id

MORNING = datetime(2024, 3, 12, 9, tzinfo=UTC)
NOON = datetime(2024, 3, 12, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "visit.inspection", inspection=new_id()) as made:
        yield made


def make(store: Store, at: datetime = MORNING, **columns: str) -> str:
    with store.transaction("mared", at=at) as act:
        return act.create("figure", columns)


def test_the_times_of_a_value_are_those_of_its_changes_and_of_birth(store):
    born, later, never = (make(store, name=name) for name in ("ready", "draft", "draft"))
    for at, name in ((NOON, "ready"), (datetime(2024, 3, 13, 9, tzinfo=UTC), "ready")):
        with store.transaction("mared", at=at) as act:
            act.set("figure", later, "name", "draft")
            act.set("figure", later, "name", name)
    later_still = datetime(2024, 3, 13, 9, tzinfo=UTC)
    assert store.times_held("figure", "name", "ready") == {born: [MORNING], later: [NOON, later_still]}
    assert never not in store.times_held("figure", "name", "ready")
