"""The checks of the report in the background: one look at a time, and none is left out."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.checks import run
from inspector_app.visit import Visit
from ui.pages.report.page import ReportPage


def test_a_change_during_a_look_is_looked_at_after_it(
    open_page: Callable[[], ReportPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = threading.Event()
    begun: list[int] = []  # how many texts each look found

    def check_slowly(visit: Visit, progress: object) -> run.Checked:
        begun.append(len(visit.paragraphs.all()))
        going_on.wait(5)
        return run.check(visit)

    monkeypatch.setattr("ui.pages.report.checking.check", check_slowly)
    page = open_page()
    qtbot.waitUntil(lambda: len(begun) == 1)
    with qtbot.waitSignal(page.checking.timeout):
        page.visit.paragraphs.add("context", "Written while the checks look.")
    assert len(begun) == 1
    with qtbot.waitSignals([page.checking.found, page.checking.found]):
        going_on.set()
    assert begun[1:] == [begun[0] + 1]
