"""Numbers on a scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.answers.asked import Ask, Asked
from ui.pages.reading.answers.list_answer import OpeningListAnswer

TEN = {"start": "0", "end": "10", "step": "1"}
TENTHS = {"start": "0", "end": "0.5", "step": "0.1"}


@pytest.fixture
def scale(ask: Ask) -> Asked:
    """A range from 0 to 10, not answered yet."""
    return ask("range", data_type="int", parameters=TEN)


def press(asked: Asked, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(asked.control.slider, key)


def test_no_answer_is_not_the_lowest_value(scale: Asked) -> None:
    assert scale.control.slider.place is None
    assert scale.control.number.text() == "–"
    press(scale, Qt.Key.Key_Right)
    assert scale.given == ["0"]
    assert scale.control.slider.place == 0


def test_keys_step_jump_and_take_back(scale: Asked) -> None:
    press(scale, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert scale.given == ["10", "9", "0", "1", ""]
    assert scale.control.slider.place is None


def test_digits_type_the_number(scale: Asked) -> None:
    press(scale, Qt.Key.Key_1, Qt.Key.Key_0)
    assert scale.given == ["1", "10"]
    press(scale, Qt.Key.Key_7)
    assert scale.given[-1] == "7"


def test_a_press_goes_to_the_place(scale: Asked) -> None:
    slider = scale.control.slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    assert scale.given == ["5"]


def test_decimals_are_exact(ask: Ask) -> None:
    asked = ask("range", data_type="decimal", parameters=TENTHS)
    press(asked, *[Qt.Key.Key_Right] * 4)
    assert asked.given == ["0", "0.1", "0.2", "0.3"]


def test_a_scale_may_lead_downwards(ask: Ask) -> None:
    asked = ask("range", data_type="int", parameters={"start": "2", "end": "-2", "step": "-2"})
    press(asked, *[Qt.Key.Key_Right] * 4)
    assert asked.given == ["2", "0", "-2"]


def test_the_number_is_said(scale: Asked) -> None:
    scale.show("7")
    assert scale.control.number.text() == "7"
    assert scale.control.slider.accessibleName() == "1.1 What?: 7"
    assert scale.control.slider.accessibleDescription() == "from 0 to 10"


def test_what_is_not_on_the_scale_stays_in_view(scale: Asked) -> None:
    scale.show("12")
    assert scale.control.slider.place is None
    assert scale.control.number.text() == "Kept: 12"


def test_a_vertical_slider_grows_upwards(ask: Ask) -> None:
    slider = ask("range", data_type="int", parameters=TEN, appearance="vertical no-ticks").control.slider
    assert slider.sizeHint().height() > slider.sizeHint().width()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, 2))
    assert slider.place == 10


def test_a_locked_reading_does_not_slide(scale: Asked) -> None:
    scale.show("7", changeable=False)
    press(scale, Qt.Key.Key_Right, Qt.Key.Key_3)
    assert scale.given == []


def test_a_rating_is_a_row_of_numbers_chosen_by_their_own_digit(ask: Ask) -> None:
    scale = {"start": "0", "end": "5", "step": "1"}
    asked = ask("range", data_type="int", parameters=scale, appearance="rating", na=True)
    choice = asked.control.typed.choice
    QTest.keyClicks(choice, "0")
    QTest.keyClicks(choice, "39")
    QTest.keyClicks(choice, "n")
    assert asked.given == ["0", "3", "n/a"]
    asked.show("9")
    assert asked.control.typed._lost.text() == "Kept: 9"


def test_a_long_rating_is_a_slider(ask: Ask) -> None:
    asked = ask("range", data_type="int", parameters={"start": "0", "end": "20"}, appearance="rating")
    assert asked.control.slider.maximum() == 20


def test_a_picker_is_a_list(ask: Ask) -> None:
    asked = ask("range", "4", data_type="int", parameters=TEN, appearance="picker")
    assert isinstance(asked.control, OpeningListAnswer)
    QTest.keyClicks(asked.control.box, "1")
    QTest.keyClicks(asked.control.list.field, "0")
    QTest.keyClick(asked.control.list.field, Qt.Key.Key_Return)
    assert asked.given == ["10"]
    asked.show("10.0")
    assert asked.control.box.text() == "10"
