"""Many choices: lists that open, lists in view, and finding by typing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from inspector_app.forms import Choice
from tests.ui.answers.asked import Ask, Asked, choices
from ui.pages.reading.answers.list_answer import LongTicksAnswer, OpeningListAnswer
from ui.widgets.find_list import row_height
from ui.widgets.key_hints import KeyCap

TOWNS = choices(
    "Aberystwyth", "Bangor", "Caerffili", "Dolgellau", "Ebwy", "Fflint", "Gwynedd", "Tŷ", "Y", "Z"
)
THOUSANDS = tuple(Choice(f"c{n}", {"en": f"Choice number {n}"}, {}) for n in range(2000))


@pytest.fixture
def town(ask: Ask) -> Asked:
    """One of ten towns."""
    return ask("select_one", choices=TOWNS)


@pytest.fixture
def towns(ask: Ask) -> Asked:
    """Any number of ten towns."""
    return ask("select_multiple", choices=TOWNS, na=True)


@contextmanager
def left_by(field: QWidget) -> Iterator[list[int]]:
    """Collect the keys that a control leaves to what stands around it."""
    keys: list[int] = []
    around = QWidget()
    around.keyPressEvent = lambda event: keys.append(event.key())
    field.setParent(around)
    field.show()
    yield keys
    field.setParent(None)


def shown(list_) -> list[str]:
    return [list_.model.index(row).data() for row in range(list_.model.rowCount())]


def test_a_letter_opens_the_list_and_finds(town: Asked) -> None:
    QTest.keyClicks(town.control.box, "e")
    list_ = town.control.list
    assert list_.field.text() == "e"
    QTest.keyClicks(list_.field, "b")
    assert shown(list_) == ["Ebwy"]
    QTest.keyClick(list_.field, Qt.Key.Key_Return)
    assert town.given == ["ebwy"]
    assert town.control.list is None
    assert town.control.box.text() == "Ebwy"


def test_what_letters_do_is_said_beside_a_key_of_its_own_width_while_the_list_is_closed(town: Asked) -> None:
    town.field.show_keys(True)
    QTest.qWait(0)
    (cap,) = town.control.findChildren(KeyCap)
    assert cap.isVisible()
    assert cap.size() == cap.sizeHint()
    QTest.keyClicks(town.control.box, "e")
    assert not cap.isVisible()
    QTest.keyClick(town.control.list.field, Qt.Key.Key_Return)
    assert cap.isVisible()
    town.field.show_keys(False)
    assert not cap.isVisible()


def test_finding_takes_no_notice_of_accents(town: Asked) -> None:
    QTest.keyClick(town.control.box, Qt.Key.Key_Space)
    QTest.keyClicks(town.control.list.field, "ty")
    assert shown(town.control.list) == ["Tŷ"]


def test_words_that_fit_nothing_are_said_and_pick_nothing(town: Asked) -> None:
    QTest.keyClicks(town.control.box, "q")
    assert not town.control.list._nothing.isHidden()
    QTest.keyClick(town.control.list.field, Qt.Key.Key_Return)
    assert town.given == []


def test_arrows_move_from_the_field_and_escape_leaves(town: Asked) -> None:
    QTest.keyClick(town.control.box, Qt.Key.Key_Down)
    list_ = town.control.list
    QTest.keyClick(list_.field, Qt.Key.Key_Down)
    QTest.keyClick(list_.field, Qt.Key.Key_Return)
    assert town.given == ["bangor"]
    QTest.keyClicks(town.control.box, "c")
    QTest.keyClick(town.control.list.field, Qt.Key.Key_Escape)
    assert shown(town.control.list) == [choice.label["en"] for choice in TOWNS]
    QTest.keyClick(town.control.list.field, Qt.Key.Key_Escape)
    assert town.control.list is None
    assert town.given == ["bangor"]


def test_the_list_opens_at_what_is_chosen_and_picking_it_takes_it_back(town: Asked) -> None:
    town.show("fflint")
    QTest.keyClick(town.control.box, Qt.Key.Key_Space)
    assert town.control.list.view.currentIndex().data() == "Fflint"
    QTest.keyClick(town.control.list.field, Qt.Key.Key_Return)
    assert town.given == [""]


def test_enter_on_the_closed_list_goes_on(town: Asked) -> None:
    with left_by(town.field) as keys:
        QTest.keyClick(town.control.box, Qt.Key.Key_Return)
    assert keys == [Qt.Key.Key_Return]


def test_n_is_for_not_applicable_and_the_list_is_opened_otherwise(ask: Ask) -> None:
    asked = ask("select_one", choices=TOWNS, na=True, appearance="minimal")
    QTest.keyClicks(asked.control.typed.box, "n")
    assert asked.given == ["n/a"]
    assert asked.control.typed.list is None


def test_what_is_not_offered_stays_in_view(town: Asked) -> None:
    town.show("atlantis")
    assert town.control.box.text() == ""
    assert town.control._kept.words.text() == "Kept from before: atlantis"


def test_one_choice_may_have_a_space_in_its_name(ask: Ask) -> None:
    names = ("Anna Maria", "Ben")
    found = tuple(Choice(name, {"en": name}, {}) for name in names)
    asked = ask("select_one", "Anna Maria", choices=found, appearance="minimal")
    assert asked.control.box.text() == "Anna Maria"
    assert asked.control._kept.isHidden()


def test_ticks_are_given_in_the_order_of_the_list(towns: Asked) -> None:
    list_ = towns.control.typed.list
    assert isinstance(towns.control.typed, LongTicksAnswer)
    QTest.keyClicks(list_.view, "f")  # goes on in the field
    QTest.keyClicks(list_.field, "flint")
    QTest.keyClick(list_.field, Qt.Key.Key_Return)
    list_.field.clear()
    QTest.keyClick(list_.view, Qt.Key.Key_Space)
    assert towns.given == ["fflint", "aberystwyth fflint"]
    assert towns.control.typed._said.text() == "2 ticked: Aberystwyth, Fflint"


def test_a_digit_ticks_what_carries_it_in_view_and_is_looked_for_in_the_field(towns: Asked) -> None:
    list_ = towns.control.typed.list
    QTest.keyClicks(list_.view, "2")
    assert towns.given == ["bangor"]
    assert list_.field.text() == ""
    QTest.keyClicks(list_.field, "2")
    assert list_.field.text() == "2"
    assert towns.given == ["bangor"]


def test_the_numbers_follow_what_is_in_view(ask: Ask) -> None:
    asked = ask("select_multiple", choices=THOUSANDS)
    list_ = asked.control.list
    assert [list_.view.number_of(row) for row in (0, 7, 8)] == ["1", "8", ""]
    list_.view.verticalScrollBar().setValue(row_height() * 100)
    assert [list_.view.number_of(row) for row in (99, 100, 107)] == ["", "1", "8"]
    QTest.keyClicks(list_.view, "39")  # nothing carries a 9
    assert asked.given == [THOUSANDS[102].name]


def test_a_digit_that_no_choice_carries_does_nothing(towns: Asked) -> None:
    list_ = towns.control.typed.list
    list_.field.setText("flint")
    QTest.keyClicks(list_.view, "2")
    assert towns.given == []
    assert list_.field.text() == "flint"


def test_space_unticks_and_what_is_gone_is_kept(towns: Asked) -> None:
    towns.show("aberystwyth gone")
    QTest.keyClick(towns.control.typed.list.view, Qt.Key.Key_Space)
    assert towns.given == ["gone"]
    assert towns.control.typed._kept.words.text() == "Kept from before: gone"


def test_n_in_the_list_is_for_not_applicable(towns: Asked) -> None:
    QTest.keyClicks(towns.control.typed.list.view, "n")
    assert towns.given == ["n/a"]


def test_enter_in_a_list_of_ticks_goes_on_unless_something_is_looked_for(towns: Asked) -> None:
    list_ = towns.control.typed.list
    with left_by(towns.field) as keys:
        QTest.keyClick(list_.view, Qt.Key.Key_Return)
        QTest.keyClick(list_.field, Qt.Key.Key_Return)
    assert (keys, towns.given) == ([Qt.Key.Key_Return] * 2, [])


def test_several_of_a_minimal_list_are_ticked_while_it_stays_open(ask: Ask) -> None:
    asked = ask("select_multiple", choices=TOWNS, appearance="minimal")
    assert isinstance(asked.control, OpeningListAnswer)
    QTest.keyClicks(asked.control.box, "bang")
    for text in ("angor", "ebw"):
        asked.control.list.field.setText(text)
        QTest.keyClick(asked.control.list.field, Qt.Key.Key_Return)
    assert asked.given == ["bangor", "bangor ebwy"]
    assert asked.control.box.text() == "Bangor, Ebwy"


def test_a_list_of_thousands_makes_no_widget_for_each(ask: Ask) -> None:
    for kind in ("select_one", "select_multiple"):
        asked = ask(kind, choices=THOUSANDS)
        if kind == "select_one":
            QTest.keyClick(asked.control.box, Qt.Key.Key_Space)
        assert asked.control.list.model.rowCount() == 2000
        assert len(asked.field.findChildren(QWidget)) < 40
        asked.control.list.field.setText("number 1999")
        assert shown(asked.control.list) == ["Choice number 1999"]


def test_a_list_that_is_open_closes_when_the_reading_may_not_change(town: Asked) -> None:
    QTest.keyClick(town.control.box, Qt.Key.Key_Space)
    town.show("bangor", changeable=False)
    assert town.control.list is None
    QTest.keyClicks(town.control.box, "c")
    assert town.control.list is None
