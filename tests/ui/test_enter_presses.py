"""Enter presses the button that has the keyboard, as Space does, and goes on from a choice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from ui.focus import tab_stops
from ui.main_window import MainWindow
from ui.page_classes import PAGE_CLASSES
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.ladder import Rung
from ui.widgets.segment import Segment
from ui.windows import Windows

NONE = Qt.KeyboardModifier.NoModifier
KEYS = ((Qt.Key.Key_Return, NONE), (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier))
CHOICES = (CheckBox, ChoiceBox, Rung, Segment)  # their Enter is the page's, or they have their own


def pressed_by(qtbot, button: QAbstractButton, key: Qt.Key, held: Qt.KeyboardModifier) -> int:
    """Return how often a key presses a button, with nothing happening by it."""
    presses: list[bool] = []
    if button.receivers(SIGNAL("clicked(bool)")):
        button.clicked.disconnect()
    button.clicked.connect(lambda: presses.append(True))
    qtbot.keyClick(button, key, held)
    return len(presses)


def buttons_of(window) -> list[QAbstractButton]:
    stops = [stop for stop in tab_stops(window) if isinstance(stop, QAbstractButton)]
    # A menu that opens would wait here for somebody to choose.
    return [stop for stop in stops if not isinstance(stop, CHOICES) and not has_menu(stop)]


def has_menu(button: QAbstractButton) -> bool:
    return isinstance(button, QPushButton) and button.menu() is not None


@pytest.mark.parametrize("key", PAGE_CLASSES)
def test_enter_presses_every_button_of_every_page(qtbot, window: MainWindow, key):
    visit = window.workspace.visit
    records = {
        "reading": visit.readings.all()[0].id,
        "note": visit.sources.add("interview", "Health visitor"),
        "cases": visit.cases.all()[0].id,
    }
    window.show_place(Place(key, records.get(key, "")))
    buttons = buttons_of(window)
    assert any(window.page(key).isAncestorOf(button) for button in buttons)
    for button in buttons:
        for pressing, held in KEYS:
            before = window.place
            assert pressed_by(qtbot, button, pressing, held) == 1, button.accessibleName() or button.text()
            assert window.place == before


def test_enter_presses_every_button_of_the_start_window(qtbot, windows: Windows, visit_file, tmp_path):
    windows.open(Path(shutil.copy(visit_file, tmp_path / "mine.inspection")))
    windows.show_start()
    buttons = buttons_of(windows.start)
    assert buttons
    for button in buttons:
        for pressing, held in KEYS:
            assert pressed_by(qtbot, button, pressing, held) == 1, button.accessibleName() or button.text()


@pytest.fixture
def button(qtbot) -> Button:
    made = Button("Go")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("held", ["ControlModifier", "ShiftModifier", "AltModifier"])
def test_with_another_key_held_it_is_another_key(qtbot, button, held):
    assert pressed_by(qtbot, button, Qt.Key.Key_Return, Qt.KeyboardModifier[held]) == 0


def test_enter_held_down_does_not_press_what_the_keyboard_comes_to(button):
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r", True)
    QApplication.sendEvent(button, event)
    assert (presses, event.isAccepted()) == ([], True)


def test_a_button_that_cannot_be_pressed_is_not(qtbot, button):
    button.setEnabled(False)
    assert pressed_by(qtbot, button, Qt.Key.Key_Return, NONE) == 0
