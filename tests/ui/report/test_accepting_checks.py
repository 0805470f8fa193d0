"""Letting a problem of the draft stand in the window: a reason, who gave it, and taking it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.pages.report.check_row import CheckRow
from ui.pages.report.page import ReportPage
from ui.pages.report.side_tabs import CHECKS
from ui.widgets.button import Button
from ui.workspace import Workspace

CHAPTER = "criterion-ii"


@pytest.fixture
def page(open_page, workspace: Workspace, qtbot) -> ReportPage:
    """The page with a doubled word in a paragraph, its checks in view."""
    workspace.visit.paragraphs.add(CHAPTER, "It is in the the file.")
    page = open_page()
    page.side.show_tab(CHECKS)
    qtbot.waitUntil(lambda: bool(rows_of(page, "double-word")))
    return page


def rows_of(page: ReportPage, code: str) -> list[CheckRow]:
    return [line for line in page.side.checks.rows if line.problem.code == code]


def test_a_problem_is_accepted_with_a_reason_and_taken_back(page: ReportPage, qtbot) -> None:
    (line,) = rows_of(page, "double-word")
    line.accept.click()
    assert page.side.checks.focusWidget() is line.reason
    QTest.keyClicks(line.reason, "A quotation.")
    assert page.is_half_typed()
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not rows_of(page, "double-word"))
    assert [entry.reason for entry in page.visit.accepted_checks.all()] == ["A quotation."]
    fold = page.side.checks.accepted
    assert fold.isVisible()
    assert fold.fold.text() == "1 accepted"
    fold.fold.click()
    (back,) = [button for button in fold.findChildren(Button) if button.text() == "Take back"]
    assert back.isVisible()
    back.click()
    qtbot.waitUntil(lambda: bool(rows_of(page, "double-word")))
    assert not fold.isVisible()


def test_an_acceptance_without_a_reason_is_refused_and_nothing_is_lost(
    page: ReportPage, workspace, qtbot
) -> None:
    (line,) = rows_of(page, "double-word")
    line.accept.click()
    with qtbot.waitSignal(workspace.troubled):
        QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert page.visit.accepted_checks.all() == []


def test_a_reason_that_is_being_written_outlasts_the_checks(page: ReportPage, qtbot) -> None:
    (line,) = rows_of(page, "double-word")
    line.accept.click()
    line.reason.setText("A quo")
    page.visit.paragraphs.add(CHAPTER, "Another one is is here.")
    qtbot.waitUntil(lambda: len(page.side.checks._problems or ()) > len(page.side.checks.rows))
    assert (line.reason.text(), line.isVisible()) == ("A quo", True)
    QTest.keyClick(line.reason, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows_of(page, "double-word")) == 2)


def test_an_error_cannot_be_accepted(page: ReportPage, qtbot) -> None:
    page.visit.paragraphs.add(CHAPTER, "So it was in {no_such_figure}.")
    qtbot.waitUntil(lambda: bool(rows_of(page, "unknown-figure")))
    assert rows_of(page, "unknown-figure")[0].accept.isHidden()
