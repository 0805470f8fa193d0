"""A visit in the middle of its third day, and windows of its members on a copy of it.

The lead Mared Llwyd reads C05; Owain Prys and Siwan Eames read the rest. C01 is agreed, C02 ready, C03 read by
both and ready, C04 begun by Owain, C12 under a concern, C06 given to nobody.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.forms import NOT_APPLICABLE
from inspector_app.framework.load import find_framework
from inspector_app.visit import Visit
from ui.application import make_application
from ui.main_window import MainWindow
from ui.preferences import Preferences

NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)

DETAILS = InspectionDetails(
    inspectorate="Inspectorate for Family Services",
    authority="Cwm Tywyll Council",
    subject="assessment and care management of children in need",
    start_date="2024-03-12",
    end_date="2024-03-15",
    scope_from="2023-10-01",
    scope_to="2023-11-30",
    sample_frame=40,
)
SAMPLE = [
    ("C01", "2023-10-02", "New", "0 to 4", "Social care", "East"),
    ("C02", "2023-10-03", "Repeat", "10 to 15", "Social care", "West"),
    ("C03", "2023-10-04", "Repeat", "5 to 9", "Social care", "East"),
    ("C04", "2023-10-05", "New", "0 to 4", "Preventative", "East"),
    ("C05", "2023-10-06", "Repeat", "16 and 17", "Social care", "West"),
    ("C06", "2023-10-09", "Repeat", "5 to 9", "Preventative", "West"),
    ("C12", "2023-10-26", "Repeat", "0 to 4", "Social care", "West"),
]
_COLUMNS = ("reference", "referred_on", "referral", "age_band", "route", "team")


@pytest.fixture(scope="session")
def begun_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the visit, made once through the services; tests open copies of it."""
    path = tmp_path_factory.mktemp("begun") / "cwm-tywyll.inspection"
    framework = find_framework("children-in-need")
    with Visit.create(path, framework, DETAILS, "Mared Llwyd", clock=lambda: NOW) as visit:
        _begin(visit)
    return path


@pytest.fixture
def begun_copy(begun_visit: Path, tmp_path: Path) -> Path:
    """A copy of the visit, the lead's."""
    return Path(shutil.copy(begun_visit, tmp_path / "visit.inspection"))


@pytest.fixture
def open_window(
    begun_copy: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], MainWindow]]:
    """What opens the window of a member, by first name, on the copy; it closes over words that are half-typed."""
    monkeypatch.setattr("ui.main_window.closes_all_the_same", lambda *_asked: True)
    opened: list[MainWindow] = []
    make_application()

    def open_for(name: str) -> MainWindow:
        visit = Visit.open(begun_copy, clock=lambda: NOW)
        visit.belongs_to(next(member.id for member in visit.members.all() if member.first_name == name))
        window = MainWindow(visit, Preferences(tmp_path / "window.ini"))
        opened.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_for
    for window in opened:
        window.close()
        window.deleteLater()


def _begin(visit: Visit) -> None:
    mared = visit.me.id
    owain, siwan = (visit.members.add(name) for name in ("Owain Prys", "Siwan Eames"))
    cases = visit.cases.add_many([dict(zip(_COLUMNS, values, strict=True)) for values in SAMPLE])
    c01, c02, c03, c04, c05, _c06, c12 = cases
    visit.cases.allocate([c01, c03, c04], owain)
    visit.cases.allocate([c02, c12], siwan)
    visit.cases.allocate([c05], mared)
    visit.cases.add_second_reader([c03], siwan)
    visit.belongs_to(owain)
    _read(visit, c01)
    _read(visit, c03)
    session = ReadingSession(visit, visit.readings.start(c04))
    session.answer("/identity/ethnicity_recorded", "yes")
    session.answer("/identity/language_recorded", "no")
    visit.belongs_to(siwan)
    _read(visit, c02)
    _read(visit, c03, quality="weak", seen="no")
    reading = _read(visit, c12)
    visit.concerns.raise_concern(
        c12,
        referred_to="Head of children’s services",
        why="Nobody saw the child after the second report.",
        response_due="2024-03-15",
        reading=reading,
    )
    visit.belongs_to(mared)
    visit.readings.agree(visit.readings.of_case(c01)[0].id)


def _read(visit: Visit, case: str, *, quality: str = "good", seen: str = "yes") -> str:
    """Read a case to the end, each question by its first fitting answer, and mark the reading as ready."""
    session = ReadingSession(visit, visit.readings.start(case))
    chosen = {
        "/referral/referral_kind": "new",
        "/assessment/assessment_quality": quality,
        "/child/child_seen": seen,
        "/child/child_observed": "no",
        "/child/child_spoken": "no",
        "/judgements/concern_needed": "no",
    }
    while missing := session.state.missing():
        question = session.state.form.question(missing[0])
        if question.path in chosen:
            answer = chosen[question.path]
        elif question.na:
            answer = NOT_APPLICABLE
        elif question.choices:
            answer = question.choices[0].name
        else:
            answer = {"date": "2023-10-04", "int": "2"}.get(question.data_type, "It follows from the file.")
        session.answer(missing[0], answer)
    visit.readings.mark_ready(session.reading)
    return session.reading


@pytest.fixture
def second_edition(tmp_path: Path) -> Path:
    """The case-reading form as its second edition: 1.1 is gone, 1.2 has moved to the referral, 2.2 is new."""
    source = resources.files("resources") / "frameworks" / "children_in_need" / "case_reading.md"
    lines = source.read_text(encoding="utf-8").splitlines()

    def take(name: str) -> str:
        return lines.pop(next(n for n, line in enumerate(lines) if f" {name} | " in line))

    gone, moved = take("ethnicity_recorded"), take("language_recorded")
    place = next(n for n, line in enumerate(lines) if " referral_date | " in line)
    new = gone.replace("ethnicity_recorded", "referrer_named").replace(
        "Is the child’s ethnicity recorded?", "Is the referrer named?"
    )
    lines[place:place] = [moved, new]
    path = tmp_path / "case_reading-2.md"
    text = "\n".join([*lines, ""]).replace("| case_reading | 1 |", "| case_reading | 2 |")
    path.write_text(text, encoding="utf-8")
    return path
