"""Tab goes through the overview as one reads it: from line to line of cards, and down in each of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.visit import Visit
from tests.ui.conftest import NOW
from ui.application import make_application
from ui.focus import tab_stops
from ui.main_window import MainWindow
from ui.pages.overview.page import OverviewPage
from ui.preferences import Preferences

WIDE, NARROW = (1366, 768), (1000, 900)
AS_READ = {
    WIDE: ["header", "0", "1", "2", "3", "work", "cases", "interviews", "matrix", "concerns", "merge"],
    NARROW: ["header", "0", "1", "2", "3", "work", "cases", "matrix", "interviews", "concerns", "merge"],
}


@pytest.fixture
def window(qtbot, sample_visit: Path, tmp_path: Path) -> Iterator[MainWindow]:
    make_application()
    file = Path(shutil.copy(sample_visit / "team.inspection", tmp_path / "shown.inspection"))
    shown = MainWindow(Visit.open(file, clock=lambda: NOW), Preferences(tmp_path / "w.ini"))
    shown.show()
    yield shown
    shown.close()
    shown.deleteLater()


def at(page: OverviewPage, widget: QWidget) -> tuple[int, int]:
    """Return where the top left corner of a widget is on the page, row before column."""
    place = widget.mapTo(page, QPoint(0, 0))
    return place.y(), place.x()


def card_of(page: OverviewPage, stop: QWidget) -> str:
    """Return the name of the card in which a stop of Tab is; the cells of the days have numbers."""
    cells = {str(number): page._days._cells.itemAt(number).widget() for number in range(4)}
    named = {
        name: getattr(page, f"_{name}")
        for name in ("header", "work", "cases", "matrix", "interviews", "concerns", "merge")
    }
    return next(name for name, card in (cells | named).items() if card.isAncestorOf(stop))


def cards_in_order(page: OverviewPage) -> list[str]:
    return [name for name, _stops in groupby(tab_stops(page), lambda stop: card_of(page, stop))]


def read_by_tab(page: OverviewPage) -> list[QWidget]:
    """Press Tab from the first stop of the page to the last; return where the keyboard was."""
    stops = tab_stops(page)
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached = [QApplication.focusWidget()]
    for _stop in stops[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert len(set(reached)) == len(stops)
    return reached


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_tab_goes_through_the_page_as_one_reads_it(qtbot, window: MainWindow, size):
    begin_to_read_all(window)
    window.resize(*size)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    page = window.page("overview")
    qtbot.waitUntil(lambda: page._lower.is_stacked == (size == NARROW))
    qtbot.waitUntil(lambda: cards_in_order(page) == AS_READ[size])
    for _card, stops in groupby(read_by_tab(page), lambda stop: card_of(page, stop)):
        for one, other in pairwise(stops):
            (y, x), (next_y, next_x) = at(page, one), at(page, other)
            assert next_y + other.height() > y + one.height() or next_x > x, (one.text(), other.text())


def test_tab_keeps_its_order_when_a_window_is_made_narrow_and_wide_again(qtbot, window: MainWindow):
    begin_to_read_all(window)
    page = window.page("overview")
    for size in (WIDE, NARROW, WIDE):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: cards_in_order(page) == AS_READ[size])


def test_tab_keeps_its_order_when_lines_are_made_anew(qtbot, window: MainWindow):
    window.resize(*WIDE)
    begin_to_read_all(window)
    page = window.page("overview")
    qtbot.waitUntil(lambda: cards_in_order(page) == AS_READ[WIDE])
    before = len(tab_stops(page._work))
    page._work._show_more()
    qtbot.waitUntil(lambda: len(tab_stops(page._work)) > before and cards_in_order(page) == AS_READ[WIDE])


def begin_to_read_all(window: MainWindow) -> None:
    """Have more to do than the overview shows at once."""
    visit = window.workspace.visit
    visit.cases.add_many([{"reference": f"D{number:02}"} for number in range(20)])
    visit.cases.allocate([case.id for case in visit.cases.all()], visit.me.id)
    window.page("overview").load()
