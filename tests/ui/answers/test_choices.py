"""Choices in view: how they stand, what is kept when they go, and that the keyboard stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout
from pytestqt.qtbot import QtBot

from inspector_app.forms import Choice
from tests.ui.answers.asked import Ask, choices
from ui.widgets.button import Button
from ui.widgets.segment import Segment

AREAS = choices("Health", "Home", "School", "Money")
LONG = choices(
    "Good: the plan says what will change for the child, by when, and who will see to it, in plain words",
    "Poor: there is no plan on file, or one that was never shared with the family or with the school",
)


def test_columns_are_as_many_as_the_form_asks_for(ask: Ask) -> None:
    for kind in ("select_one", "select_multiple"):
        field = ask(kind, choices=AREAS, appearance="columns-2").field
        (grid,) = field.findChildren(QGridLayout)
        assert (grid.columnCount(), grid.rowCount()) == (2, 2)


def test_horizontal_choices_fill_lines(ask: Ask) -> None:
    field = ask("select_one", choices=AREAS * 2, appearance="horizontal").field
    tops = {segment.y() for segment in field.findChildren(Segment)}
    assert len(tops) == 1


def test_long_words_go_on_below_and_are_whole(ask: Ask) -> None:
    field = ask("select_one", choices=LONG).field
    field.resize(400, field.heightForWidth(400))
    QTest.qWait(20)
    for segment in field.findChildren(Segment):
        assert segment.width() <= 400
        assert segment.height() >= segment.heightForWidth(segment.width())
        assert segment.height() > segment.sizeHint().height()


def test_a_choice_that_is_gone_stays_in_view_by_its_label(ask: Ask) -> None:
    asked = ask("select_one", choices=AREAS, choice_filter=["true"])
    asked.show("home", choices=AREAS[2:])
    assert asked.control._kept.words.text() == "Kept from before: Home"
    asked.show("school")
    assert asked.control._kept.isHidden()


def test_a_tick_that_is_gone_is_kept_until_it_is_taken_out(ask: Ask) -> None:
    asked = ask("select_multiple", "home gone", choices=AREAS)
    ticks = asked.control._ticks
    QTest.keyClicks(ticks, "1")
    assert asked.given == ["health home gone"]
    asked.control._kept.findChild(Button).click()
    assert asked.given[-1] == "health home"
    assert asked.control._kept.isHidden()


def test_not_applicable_replaces_every_tick(ask: Ask) -> None:
    asked = ask("select_multiple", "home gone", choices=AREAS, na=True)
    QTest.keyClicks(asked.control._ticks, "n")
    assert asked.given == ["n/a"]


def test_choices_change_and_the_keyboard_stays(ask: Ask, qtbot: QtBot) -> None:
    asked = ask("select_one", choices=AREAS, choice_filter=["true"])
    with qtbot.waitActive(asked.field):
        asked.field.activateWindow()
    asked.field.setFocus()
    before = QApplication.focusWidget()
    asked.show("", choices=AREAS[1:])
    now = QApplication.focusWidget()
    assert now is not before
    assert asked.field.isAncestorOf(now)
    QTest.keyClicks(now, "1")
    assert asked.given == ["home"]


def test_choices_that_stay_keep_their_control(ask: Ask) -> None:
    asked = ask("select_one", choices=AREAS, choice_filter=["true"])
    control = asked.control
    asked.show("home", choices=tuple(AREAS))
    assert asked.control is control


def test_choices_of_answers_elsewhere_show_their_labels(ask: Ask) -> None:
    asked = ask("select_multiple", choices_from=[["path"]])
    asked.show("k2", choices=(Choice("k1", {"en": "Anna"}, {}), Choice("k2", {"en": "Ben"}, {})))
    shown = {s.text(): s.isChecked() for s in asked.field.findChildren(Segment)}
    assert shown == {"Anna": False, "Ben": True}


@pytest.mark.parametrize(("language", "words"), [("en", "Sioned"), ("cy", "Siân")])
def test_a_form_of_one_nameless_language_shows_its_labels(ask: Ask, language: str, words: str) -> None:
    label = {"default": "Sioned"} if language == "en" else {"cy": "Siân"}
    field = ask("select_one", choices=(Choice("a", label, {}),)).field
    assert [s.text() for s in field.findChildren(Segment)] == [words]


def test_acknowledging_is_one_tick(ask: Ask) -> None:
    asked = ask("acknowledge")
    QTest.keyClick(asked.control.choice, Qt.Key.Key_1)
    assert asked.given == ["OK"]
