"""The files that the play leaves: whole, stamped with the four days, and equal once merged."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from db.errors import UserError
from db.handover.stream import read_manifest
from db.safety.integrity import check_store
from db.schema import TABLES
from inspector_app.sample.play import play
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Visit

PEOPLE = ("Delyth Arran", "Mared Llwyd", "Owain Prys", "Siwan Eames", "Tomos Garrick")


def content(visit: Visit) -> dict[str, Any]:
    store = visit.store
    return {
        name: (store.all(name, deleted=True), store.answers_of(name) if table.open_fields else None)
        for name, table in TABLES.items()
    }


def test_each_inspector_has_a_file_and_the_team_one(sample_visit: Path) -> None:
    files = sorted(path.stem for path in (sample_visit / "inspectors").glob("*.inspection"))
    assert files == list(PEOPLE)
    assert not list(sample_visit.rglob("*-backups"))
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        assert visit.me.name == "Mared Llwyd"
        assert visit.me.is_lead


@pytest.mark.parametrize("name", [*(f"inspectors/{person}" for person in PEOPLE), "team"])
def test_every_file_is_whole(sample_visit: Path, tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(sample_visit / f"{name}.inspection", tmp_path))
    with Visit.open(path) as visit:
        assert check_store(visit.store) == []


def test_hand_overs_of_every_day_and_everyone(sample_visit: Path) -> None:
    # Five rounds of four inspectors and the lead's answer, and the invitation.
    paths = sorted((sample_visit / "handovers").glob("*.handover"))
    assert len(paths) == 26
    days = set()
    for path in paths:
        written = read_manifest(path).written
        days.add(written.day)
        assert path.stem.endswith(written.astimezone().strftime("%Y-%m-%d %H%M"))
    assert days == {12, 13, 14, 15}


def test_everything_happened_on_the_four_days(sample_visit: Path) -> None:
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        moments = [datetime.fromisoformat(transaction.at) for transaction, _ in visit.store.log()]
    assert min(moments) == datetime(2024, 3, 12, 8, tzinfo=UTC)
    assert max(moments) < datetime(2024, 3, 15, 17, tzinfo=UTC)
    assert {moment.hour for moment in moments} <= set(range(8, 19))


def test_the_merged_file_makes_all_copies_equal(sample_visit: Path, tmp_path: Path) -> None:
    with Visit.open(sample_visit / "team.inspection", read_only=True) as team:
        hand_over(team, tmp_path / "last.handover")
        expected = content(team)
    for person in PEOPLE:
        path = Path(shutil.copy(sample_visit / "inspectors" / f"{person}.inspection", tmp_path))
        with Visit.open(path) as visit:
            bring_in(visit, tmp_path / "last.handover")
            assert content(visit) == expected, person
            assert visit.me.name == person


def test_a_visit_is_not_played_over_another(sample_visit: Path) -> None:
    with pytest.raises(UserError) as error:
        play(sample_visit)
    assert error.value.code == "folder-not-empty"
