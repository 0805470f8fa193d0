"""A visit with everything that an export must carry, and its export."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspector_app.exchange.json_records import export_json
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Visit


@pytest.fixture(scope="session")
def differing(sample_visit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the lead's file with a difference, a deleted record, a deleted one edited elsewhere, and a blob."""
    folder = tmp_path_factory.mktemp("differing")
    team = Path(shutil.copy(sample_visit / "team.inspection", folder))
    owain = Path(shutil.copy(sample_visit / "inspectors" / "Owain Prys.inspection", folder))
    with Visit.open(team) as mine, Visit.open(owain) as theirs:
        case = mine.cases.by_reference("C05")
        mine.cases.set(case.id, ethnicity="Roma")
        theirs.cases.set(case.id, ethnicity="Gypsy or Roma")
        *_, second_last, last = mine.agenda.all()
        mine.agenda.delete(last.id)
        mine.agenda.delete(second_last.id)
        theirs.agenda.set(second_last.id, at_time="10:30")
        with mine.act() as act:
            act.set("source", mine.sources.all()[0].id, "/sketch", b"\x00\xff")
        hand_over(theirs, folder / "owain.handover")
        bring_in(mine, folder / "owain.handover")
        assert len(mine.store.conflicts()) == 2
    return team


@pytest.fixture(scope="session")
def exported(differing: Path) -> Path:
    """Return the JSON of that visit; tests that alter it copy it first."""
    path = differing.with_suffix(".json")
    with Visit.open(differing, read_only=True) as visit:
        export_json(visit, path)
    return path
