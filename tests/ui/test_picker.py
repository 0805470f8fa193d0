"""The popover that finds one of many: it is whole, inside its window, and beside what it was opened from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.layouts import S
from ui.typography import set_text_scale
from ui.widgets.picker import Option, Picker

_CARET = QRect(200, 0, 1, 20)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window of 800 by 600 pixels."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def opened(window: QWidget, at: QRect, count: int = 30) -> Picker:
    return Picker(window, "A figure", lambda: [Option(str(n), f"Figure {n}") for n in range(count)], at=at)


@pytest.mark.parametrize("words", ["", "figure 2", "nothing of that kind"])
def test_its_frame_is_whole_whatever_fits(window: QWidget, words: str) -> None:
    picker = opened(window, _CARET)
    before = picker.geometry()
    picker.field.setText(words)
    QApplication.processEvents()
    inside = picker.rect().adjusted(1, 1, -1, -1)
    shown = [part for part in picker.findChildren(QWidget) if part.isVisible() and part.parent() is picker]
    assert picker.geometry() == before
    assert all(inside.contains(part.geometry()) for part in shown)
    assert picker.list.isVisible() != picker._nothing.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("top", [0, 150, 290, 320, 450, 570])
def test_it_stands_in_the_window_and_leaves_the_caret_in_view(
    window: QWidget, top: int, scale: float
) -> None:
    set_text_scale(scale)
    try:
        caret = _CARET.translated(0, top)
        picker = opened(window, caret)
        assert window.rect().contains(picker.geometry())
        assert not picker.geometry().intersects(caret)
    finally:
        set_text_scale(1.0)


def test_a_short_list_takes_no_more_room_than_it_needs(window: QWidget) -> None:
    assert opened(window, _CARET, 3).height() < opened(window, _CARET, 9).height() < window.height() - S
