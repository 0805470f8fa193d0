"""A section of 500 questions: only what is near the view is made, and the keyboard goes everywhere all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.visit import Visit
from tests.long_form import long_form, with_case_reading
from tests.small_framework import small_framework
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.reading.opener import Opener
from ui.pages.reading.page import ReadingPage
from ui.pages.reading.question_card import QuestionCard
from ui.place import Place
from ui.preferences import Preferences
from ui.widgets.button import Button

QUESTIONS = 500
MOST = 60  # cards: what is in view, as much on either side, and what waits to be let go


@pytest.fixture(scope="module")
def long_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a visit with one case, to be read with a form of one long section and one of repeats."""
    folder = tmp_path_factory.mktemp("long")
    form = long_form(folder, questions=QUESTIONS, sections=1, instances=50)
    details = InspectionDetails(
        inspectorate="Care Inspectorate",
        authority="Bro Helyg County Council",
        subject="long forms",
        start_date="2024-03-12",
        end_date="2024-03-15",
    )
    path = folder / "long.inspection"
    with Visit.create(
        path, with_case_reading(small_framework(folder), form), details, "Mared Llwyd"
    ) as visit:
        visit.readings.start(visit.cases.add("C01"))
    return path


@pytest.fixture
def page(long_visit: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingPage]:
    """The reading of the case, open at its first question."""
    make_application()
    copy = tmp_path / "copy.inspection"
    copy.write_bytes(long_visit.read_bytes())
    visit = Visit.open(copy)
    window = MainWindow(visit, Preferences(tmp_path / "window.ini"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_place(Place("reading", visit.readings.all()[0].id))
    made = window.page("reading")
    assert isinstance(made, ReadingPage)
    QTest.qWait(50)
    yield made
    window.close()
    window.deleteLater()


def cards(page: ReadingPage) -> int:
    QTest.qWait(50)
    return len(page.findChildren(QuestionCard))


def here(page: ReadingPage) -> str:
    card = page.questions.current_card()
    return card.path if card else ""


def question(number: int) -> str:
    return f"/s1/s1_q{number}"


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def test_few_cards_are_made_wherever_one_goes(page: ReadingPage) -> None:
    assert 3 < cards(page) < MOST
    bar = page.questions._parts.verticalScrollBar()
    for _step in range(12):
        bar.setValue(bar.value() + bar.pageStep())
        assert cards(page) < MOST
    page.go_to(question(QUESTIONS))
    assert here(page) == question(QUESTIONS)
    assert cards(page) < MOST
    assert page.questions.current_card() in page.questions.cards()


def test_what_is_in_view_is_made_after_a_jump_to_the_end(page: ReadingPage) -> None:
    bar = page.questions._parts.verticalScrollBar()
    bar.setValue(bar.maximum())
    cards(page)
    bar.setValue(bar.maximum())
    cards(page)
    viewport = page.questions._parts.viewport()
    last = page.questions.cards()[-1]
    assert last.path == question(QUESTIONS)
    assert viewport.rect().contains(last.mapTo(viewport, last.rect().center()))


def test_the_height_of_the_whole_stays_nearly_the_same_while_one_scrolls(page: ReadingPage) -> None:
    bar = page.questions._parts.verticalScrollBar()
    cards(page)
    before = bar.maximum()
    for _step in range(20):
        bar.setValue(bar.value() + bar.pageStep())
        cards(page)
    assert bar.maximum() == pytest.approx(before, rel=0.1)


def test_enter_and_tab_go_on_to_questions_that_are_not_made_yet(page: ReadingPage) -> None:
    page.go_to(question(40))
    for number in range(41, 60):
        press(Qt.Key.Key_Return)
        assert here(page) == question(number)
    seen = [here(page)]
    for _step in range(120):
        press(Qt.Key.Key_Tab)
        if here(page) != seen[-1]:
            seen.append(here(page))
    assert seen == [question(number) for number in range(59, 59 + len(seen))]
    assert len(seen) > 20
    for path in reversed(seen[:-1]):
        while here(page) != path:
            press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            assert here(page) in (path, seen[seen.index(path) + 1])


def test_tab_comes_to_the_answer_of_a_question_before_its_buttons(page: ReadingPage) -> None:
    page.go_to(question(1))
    order: list[tuple[str, bool]] = []
    for _step in range(30):
        order.append((here(page), isinstance(QApplication.focusWidget(), Opener)))
        press(Qt.Key.Key_Tab)
    for path in [question(number) for number in range(1, 8)]:
        buttons = [is_button for at, is_button in order if at == path]
        assert buttons[0] is False
        assert buttons == sorted(buttons)
        assert True in buttons


def test_ctrl_enter_goes_to_an_open_question_far_away(page: ReadingPage) -> None:
    reading = page._the_reading()
    for number in range(1, 300):
        reading.session.state.answer(question(number), "n/a")
    reading.tally.recount()
    page.go_to(question(1))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here(page) == question(300)
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Space)
    assert here(page) == question(300)


def test_typing_is_kept_when_its_card_is_scrolled_far_out_of_view(page: ReadingPage, qtbot: QtBot) -> None:
    page.go_to(question(7))
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    QTest.keyClicks(text, "They were")
    bar = page.questions._parts.verticalScrollBar()
    bar.setValue(bar.maximum())
    cards(page)
    assert QApplication.focusWidget() is text
    QTest.keyClicks(text, " seen.")
    page.go_to(question(400))
    qtbot.waitUntil(lambda: question(7) not in [card.path for card in page.questions.cards()])
    page.go_to(question(7))
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "They were seen."
    assert page.visit.store.answers(page._the_reading().record.id)[question(7)] == "They were seen."


def test_the_line_below_what_is_missing_says_how_many_more_there_are(page: ReadingPage) -> None:
    reading, side = page._the_reading(), page.side._shown

    def said() -> str:
        more = side._missing.itemAt(side._missing.count() - 1).widget()
        assert isinstance(more, Button)
        return more.text()

    missing = reading.tally.open_count()
    assert said() == f"{missing - 4} more of {missing}…"
    for path in reading.tally.open(2):
        reading.answer(path, "n/a")
        side.load_missing()
        assert reading.tally.open_count() < missing
        missing = reading.tally.open_count()
        assert said() == f"{missing - 4} more of {missing}…"
    side._on_more_wanted()
    assert said() == f"{missing - 40} more of {missing}…"


def test_a_card_with_something_open_stays(page: ReadingPage) -> None:
    page.go_to(question(5))
    card = page.questions.current_card()
    assert card is not None
    card.toggle_comment()
    page.go_to(question(450))
    cards(page)
    assert card in page.questions.cards()


def test_what_is_in_view_keeps_its_place_when_the_cards_above_are_made(page: ReadingPage) -> None:
    page.go_to(question(480))
    cards(page)
    page.questions._parts.verticalScrollBar().setValue(20_000)
    cards(page)
    page.go_to(question(300))
    card = page.questions.current_card()
    assert card is not None
    viewport = page.questions._parts.viewport()
    before = card.mapTo(viewport, card.rect().topLeft()).y()
    cards(page)
    assert card.mapTo(viewport, card.rect().topLeft()).y() == before


def test_instances_of_a_repeat_are_made_as_they_come_into_view(page: ReadingPage) -> None:
    page.go_to("/visits/visit[50]/visited_on")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert cards(page) < MOST
    QTest.keyClicks(QApplication.focusWidget(), "3/2/2023")
    press(Qt.Key.Key_Return)
    assert here(page) == "/visits/visit[50]/was_seen"


def test_enter_stays_at_the_last_question(page: ReadingPage) -> None:
    page.go_to("/visits/visit[50]/was_seen")
    press(Qt.Key.Key_Return)
    assert here(page) == "/visits/visit[50]/was_seen"
