"""Two readings of a case become one: by key, by mouse, and not before every difference is decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.double_readings import agreed_reading, choices_so_far, individual_readings
from inspector_app.visit import Visit
from ui.main_window import MainWindow
from ui.pages.agreement.page import AgreementPage
from ui.pages.agreement.pair_row import PairRow
from ui.place import Place
from ui.widgets.label import Label

QUALITY = "/assessment/assessment_quality"


@pytest.fixture
def window(open_window: Callable[[str], MainWindow]) -> MainWindow:
    """The lead's window."""
    return open_window("Mared")


@pytest.fixture
def page(window: MainWindow) -> AgreementPage:
    """The two readings of C03."""
    return compare(window, "C03")


def compare(window: MainWindow, reference: str) -> AgreementPage:
    window.show_place(Place("agreement", window.workspace.visit.cases.by_reference(reference).id))
    page = window.page("agreement")
    assert isinstance(page, AgreementPage)
    for _turn in range(100):  # lines are made a few at a time
        QTest.qWait(20)
        if len(page.rows()) >= min(len(page.pairs()), 4):
            break
    return page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def current(page: AgreementPage) -> str:
    line = QApplication.focusWidget()
    assert isinstance(line, PairRow)
    return line.pair.path


def test_the_differences_are_in_view_and_the_first_has_the_keyboard(
    page: AgreementPage, qtbot: QtBot
) -> None:
    paths = [QUALITY, "/child/child_seen", "/child/child_seen_date", "/child/child_not_seen_reason"]
    qtbot.waitUntil(lambda: [line.pair.path for line in page.rows()] == paths)
    assert current(page) == QUALITY
    assert not page.make.isEnabled()


def test_all_questions_show_the_same_answers_too(page: AgreementPage) -> None:
    page.filters.choose("all")
    assert len(page.pairs()) > 50
    assert sum(1 for pair in page.pairs() if pair.differs) == 4
    assert current(page) == QUALITY  # far below the first
    assert len(page.rows()) < len(page.pairs())  # only what is near the view is made


def test_keys_decide_and_the_agreed_reading_is_made(page: AgreementPage) -> None:
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1):
        press(key)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.make
    assert page.make.property("kind") == "primary"
    page.make.click()
    visit = page.visit
    case = visit.cases.by_reference("C03").id
    made = agreed_reading(visit, case)
    assert made is not None
    answers = visit.readings.form_state(made.id).shown_answers()
    assert (answers[QUALITY], answers["/child/child_seen"]) == ("weak", "yes")
    assert {reading.state for reading in visit.readings.of_case(case)} == {"agreed"}
    QTest.qWait(20)
    assert page.make.text() == "Make it again"


def test_a_click_decides_too_and_can_be_changed(page: AgreementPage) -> None:
    line = page.rows()[0]
    QTest.mouseClick(line.cards[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(line.cards[0], Qt.MouseButton.LeftButton)
    assert choices_so_far(page.visit, page._case) == {QUALITY: "good"}
    assert line.cards[0].property("tone") == "chosen"
    assert line.cards[1].property("tone") == ""


def test_an_answer_that_neither_gave_is_written_in_place(page: AgreementPage) -> None:
    visit, case, line = page.visit, page._case, page.rows()[0]
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_2)
    assert choices_so_far(visit, case) == {QUALITY: "satisfactory"}
    assert [card.property("tone") for card in line.cards] == ["", ""]
    press(Qt.Key.Key_2)  # the same again takes it back
    assert choices_so_far(visit, case) == {}
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for _line in page.rows()[1:]:
        press(Qt.Key.Key_1)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.make.click()
    made = agreed_reading(visit, case)
    assert made is not None
    assert visit.readings.form_state(made.id).shown_answers()[QUALITY] == "satisfactory"


def test_choosing_a_readers_answer_puts_the_third_away(page: AgreementPage) -> None:
    line = page.rows()[0]
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Escape)
    assert current(page) == QUALITY
    press(Qt.Key.Key_1)
    assert choices_so_far(page.visit, page._case) == {QUALITY: "good"}
    assert line.cards[0].property("tone") == "chosen"
    assert line.third is not None
    assert line.third._field is None


def test_a_third_date_is_taken_only_if_it_is_one(page: AgreementPage) -> None:
    line = page.rows()[2]
    line.setFocus()
    press(Qt.Key.Key_3)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "31 feb")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "/child/child_seen_date" not in choices_so_far(page.visit, page._case)
    line.third.open()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "5 oct 2023")
    page.leave()
    assert choices_so_far(page.visit, page._case)["/child/child_seen_date"] == "2023-10-05"


def test_both_comments_and_the_differing_words_are_shown(window: MainWindow) -> None:
    visit = window.workspace.visit
    first, second = individual_readings(visit, visit.cases.by_reference("C03").id)
    with visit.act() as act:
        act.set("reading", first.id, "/judgements/judgement_i", "good")
        act.set("reading", second.id, "/judgements/judgement_i", "good")
        act.set("reading", first.id, "/judgements/judgement_i_why", "Quick and sound.")
        act.set("reading", second.id, "/judgements/judgement_i_why", "Quick and thorough.")
        act.set("reading", second.id, f"{QUALITY}#comment", "Mostly description.")
    page = compare(window, "C03")
    page.list.go_to(next(pair for pair in page.pairs() if pair.path == "/judgements/judgement_i_why"))
    line = next(line for line in page.rows() if line.pair.path == "/judgements/judgement_i_why")
    assert "Quick and " in line.cards[0]._plain.text()
    assert line.cards[0]._plain.text().count("font-weight:600") == 1
    assert line.cards[0]._plain.accessibleName() == "Quick and sound."
    said = [label.text() for label in page.rows()[0].findChildren(Label)]
    assert "Mostly description." in said


def test_choices_are_kept_on_this_copy_before_the_reading_is_made(
    page: AgreementPage, window: MainWindow, begun_copy: Path
) -> None:
    press(Qt.Key.Key_2)
    case = page._case
    window.close()
    with Visit.open(begun_copy) as visit:
        assert choices_so_far(visit, case) == {QUALITY: "weak"}


def test_a_case_read_once_says_what_it_needs(window: MainWindow) -> None:
    page = compare(window, "C02")
    assert page.rows() == []
    assert page.make.isHidden()


def test_a_reading_that_is_not_ready_is_said(window: MainWindow) -> None:
    visit = window.workspace.visit
    reading = visit.readings.of_case(visit.cases.by_reference("C03").id)[0]
    visit.readings.reopen(reading.id, "A page was overlooked.")
    page = compare(window, "C03")
    assert page.list._notice.count() == 1
    assert not page.make.isEnabled()
