"""The checks of the report in the background: one look at a time, and none is left out."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector_app.checks import run
from inspector_app.visit import Visit
from ui.pages.report.page import ReportPage


def test_a_change_during_a_look_is_looked_at_after_it(
    open_page: Callable[[], ReportPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = threading.Event()
    begun: list[int] = []  # how many texts each look found

    def check_slowly(visit: Visit, _progress: object) -> run.Checked:
        begun.append(len(visit.paragraphs.all()))
        going_on.wait()
        return run.check(visit)

    monkeypatch.setattr("ui.pages.report.checking.check", check_slowly)
    try:
        page = open_page()
        qtbot.waitUntil(lambda: len(begun) == 1)
        with qtbot.waitSignal(page.checking.timeout):
            page.visit.paragraphs.add("context", "Written while the checks look.")
        QTest.qWait(300)  # in which another look would begin
        assert len(begun) == 1
        found: list[int] = []
        page.checking.found.connect(lambda: found.append(len(begun)))
    finally:
        going_on.set()
    qtbot.waitUntil(lambda: found == [1, 2])
    assert begun[1] == begun[0] + 1
