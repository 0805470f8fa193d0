"""A form in several languages is filled in in any of them, and switched in the middle of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ui.main_window import MainWindow
from ui.pages.reading.language_choice import PREFERENCE, language_name
from ui.pages.reading.page import ReadingPage
from ui.pages.reading.question_card import QuestionCard
from ui.place import Place
from ui.widgets.segment import Segment
from ui.widgets.segmented_choice import SegmentedChoice


@pytest.fixture
def window(open_window: Callable[[str], MainWindow]) -> MainWindow:
    return open_window("Owain")


@pytest.fixture
def page(window: MainWindow) -> ReadingPage:
    """Owain's reading of C04 at the type of the assessment, in English."""
    return read(window, "/assessment/assessment_type")


def read(window: MainWindow, path: str) -> ReadingPage:
    visit = window.workspace.visit
    window.show_place(Place("reading", visit.readings.start(visit.cases.by_reference("C04").id), path))
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    QTest.qWait(50)
    return page


def switch() -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def current(page: ReadingPage) -> QuestionCard:
    card = page.questions.current_card()
    assert card is not None
    return card


def test_texts_and_choices_change_in_place(page: ReadingPage) -> None:
    card = current(page)
    before = page.questions._parts.verticalScrollBar().value()
    switch()
    assert card._label.text() == "Pa asesiad a wnaed?"
    assert current(page) is card
    choice = QApplication.focusWidget()
    assert isinstance(choice, SegmentedChoice)
    assert "Asesiad craidd" in [segment.text() for segment in choice.findChildren(Segment)]
    assert card.accessibleName().startswith("6.1 Pa asesiad a wnaed?")
    assert page.questions._title.text() == "6  Asesiad"
    assert page.view._sections._rows["/assessment"].text() == "Asesiad"
    assert page.questions._parts.verticalScrollBar().value() == before
    switch()
    assert card._label.text() == "What assessment was made?"


def test_a_digit_answers_after_the_switch(page: ReadingPage) -> None:
    switch()
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_2)
    answers = page.visit.store.answers(page._the_reading().record.id)
    assert answers["/assessment/assessment_type"] == "core"


def test_half_a_text_and_its_caret_stay(page: ReadingPage) -> None:
    page.go_to("/judgements/judgement_i")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    page.go_to("/judgements/judgement_i_why")
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    QTest.keyClicks(text, "Quick and ")
    text.moveCursor(text.textCursor().MoveOperation.Left)
    switch()
    assert QApplication.focusWidget() is text
    assert (text.toPlainText(), text.textCursor().position()) == ("Quick and ", len("Quick and"))


def test_half_a_date_and_its_caret_stay(page: ReadingPage) -> None:
    page.go_to("/assessment/assessment_date")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "3 nov 2023")
    line.setCursorPosition(2)
    switch()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.cursorPosition()) == ("3 Tachwedd 2023", 2)


def test_guidance_that_is_open_is_said_in_the_other_language(page: ReadingPage) -> None:
    page.go_to("/assessment/assessment_quality")
    card = current(page)
    card.toggle_guidance()
    english = card._guidance.accessibleName()
    switch()
    assert card._guidance is not None
    assert card._guidance.accessibleName() == page._the_reading().node(card.path).guidance != english


def test_the_language_is_remembered_and_taken_up_by_the_next_reading(
    page: ReadingPage, window: MainWindow
) -> None:
    page.view.languages.chosen.emit("cy")
    assert window.workspace.preferences.text(PREFERENCE) == "cy"
    visit = window.workspace.visit
    other = visit.readings.start(visit.cases.by_reference("C05").id)
    window.show_place(Place("reading", other))
    assert page._the_reading().record.id == other
    assert page._the_reading().language == "cy"
    assert page.view.languages.value == "cy"


def test_what_is_missing_is_listed_in_the_language_of_the_form(page: ReadingPage) -> None:
    switch()
    first = page.side._shown._missing.itemAt(0).widget()
    path = page._the_reading().tally.open(1)[0]
    assert first.text() == page._the_reading().node(path).label
    assert page._the_reading().language == "cy"


def test_a_form_in_one_language_offers_no_choice(window: MainWindow, page: ReadingPage) -> None:
    assert page.view.languages.isVisible()
    form = page._the_reading().form
    form.languages = ("en",)
    page.view.languages.load(page._the_reading())
    assert page.view.languages.isHidden()


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("cy", "Cymraeg"), ("fr", "Français"), ("default", "default"), ("Scots", "Scots")],
)
def test_languages_are_named_as_their_speakers_do(code: str, name: str) -> None:
    assert language_name(code) == name
