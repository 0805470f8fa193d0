"""The ring around what the keyboard has reached: around what, and whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from ui.focus_ring import FocusRing
from ui.layouts import column, panel, scrolled
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText


@pytest.fixture
def ring():
    theme.use(theme.mode)
    made = FocusRing(QApplication.instance())
    yield made
    made.deleteLater()


@pytest.fixture
def show(qtbot):
    """Show widgets in a window that scrolls, and touch a key."""
    window = QWidget()
    qtbot.addWidget(window)

    def shown(*widgets: QWidget) -> None:
        window.setLayout(column(scrolled(panel(column(QLineEdit(), *widgets, None)))))
        window.resize(400, 300)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        qtbot.keyClick(window, Qt.Key.Key_Shift)

    return shown


def test_a_field_for_several_lines_has_a_ring_as_one_for_a_single_line(show, ring):
    line, lines = QLineEdit(), GrowingText(least_lines=3)
    show(line, lines)
    for field in (line, lines):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        assert ring.widget() is field


def test_a_long_text_that_fills_the_page_has_none(show, ring):
    line, prose = QLineEdit(), QTextEdit()
    prose.setProperty("kind", "prose")
    show(line, prose)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    prose.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.widget() is None


def test_a_page_that_is_gone_to_by_a_key_has_none(qtbot, window, ring):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = window.page("ratings")
    qtbot.waitUntil(page.hasFocus)
    assert ring.widget() is None
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert ring.widget() is not None


def test_the_ring_is_whole_around_a_field_at_the_edge(show, ring):
    line = QLineEdit()
    show(line)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    face = ring._face
    over = face.parentWidget()
    assert face.isVisible()
    assert over.rect().contains(face.geometry())
    assert face.geometry().contains(QRect(line.mapTo(over, QPoint()), line.size()))


@pytest.mark.parametrize("kind", ["secondary", "quiet", "icon", "link"])
def test_nothing_but_the_ring_shows_the_focus_of_a_button(qtbot, show, ring, kind):
    button = Button("Back", kind=kind, icon_of="back")
    show(button)
    before = button.grab().toImage()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert ring.widget() is button
    assert button.grab().toImage() == before
