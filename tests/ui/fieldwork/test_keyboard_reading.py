"""A whole case read with the keyboard alone, from the list of cases to the mark that it is ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.visit import Visit
from tests.small_framework import small_framework
from tests.ui.shown_windows import ShownWindows
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.reading.page import ReadingPage
from ui.preferences import Preferences
from ui.widgets.label import Label
from ui.widgets.list_row import ListRow

NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)
DETAILS = InspectionDetails(
    inspectorate="Care Inspectorate",
    authority="Bro Helyg County Council",
    subject="assessment and care management of children in need",
    start_date="2024-03-12",
    end_date="2024-03-15",
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A visit with two cases of mine, none of them begun."""
    make_application()
    visit = Visit.create(
        tmp_path / "small.inspection", small_framework(tmp_path), DETAILS, "Owain Prys", clock=lambda: NOW
    )
    visit.cases.allocate([visit.cases.add("C01"), visit.cases.add("C02")], visit.me.id)
    window = MainWindow(visit, Preferences(tmp_path / "window.ini"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def type_(text: str) -> None:
    QTest.keyClicks(focused(), text)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(reached: Callable[[QWidget], bool], *, back: bool = False) -> None:
    for _stop in range(12):
        press(Qt.Key.Key_Backtab if back else TAB, SHIFT if back else Qt.KeyboardModifier.NoModifier)
        if reached(focused()):
            return
    raise AssertionError("Tab does not reach it")


def is_button(words: str) -> Callable[[QWidget], bool]:
    return lambda widget: isinstance(widget, QPushButton) and widget.text() == words


def test_a_case_is_read_with_the_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    visit, watching = window.workspace.visit, ShownWindows()
    QApplication.instance().installEventFilter(watching)

    def here() -> str:
        card = page.questions.current_card()
        assert card is not None
        return card.path.rpartition("/")[2]

    # From the list of cases, by arrows.
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(ENTER)
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    assert page.isVisible()
    assert page._the_reading().title() == "C02"
    reading = page._the_reading().record.id

    # Digits choose, Enter goes on.
    assert here() == "in_time"
    type_("2")
    press(ENTER)
    assert here() == "days"
    type_("40")
    press(ENTER)
    assert here() == "decided_on"

    # Back to the warning, which is accepted with a reason; the question has the keyboard again.
    tab_to(is_button("Accept with a reason…"), back=True)
    press(ENTER)
    type_("The office was flooded.")
    press(ENTER)
    assert here() == "days"

    # Tab moves on, and from the last question of a section to the next section.
    tab_to(lambda _widget: here() == "decided_on")
    tab_to(is_button("Next: 2 The child"))
    press(ENTER)
    assert here() == "met"

    # Not applicable in one key, and a comment.
    type_("n")
    press(Qt.Key.Key_C, CTRL | SHIFT)
    type_("Nobody met the child.")
    press(Qt.Key.Key_Escape)
    assert here() == "met"

    # What is missing is listed, and Enter goes there; a date is typed loosely and read back in words.
    press(Qt.Key.Key_M, CTRL)
    row = focused()
    assert isinstance(row, ListRow)
    assert row.accessibleName() == "1.3 When?"
    press(ENTER)
    assert here() == "decided_on"
    type_("3/11")
    card = page.questions.current_card()
    assert card is not None
    assert "Fri 3 November 2023" in [label.text() for label in card.findChildren(Label)]
    press(Qt.Key.Key_Return, CTRL)

    # Ready.
    assert page.header.ready.hasFocus()
    assert page.header.ready.property("kind") == "primary"
    press(ENTER)
    qtbot.waitUntil(lambda: visit.readings.get(reading).state == "ready")
    QApplication.instance().removeEventFilter(watching)

    fields = visit.store.answers(reading)
    assert {path.rpartition("/")[2]: value for path, value in fields.items() if value} == {
        "in_time": "no",
        "days": "40",
        "days#accepted": "The office was flooded.",
        "decided_on": "2023-11-03",
        "met": "n/a",
        "met#comment": "Nobody met the child.",
        "purpose": "home visit",
    }
    assert watching.shown == []  # nothing flashes up beside the window
