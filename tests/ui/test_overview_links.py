"""Every number of the overview leads to a page that shows exactly as many rows as it says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.evidence import AREA
from inspector_app.new_visit import join_visit
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Visit
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.overview.number_link import NumberLink
from ui.pages.team.difference_row import DifferenceRow
from ui.place import Place
from ui.preferences import Preferences

THURSDAY = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)


@pytest.fixture
def open_window(qtbot, tmp_path: Path) -> Iterator[Callable[[Path], MainWindow]]:
    """Open a copy of a visit file in a window, on Thursday."""
    make_application()
    shown: list[MainWindow] = []

    def opened(file: Path) -> MainWindow:
        copy = Path(shutil.copy(file, tmp_path / "shown.inspection"))
        shown.append(MainWindow(Visit.open(copy, clock=lambda: THURSDAY), Preferences(tmp_path / "w.ini")))
        shown[-1].resize(1366, 768)
        shown[-1].show()
        return shown[-1]

    yield opened
    for window in shown:
        window.close()
        window.deleteLater()


def rows_shown(window: MainWindow) -> int:
    """Return how many cases, sources, items, or differences and hand-overs the page in view shows."""
    page = window.page(window._current)
    match window._current:
        case "cases":
            return page.table.cases.rowCount()
        case "interviews":
            return page._order.rowCount()
        case "evidence":
            return sum(int(column._count.text()) for column in page._board._columns.values())
        case "team":
            differences = [row for row in page.findChildren(DifferenceRow) if row.isVisible()]
            return len(differences) if window._place.part == "bring-in" else page.bring_in.last.count
    raise AssertionError(window._current)


def number_of(link: NumberLink) -> int:
    """Return the number that a link says; of "2 of 4 double readings" the four that are double-read."""
    found = [int(number) for number in re.findall(r"\d+", link.text())]
    return found[-1] if "double reading" in link.text() else found[0]


def walk(qtbot, window: MainWindow) -> int:
    """Press every number in turn and hold it against what is shown; return how many there were."""
    overview = window.page("overview")
    pressed = 0
    while True:
        links = [link for link in overview.findChildren(NumberLink) if link.isVisible()]
        if pressed == len(links):
            return pressed
        link = links[pressed]
        said = f"{link.accessibleName()} ({link.text()})"
        if link.text() and not re.fullmatch(r"C\d+", link.text()):
            expected = number_of(link)
            link.setFocus()
            QTest.keyClick(link, Qt.Key.Key_Space)
            assert window._current != "overview", said
            # Differences are read in a thread.
            qtbot.waitUntil(lambda expected=expected: rows_shown(window) == expected)
            window.show_place(Place("overview"))
        pressed += 1


def press(window: MainWindow, cell: QModelIndex) -> None:
    """Open a cell of the matrix by the keyboard."""
    table = window.page("overview")._matrix._table
    table.setFocus()
    table.setCurrentIndex(cell)
    QTest.keyClick(table, Qt.Key.Key_Return)


@pytest.mark.parametrize("file", ["team.inspection", "inspectors/Owain Prys.inspection"])
def test_every_number_of_the_sample_visit_leads_to_what_it_counts(qtbot, open_window, sample_visit, file):
    window = open_window(sample_visit / file)
    assert walk(qtbot, window) > 25


def test_every_cell_of_the_matrix_leads_to_its_evidence(open_window, sample_visit):
    window = open_window(sample_visit / "team.inspection")
    model = window.page("overview")._matrix._model
    last = model.columnCount() - 1
    for row in range(model.rowCount()):
        for column in range(last):
            cell = model.index(row, column)
            said = cell.data(Qt.ItemDataRole.AccessibleTextRole)
            press(window, cell)
            page = window.page("evidence")
            whole = len({item.id for item in model.rows[row].items})
            number = cell.data() if column else whole
            assert rows_shown(window) == (int(number) if str(number).isdecimal() else 0), said
            assert page._tabs.current == model.rows[row].criterion
            assert page._filters.wanted.source_kind == model.kind(cell)


def test_what_a_criterion_rests_on_leads_to_sources_and_inspectors(open_window, sample_visit):
    window = open_window(sample_visit / "team.inspection")
    model = window.page("overview")._matrix._model
    for row in range(model.rowCount()):
        cell = model.index(row, model.columnCount() - 1)
        sources, inspectors = (int(line.split()[0]) for line in cell.data().split("\n"))
        press(window, cell)
        lines = [
            line
            for line in window.page("evidence")._lines.values()
            if model.rows[row].criterion in line.item.criterion_keys
        ]
        assert len({line.source_kind for line in lines}) == sources
        assert len({line.author.id for line in lines}) == inspectors
        assert rows_shown(window) == len(lines)


@pytest.fixture
def busy_visit(visit_file: Path, tmp_path: Path) -> Path:
    """The file of a visit with everything that the overview can ask for: returned, planned, open, differing, early, late."""
    path = Path(shutil.copy(visit_file, tmp_path / "busy.inspection"))
    invitation, back = tmp_path / "lead.handover", tmp_path / "owain.handover"
    with Visit.open(path, clock=lambda: THURSDAY - timedelta(days=7)) as visit:
        visit.sources.add("interview", "Head of service", role="senior-manager")
    with Visit.open(path, clock=lambda: THURSDAY) as visit:
        one, two, three = (case.id for case in visit.cases.all())
        hand_over(visit, invitation)
        with join_visit(
            tmp_path / "owain.inspection", invitation, "Owain Prys", clock=lambda: THURSDAY
        ) as owain:
            owain.readings.start(two)
            source = owain.sources.add("interview", "Parent A", role="parent")
            owain.evidence.take_up("She came that week.", ("ii",), AREA, source=source)
            owain.cases.set(three, note="late")
            hand_over(owain, back)
        visit.cases.set(three, note="early")
        visit.readings.return_with_comment(visit.readings.all()[0].id, "Look at the dates.")
        visit.cases.add_second_reader([one], visit.members.named("Owain Prys").id)
        visit.sources.plan("team-manager", "Intake", THURSDAY + timedelta(days=1), member=visit.me.id)
        visit.sources.add("interview", "Duty team", role="social-worker", held_on="2024-03-13")
        visit.concerns.raise_concern(two, referred_to="the head of service", why="No visit for weeks")
        visit.agenda.add("2024-03-14", "16:00", "Read", member=visit.me.id, sampled_case=three)
        visit.sources.plan("senior-manager", "Feedback", THURSDAY + timedelta(days=7), member=visit.me.id)
        visit.agenda.add("2024-03-21", "10:00", "Feedback", sampled_case=three)
        bring_in(visit, back)
    return path


def test_every_number_of_a_busy_visit_leads_to_what_it_counts(qtbot, open_window, busy_visit):
    window = open_window(busy_visit)
    overview = window.page("overview")
    texts = {link.text() for link in overview.findChildren(NumberLink) if link.isVisible()}
    assert {"1 open", "1 case to read", "1 interview planned", "0 of 1 double reading settled"} <= texts
    strip = overview._days._cells
    cells = [strip.itemAt(place).widget() for place in range(strip.count())]
    assert [texts_of(cell) for cell in (cells[0], cells[-1])] == [
        ["1 interview"],
        ["1 case to read", "1 interview planned"],
    ]
    assert walk(qtbot, window) > 25


def texts_of(cell: QWidget) -> list[str]:
    return [link.text() for link in cell.findChildren(NumberLink)]


def test_the_last_merge_tells_its_records(open_window, busy_visit):
    window = open_window(busy_visit)
    lines = window.page("overview")._merge.findChildren(NumberLink)
    assert [link.text() for link in lines if link.isVisible()] == ["1", "1", "1", "1", "1"]


def test_the_first_case_to_read_is_offered_as_the_next_thing(open_window, busy_visit):
    window = open_window(busy_visit)
    assert window.page("overview")._next.text() == "Start C03"  # planned for today, before what was returned
