"""F6 goes round the panes of every page, and back to where the keyboard was in each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.focus_ring import FocusRing
from ui.layouts import column, panel, scrolled
from ui.main_window import MainWindow
from ui.place import Place


@pytest.fixture
def places(window: MainWindow):
    """Every page with something to show on it, by its key."""
    visit = window.workspace.visit
    source = visit.sources.add("interview", "Health visitor", role="partner")
    visit.sources.write(source, "The plan is on the wall.")
    visit.findings.add("ii", "strength", "Plans are clear.")
    return {
        "overview": Place("overview"),
        "cases": Place("cases", visit.cases.all()[0].id),
        "reading": Place("reading", visit.readings.all()[0].id),
        "interviews": Place("interviews"),
        "note": Place("note", source),
        "evidence": Place("evidence"),
        "ratings": Place("ratings"),
        "team": Place("team"),
        "report": Place("report"),
        "settings": Place("settings"),
        "help": Place("help"),
    }


def round_trip(qtbot, window: MainWindow, *, back: bool = False) -> list[QWidget]:
    """Press F6 until the keyboard is where it began; return where it was each time."""
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    reached: list[QWidget] = []
    for _press in range(20):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6, held)
        reached.append(QApplication.focusWidget())
        if len(reached) > 1 and reached[-1] is reached[0]:
            return reached[:-1]
    raise AssertionError(f"never came round: {reached}")


@pytest.fixture
def active(qtbot, window: MainWindow) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


@pytest.mark.parametrize(
    "page",
    [
        "overview",
        "cases",
        "reading",
        "interviews",
        "note",
        "evidence",
        "ratings",
        "team",
        "report",
        "settings",
        "help",
    ],
)
def test_f6_goes_round_the_sidebar_and_the_panes_of_a_page(qtbot, active: MainWindow, places, page):
    active.show_place(places[page])
    reached = round_trip(qtbot, active)
    assert all(widget is not None and widget.isVisible() for widget in reached)
    sidebar = [widget for widget in reached if active._sidebar.isAncestorOf(widget)]
    assert len(sidebar) == 1
    assert sidebar[0].isChecked()  # the button of the page in view
    assert any(active.page(page).isAncestorOf(widget) for widget in reached)
    assert any(active._steps.isAncestorOf(widget) for widget in reached) == (page == "overview")
    assert not any(active._top.isAncestorOf(widget) for widget in reached)


def test_it_goes_back_with_shift(qtbot, active: MainWindow, places):
    active.show_place(places["note"])
    there = round_trip(qtbot, active)
    back = round_trip(qtbot, active, back=True)
    assert set(back) == set(there)
    start = there.index(back[0])
    assert back == [there[(start - step) % len(there)] for step in range(len(there))]


def test_it_comes_back_to_the_question_that_one_was_in(qtbot, active: MainWindow, places):
    active.show_place(Place("reading", places["reading"].record, "/identity/religion_recorded"))
    before = QApplication.focusWidget()
    round_trip(qtbot, active)
    while QApplication.focusWidget() is not before:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert active.page("reading").questions.current_path() == "/identity/religion_recorded"


def test_a_table_shows_where_one_is(qtbot, active: MainWindow, places):
    active.show_place(places["interviews"])
    table = active.page("interviews")._table
    table.setCurrentIndex(table.model().index(-1, -1))
    active._sidebar._buttons["cases"].setFocus()
    for _press in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        if QApplication.focusWidget() is table:
            break
    assert table.currentIndex().isValid()


def test_the_ring_is_around_what_f6_reached(qtbot, active: MainWindow, places):
    ring = FocusRing(QApplication.instance())
    try:
        active.show_place(places["overview"])
        active._sidebar._buttons["overview"].setFocus()
        for _press in range(2):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert ring.widget() is QApplication.focusWidget()
    finally:
        ring.deleteLater()


def test_the_ring_outlives_the_form_that_it_lay_over(qtbot, active: MainWindow, places):
    ring = FocusRing(QApplication.instance())
    try:
        active.show_place(places["overview"])
        form = QWidget(active)
        form.setLayout(column(scrolled(panel(column(QLineEdit())))))
        form.show()
        field = form.findChild(QLineEdit)
        qtbot.keyClick(active, Qt.Key.Key_Shift)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        assert ring.widget() is field
        form.deleteLater()
        QApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete.value)
        active._sidebar._buttons["overview"].setFocus(Qt.FocusReason.TabFocusReason)
        assert ring.widget() is active._sidebar._buttons["overview"]
    finally:
        ring.deleteLater()
