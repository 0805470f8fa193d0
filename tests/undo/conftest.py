"""Two copies of a small visit with work of every kind in them, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.framework import LoadedFramework
from inspector_app.new_visit import join_visit
from inspector_app.team.handovers import hand_over
from inspector_app.visit import Visit
from tests.conftest import TickingClock
from tests.small_framework import DETAILS

Pair = Callable[[Path], AbstractContextManager[tuple[Visit, Visit]]]


@pytest.fixture(scope="session")
def begun(small_framework: LoadedFramework, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with Mared Llwyd's and Owain Prys's copies; both know all that is in them."""
    folder = tmp_path_factory.mktemp("begun")
    clock = TickingClock()
    with Visit.create(folder / "Mared.inspection", small_framework, DETAILS, "Mared Llwyd", clock=clock) as v:
        v.members.add("Owain Prys")
        cases = v.cases.add_many([{"reference": reference} for reference in ("C01", "C02")])
        v.cases.allocate(cases[:1], v.me.id)
        ReadingSession(v, v.readings.start(cases[0])).answer("/decision/in_time", "yes")
        source = v.sources.add("interview", "Team managers, intake")
        paragraph = v.sources.write(source, "They ring back within the day.")
        item = v.evidence.take_up("ring back", ("i",), "strength", source=source, paragraph=paragraph)
        v.findings.add("i", "strength", "They ring back.", rests_on=[item])
        v.paragraphs.add("introduction", "We came in March.")
        v.recommendations.add("Ring back sooner.")
        v.ratings.rate("i", "performance", "good")
        hand_over(v, folder / "join.handover")
    join_visit(folder / "Owain.inspection", folder / "join.handover", "Owain Prys", clock=clock).close()
    return folder


@pytest.fixture(scope="session")
def pair(begun: Path) -> Pair:
    """Return how the two copies are opened in a folder of their own, later than they were made."""

    @contextmanager
    def open_both(folder: Path) -> Iterator[tuple[Visit, Visit]]:
        clock = TickingClock()
        clock.now = clock.now.replace(hour=14)
        for name in ("Mared", "Owain"):
            shutil.copy(begun / f"{name}.inspection", folder)
        with (
            Visit.open(folder / "Mared.inspection", clock=clock) as mared,
            Visit.open(folder / "Owain.inspection", clock=clock) as owain,
        ):
            yield mared, owain

    return open_both


@pytest.fixture
def mared(pair: Pair, tmp_path: Path) -> Iterator[Visit]:
    """Mared Llwyd's copy, open."""
    with pair(tmp_path) as (opened, _owains):
        yield opened


@pytest.fixture
def both(pair: Pair, tmp_path: Path) -> Iterator[tuple[Visit, Visit]]:
    """Both copies, open."""
    with pair(tmp_path) as opened:
        yield opened
