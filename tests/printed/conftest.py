"""Papers drawn, and read back as they are read out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.printed.wanted import Wanted, make_papers
from inspector_app.report.sheet import draw
from inspector_app.visit import Visit
from resources.translations import speaking
from tests.report.reading import read_out

Printed = Callable[..., str]


def words_of(content: bytes) -> str:
    """Return all that a PDF says to somebody who listens, on one line."""
    return " ".join("".join(said.actual or said.words for said in read_out(content)).split())


@pytest.fixture
def printed() -> Printed:
    """Print what is wanted of a visit, and return what the pages say."""

    def say(visit: Visit, wanted: Wanted, language: str = "en") -> str:
        with speaking(language):
            return words_of(draw(visit, make_papers(visit, wanted)))

    return say


@pytest.fixture
def begun(small_visit: Visit) -> ReadingSession:
    """My reading of a case, open and without an answer but the form's defaults."""
    case = small_visit.cases.add("C01")
    small_visit.cases.allocate([case], small_visit.me.id)
    return ReadingSession(small_visit, small_visit.readings.start(case))
