"""Passing words stand above whatever is docked at the foot of the window, and never over its keys or buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.place import Place
from ui.widgets.key_hints import KeyHints


def in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def stands_above(window: MainWindow, bar: QWidget) -> bool:
    toast = in_window(window._toast)
    below = in_window(bar)
    return (
        bar.isVisible() and toast.bottom() < below.top() and below.top() - toast.bottom() < 2 * below.height()
    )


def stands_at_foot(window: MainWindow) -> bool:
    return window.height() - 40 < in_window(window._toast).bottom() < window.height()


@pytest.mark.parametrize("page", ["reading", "report"])
def test_the_hints_of_keys_stay_in_view_under_it(qtbot: QtBot, window: MainWindow, page: str) -> None:
    record = window.workspace.visit.readings.all()[0].id if page == "reading" else ""
    window.show_place(Place(page, record))
    window.workspace.say("The words that pass.")
    bar = next(bar for bar in window.page(page).findChildren(KeyHints) if bar.isVisible())
    assert stands_above(window, bar)
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: stands_above(window, bar))
    window.show_place(Place("settings"))
    qtbot.waitUntil(lambda: stands_at_foot(window))


def test_it_makes_way_for_a_bar_that_comes_and_sinks_when_it_goes(qtbot: QtBot, window: MainWindow) -> None:
    window.show_place(Place("cases"))
    page = window.page("cases")
    window.workspace.say("The words that pass.")
    assert stands_at_foot(window)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: stands_above(window, page.selection))
    page.table.clearSelection()
    qtbot.waitUntil(lambda: stands_at_foot(window))


def test_a_bar_beside_it_does_not_lift_it(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1366, 768)
    window.show_place(Place("cases"))
    window.page("cases").add_case()  # whose buttons stand at the foot of the side
    window.workspace.say("Short.")
    qtbot.wait(20)
    assert stands_at_foot(window)
    window.workspace.say("A sentence so long that it reaches as far as the side of the page. " * 2)
    assert not stands_at_foot(window)
