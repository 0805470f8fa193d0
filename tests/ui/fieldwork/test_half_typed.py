"""Words in a form that was not sent: nothing takes the form away from under them, and closing asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.form_library import CASE_READING
from ui.main_window import MainWindow
from ui.pages.agreement.page import AgreementPage
from ui.pages.cases.concern_box import ConcernBox
from ui.pages.reading.page import ReadingPage
from ui.place import Place
from ui.widgets.growing_text import GrowingText

WORDS = "The head of service"
QUALITY = "/assessment/assessment_quality"


@pytest.fixture
def window(open_window: Callable[[str], MainWindow]) -> MainWindow:
    """Owain's window."""
    return open_window("Owain")


@pytest.fixture
def page(window: MainWindow) -> ReadingPage:
    """His reading of C04."""
    return read(window, "C04")


def read(window: MainWindow, reference: str, path: str = "") -> ReadingPage:
    visit = window.workspace.visit
    window.show_place(Place("reading", visit.readings.start(visit.cases.by_reference(reference).id), path))
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    QTest.qWait(20)
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def said(window: MainWindow) -> str:
    return window._toast.findChild(QLabel).text()


def test_another_reading_waits_for_a_concern_that_is_half_typed(
    window: MainWindow, page: ReadingPage
) -> None:
    page.header.concern.click()
    QTest.keyClicks(focused(), WORDS)
    field = focused()
    assert read(window, "C01")._the_reading().title() == "C04"
    assert said(window) == "Finish or close what you are filling in first."
    assert focused() is field
    assert isinstance(field, QLineEdit)
    assert field.text() == WORDS
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert read(window, "C01")._the_reading().title() == "C01"


def test_a_form_without_a_word_in_it_waits_for_nobody(window: MainWindow, page: ReadingPage) -> None:
    page.header.concern.click()
    assert read(window, "C01")._the_reading().title() == "C01"
    assert not page.side.is_asking()


def test_what_is_missing_does_not_take_the_place_of_words(window: MainWindow, page: ReadingPage) -> None:
    page.header.concern.click()
    QTest.keyClicks(focused(), WORDS)
    QTest.keyClick(focused(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.side.is_half_typed()
    page.header.ready.click()
    assert page.side.is_half_typed()


def test_another_page_and_the_way_back_leave_the_form_as_it_was(
    window: MainWindow, page: ReadingPage
) -> None:
    page.header.concern.click()
    QTest.keyClicks(focused(), WORDS)
    window.show_place(Place("cases"))
    window.show_place(page.here() or Place("reading"))
    assert page.side.is_half_typed()


def test_a_passage_that_is_being_taken_up_stays(window: MainWindow) -> None:
    page = read(window, "C04", QUALITY)
    QTest.keyClick(focused(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "2s")
    assert read(window, "C01")._the_reading().title() == "C04"
    assert page.is_half_typed()


def test_a_response_that_is_half_typed_stays(open_window: Callable[[str], MainWindow], qtbot: QtBot) -> None:
    window = open_window("Siwan")
    page = read(window, "C12")
    qtbot.waitUntil(lambda: page.side.findChildren(ConcernBox) != [])
    page.side.findChildren(ConcernBox)[0].ask("Seen on Monday.")
    assert read(window, "C02")._the_reading().title() == "C12"
    assert "Seen on Monday." in [text.toPlainText() for text in page.side.findChildren(GrowingText)]


def test_a_form_goes_on_when_its_reading_is_brought_to_another_edition(
    window: MainWindow, page: ReadingPage, second_edition: Path
) -> None:
    visit = window.workspace.visit
    visit.forms.add(second_edition)
    newer = visit.forms.current(CASE_READING)
    page.header.concern.click()
    QTest.keyClicks(focused(), WORDS)
    visit.readings.bring_to(page._the_reading().record.id, newer)
    QTest.qWait(50)
    assert page._the_reading().record.form == newer
    (field,) = [line for line in page.side.findChildren(QLineEdit) if line.text() == WORDS]
    (why,) = page.side.findChildren(GrowingText)
    QTest.keyClicks(why, "The risk was left open.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    (concern,) = visit.concerns.all(sampled_case=page._the_reading().case.id)
    assert (concern.referred_to, concern.why) == (WORDS, "The risk was left open.")


@pytest.mark.parametrize("anyway", [False, True])
def test_closing_asks_over_a_form_that_is_half_typed(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, page: ReadingPage, anyway: bool
) -> None:
    asked: list[list[str]] = []

    def ask(_window: object, pages: list[str]) -> bool:
        asked.append(pages)
        return anyway

    monkeypatch.setattr("ui.main_window.closes_all_the_same", ask)
    page.header.concern.click()
    QTest.keyClicks(focused(), WORDS)
    assert window.close() is anyway
    assert asked == [["Cases"]]
    monkeypatch.setattr("ui.main_window.closes_all_the_same", lambda *_asked: True)


# ---- another language -------------------------------------------------------------------------------
def refuses_the_language(window: MainWindow) -> bool:
    refused = not window.workspace.speak("cy")
    return refused and window.workspace.preferences.text("language") == ""


def test_the_language_waits_for_a_new_figure(window: MainWindow) -> None:
    window.show_place(Place("report"))
    figures = window.page("report").side.figures
    figures.new_figure.condition.setText("${child_seen} = ")
    window.show_place(Place("settings"))
    assert refuses_the_language(window)
    assert figures.new_figure.condition.text() == "${child_seen} = "
    figures.new_figure.condition.clear()
    assert window.why_not_anew() == ""


def test_the_language_waits_for_a_new_member(open_window: Callable[[str], MainWindow]) -> None:
    window = open_window("Mared")
    window.show_place(Place("team", part="members"))
    window.page("team")._members._name.setText("Gwen")
    window.show_place(Place("settings"))
    assert refuses_the_language(window)
    window.page("team")._members._name.clear()
    assert window.why_not_anew() == ""


def test_the_language_waits_for_a_third_answer_that_is_none_yet(
    open_window: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    window = open_window("Mared")
    visit = window.workspace.visit
    window.show_place(Place("agreement", visit.cases.by_reference("C03").id))
    page = window.page("agreement")
    assert isinstance(page, AgreementPage)
    qtbot.waitUntil(lambda: "/child/child_seen_date" in [line.pair.path for line in page.rows()])
    (line,) = [line for line in page.rows() if line.pair.path == "/child/child_seen_date"]
    assert line.third is not None
    line.third.open()
    QTest.keyClicks(focused(), "soonish")
    window.show_place(Place("settings"))
    assert refuses_the_language(window)
    window.show_place(Place("agreement", visit.cases.by_reference("C01").id))
    assert page._case == visit.cases.by_reference("C03").id
    assert "soonish" in [field.text() for field in page.findChildren(QLineEdit)]
