"""Putting choices in order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.answers.asked import Ask, Asked, choices

ALT = Qt.KeyboardModifier.AltModifier
AREAS = choices("Health", "Home", "School", "Money")


@pytest.fixture
def rank(ask: Ask) -> Asked:
    """A rank of four choices, not answered yet."""
    return ask("rank", choices=AREAS)


def order(asked: Asked) -> list[str]:
    return asked.control.list.keys()


def drag(list_, from_row: int, to_row: int) -> None:
    """Drag a row by the left button, in steps as a hand does."""
    start, end = (list_.visualItemRect(list_.item(row)).center() for row in (from_row, to_row))
    QTest.mousePress(list_.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        place = QPointF(start + (end - start) * step / 8)
        buttons = Qt.MouseButton.LeftButton
        moved = QMouseEvent(QEvent.Type.MouseMove, place, place, buttons, buttons, Qt.KeyboardModifier(0))
        QApplication.sendEvent(list_.viewport(), moved)
    QTest.mouseRelease(list_.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_the_first_order_is_no_answer(rank: Asked) -> None:
    assert order(rank) == ["health", "home", "school", "money"]
    assert not rank.control.list.is_ranked
    assert rank.given == []


def test_keeping_the_order_answers_and_can_be_taken_back(rank: Asked) -> None:
    rank.control.keep.click()
    assert rank.control.list.is_ranked
    rank.control.keep.click()
    assert rank.given == ["health home school money", ""]
    assert not rank.control.list.is_ranked


def test_alt_and_arrow_move_a_choice_and_the_keyboard_stays_with_it(rank: Asked) -> None:
    list_ = rank.control.list
    QTest.keyClick(list_, Qt.Key.Key_Down, ALT)
    QTest.keyClick(list_, Qt.Key.Key_Down, ALT)
    QTest.keyClick(list_, Qt.Key.Key_Up, ALT)
    assert rank.given[-1] == "home health school money"
    assert list_.currentItem().text() == "Health"


def test_nothing_moves_beyond_the_ends(rank: Asked) -> None:
    QTest.keyClick(rank.control.list, Qt.Key.Key_Up, ALT)
    assert rank.given == []


def test_a_digit_puts_the_choice_at_that_place(rank: Asked) -> None:
    QTest.keyClick(rank.control.list, Qt.Key.Key_Down)
    QTest.keyClick(rank.control.list, Qt.Key.Key_4)
    assert rank.given == ["health school money home"]
    QTest.keyClick(rank.control.list, Qt.Key.Key_5)
    assert len(rank.given) == 1


def test_a_choice_is_dragged(rank: Asked) -> None:
    drag(rank.control.list, 3, 0)
    assert rank.given == ["money health home school"]


def test_a_click_does_not_rank(rank: Asked) -> None:
    drag(rank.control.list, 2, 2)
    assert rank.given == []


def test_an_order_is_shown_and_said(rank: Asked) -> None:
    rank.show("money home health school")
    assert order(rank) == ["money", "home", "health", "school"]
    assert rank.control.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "1. Money"


def test_choices_that_come_and_go_leave_the_rest_in_order(ask: Ask) -> None:
    asked = ask("rank", "money home health school", choices=AREAS, choice_filter=["true"])
    asked.show("money home health school", choices=choices("Health", "Money", "Friends"))
    rank = asked.control
    assert rank.list.keys() == ["money", "health", "friends"]
    assert rank._kept.words.text() == "Kept from before: Home, School"
    rank.keep.click()
    assert asked.given == ["money health friends"]


def test_n_says_that_it_does_not_apply(ask: Ask) -> None:
    asked = ask("rank", choices=AREAS, na=True)
    QTest.keyClick(asked.control.typed.list, Qt.Key.Key_N)
    assert asked.given == ["n/a"]


def test_a_locked_reading_moves_nothing(rank: Asked) -> None:
    rank.show("", changeable=False)
    QTest.keyClick(rank.control.list, Qt.Key.Key_Down, ALT)
    drag(rank.control.list, 0, 2)
    assert rank.given == []
    assert rank.control.keep.isHidden()


def test_all_rows_are_in_view_with_long_words_and_large_text(ask: Ask, large_text: None) -> None:
    words = ["Friends and the wider family, whoever the child calls family", "Home", "School"]
    asked = ask("rank", choices=choices(*words), na=True)
    asked.field.resize(420, asked.field.heightForWidth(420))
    QTest.qWait(20)
    assert asked.control.typed.list.verticalScrollBar().maximum() == 0
