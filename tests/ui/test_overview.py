"""The overview: every number is the visit's own, and leads somewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from inspector_app.fieldwork.evidence import AREA
from inspector_app.fieldwork.my_work import ALLOCATE, BRING_CASES, DIFFERENCE, INVITE, OPEN, Task
from ui.pages.overview.number_link import NumberLink
from ui.pages.overview.page import OverviewPage
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.dotted_flow import DottedFlow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.workspace import Workspace


@pytest.fixture
def page(qtbot, workspace: Workspace) -> OverviewPage:
    made = OverviewPage(workspace)
    qtbot.addWidget(made)
    made.load()
    made.show()
    return made


def test_the_next_case_is_the_one_that_was_begun(qtbot, page: OverviewPage):
    assert page._next.text() == "Go on with C01"
    with qtbot.waitSignal(page.workspace.going) as signal:
        qtbot.mouseClick(page._next, Qt.MouseButton.LeftButton)
    reading = page.visit.readings.all()[0]
    assert signal.args == [Place("reading", reading.id)]


def test_starting_a_case_of_my_work_begins_its_reading(qtbot, page: OverviewPage):
    task = next(task for task in page._work._tasks if task.title == "Read C02")
    with qtbot.waitSignal(page.workspace.going):
        page._on_task_wanted(task)
    begun = [r.sampled_case for r in page.visit.readings.all()]
    assert page.visit.cases.by_reference("C02").id in begun


def test_the_counts_of_cases_are_those_of_the_sample(page: OverviewPage):
    counts = {state: button.text() for state, button in page._cases._counts.items()}
    assert counts == {"agreed": "0", "in-progress": "1", "ready": "0", "not-started": "2", "returned": "0"}


def test_a_gap_is_told_apart_from_what_is_not_expected(page: OverviewPage):
    model = page._matrix._model
    kinds = [kind.key for kind in page.visit.framework.source_kinds]
    expected = page.visit.framework.source_kind("interview").expected_for
    cell = model.index(0, 1 + kinds.index("interview"))
    assert ("i" in expected) == (cell.data() == "gap")
    words = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "no evidence yet" in words or "0 strengths" in words


def test_evidence_fills_its_cell_and_the_cell_leads_to_it(qtbot, page: OverviewPage):
    visit = page.visit
    source = visit.sources.add("interview", "Duty team", role="social-worker")
    visit.evidence.take_up("Calls are answered at once", ("ii",), AREA, source=source)
    page.load()
    kinds = [kind.key for kind in visit.framework.source_kinds]
    cell = page._matrix._model.index(1, 1 + kinds.index("interview"))
    assert cell.data() == "1"
    with qtbot.waitSignal(page.workspace.going) as signal:
        page._matrix._on_opened(cell)
    assert signal.args == [Place("evidence", part="ii interview")]


def test_an_open_concern_stands_there_until_it_is_answered(page: OverviewPage):
    visit = page.visit
    case = visit.cases.by_reference("C02")
    concern = visit.concerns.raise_concern(
        case.id, referred_to="the head of service", why="No visit for weeks"
    )
    page.load()
    assert any(task.table == "concern" for task in page._work._tasks)
    visit.concerns.answer(concern, "A visit was made the same day.")
    page.load()
    assert not any(task.table == "concern" for task in page._work._tasks)


def test_the_days_show_what_was_done(page: OverviewPage):
    visit = page.visit
    visit.agenda.add("2024-03-15", "10:00", "Moderation")
    visit.sources.add("interview", "Team managers", role="team-manager")
    page.load()
    cells = [page._days._cells.itemAt(number).widget() for number in range(4)]
    assert [link.text() for link in cells[2].findChildren(NumberLink)] == ["1 interview"]
    assert "10:00  Moderation" in [label.accessibleName() for label in cells[3].findChildren(ElidedLabel)]


def test_days_beside_the_fieldwork_say_what_they_are_before_and_after(page: OverviewPage):
    page.visit.agenda.add("2024-03-11", "10:00", "Travel")
    page.visit.agenda.add("2024-03-20", "10:00", "Moderation")
    page.load()
    cells = [page._days._cells.itemAt(number).widget() for number in (0, page._days._cells.count() - 1)]
    titles = [cell.findChild(Label).text() for cell in cells]
    assert titles == ["Before the fieldwork", "After the fieldwork"]


def test_loading_again_keeps_the_focus_on_a_number(page: OverviewPage):
    link = page._cases._counts["not-started"]
    link.setFocus()
    page.load()
    assert link.hasFocus()
    cell = page._days._cells.itemAt(0).widget().findChild(NumberLink)
    cell.setFocus()
    page.load()
    assert cell.hasFocus()


def test_many_things_are_shown_a_few_at_a_time(qtbot, page: OverviewPage):
    visit = page.visit
    visit.cases.add_many([{"reference": f"D{number:02}"} for number in range(20)])
    visit.cases.allocate([case.id for case in visit.cases.all()], visit.me.id)
    page.load()
    lines = page._work._lines
    shown = [lines.itemAt(place).widget() for place in range(0, lines.count(), 2)]
    assert len(shown) == 5
    more = shown[-1].findChild(Button)
    assert more.text() == "19 more"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(page._work._shown) == 14


def test_a_response_that_is_due_today_stands_at_its_time(page: OverviewPage):
    visit = page.visit
    case = visit.cases.by_reference("C02").id
    due = datetime(2024, 3, 14, 15, 10, tzinfo=UTC)
    visit.concerns.raise_concern(
        case, referred_to="the head of service", why="No visit", response_due=due.isoformat()
    )
    page.load()
    first = page._work._tasks[0]
    assert (first.at, first.title) == (f"{due.astimezone():%H:%M}", "Concern C02")


def test_no_dot_stands_at_the_end_of_a_line(qtbot):
    parts = [Label(words) for words in ("7 cases read", "4 interviews", "2 interviews planned")]
    flow = DottedFlow(parts)
    qtbot.addWidget(flow)
    flow.show()
    flow.resize(1000, flow.heightForWidth(1000))
    assert [dot.center().x() for dot in flow.dots()] == [
        pytest.approx((one.geometry().right() + 1 + other.x()) / 2) for one, other in pairwise(parts)
    ]
    narrow = parts[2].width() + 4
    flow.resize(narrow, flow.heightForWidth(narrow))
    assert flow.dots() == []


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (BRING_CASES, Place("cases")),
        (ALLOCATE, Place("cases")),
        (INVITE, Place("team", part="members")),
        (DIFFERENCE, Place("team", part="bring-in")),
    ],
)
def test_what_the_lead_is_to_see_to_leads_to_its_place(qtbot, page: OverviewPage, table, place):
    with qtbot.waitSignal(page.workspace.going) as signal:
        page._on_task_wanted(Task("", "words", "", OPEN, table, ""))
    assert signal.args == [place]
