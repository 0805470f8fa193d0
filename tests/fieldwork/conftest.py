"""Editions of the small form in a visit, and a reading of its first one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.visit import Visit


@pytest.fixture
def first(small_visit: Visit) -> str:
    """The edition that the small visit was founded with."""
    return small_visit.forms.current(CASE_READING)


@pytest.fixture
def second(small_visit: Visit, first: str, edition_file: Callable[..., Path]) -> str:
    """The second edition, added to the small visit."""
    return small_visit.forms.add(edition_file(second=True))


@pytest.fixture
def begun(small_visit: Visit) -> str:
    """A draft of the first edition with an answer to every question, a comment and a second visit."""
    session = ReadingSession(small_visit, small_visit.readings.start(small_visit.cases.add("C07")))
    for path, answer in (
        ("/decision/in_time", "no"),
        ("/decision/days", "40"),
        ("/decision/decided_on", "2024-02-01"),
        ("/child/met", "seen spoken"),
        ("/child/said", "Enough."),
        ("/child/visit[0]/purpose", "assessment"),
    ):
        session.answer(path, answer)
    session.answer(f"/child/visit[{session.add_repeat('/child/visit')}]/purpose", "review")
    session.comment("/decision/decided_on", "By letter.")
    session.comment("/child/said", "To her teacher.")
    session.accept_warning("/decision/days", "The file says so.")
    return session.reading
