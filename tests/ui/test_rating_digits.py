"""Digits rate from anywhere on the page of ratings, and never what one does not look at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from inspector_app.judgement.ratings import NOT_ENOUGH
from ui.main_window import MainWindow
from ui.pages.ratings.page import RatingsPage
from ui.place import Place

II, III, PERFORMANCE, PROSPECTS = "ii", "iii", "performance", "prospects"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, window: MainWindow) -> RatingsPage:
    """The page in its window, at criterion ii, with the keyboard in none of its fields."""
    window.resize(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.show_place(Place("ratings", part=II))
    shown = window.page("ratings")
    qtbot.waitUntil(shown.hasFocus)
    return shown


def press(digit: str) -> None:
    QTest.keyClick(QApplication.focusWidget(), digit)


def levels(page: RatingsPage, criterion: str = II) -> list[str]:
    """Return my level of a criterion on each axis, "" for none."""
    mine = (page.visit.ratings.mine(criterion, axis) for axis in (PERFORMANCE, PROSPECTS))
    return [rating.level if rating else "" for rating in mine]


def has_keyboard(page: RatingsPage, axis: str) -> bool:
    return page.ladders[axis].isAncestorOf(QApplication.focusWidget())


def with_keys(page: RatingsPage) -> list[str]:
    """Return the axes whose ladders show their digits as keys."""
    return [axis for axis, ladder in page.ladders.items() if ladder.rung(NOT_ENOUGH)._is_key]


def said(page: RatingsPage) -> str:
    return page._hints.fact.text()


def test_the_first_ladder_without_a_rating_takes_the_digit_and_is_named_beforehand(page: RatingsPage):
    assert (said(page), with_keys(page)) == ("Digits rate: Current performance", [PERFORMANCE])
    press("3")
    assert levels(page) == ["good", ""]
    page.setFocus()
    page.show_criterion(III)
    page.show_criterion(II)
    assert (said(page), with_keys(page)) == ("Digits rate: Prospects for improvement", [PROSPECTS])
    press("2")
    assert levels(page) == ["good", "uncertain"]


def test_undo_takes_back_what_a_digit_did(page: RatingsPage, window: MainWindow):
    press("3")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert levels(page) == ["", ""]


def test_a_rating_that_stands_is_changed_only_once_the_keyboard_is_there(page: RatingsPage):
    for axis in (PERFORMANCE, PROSPECTS):
        page.visit.ratings.rate(II, axis, "poor")
    page.load()
    assert said(page) == "A digit goes to: Current performance"
    press("3")
    assert levels(page) == ["poor", "poor"]
    assert has_keyboard(page, PERFORMANCE)
    assert said(page) == "Now at: Current performance. The digit once more rates so"
    press("3")
    assert levels(page) == ["good", "poor"]
    assert said(page) == "Digits rate: Current performance"


def test_the_ladder_that_had_the_keyboard_last_takes_the_digit(page: RatingsPage):
    page.ladders[PROSPECTS].rung("excellent").setFocus(Qt.FocusReason.TabFocusReason)
    assert said(page) == "Digits rate: Prospects for improvement"
    page.setFocus()
    assert with_keys(page) == [PROSPECTS]
    press("0")
    assert levels(page) == ["", NOT_ENOUGH]


def test_another_criterion_forgets_where_the_keyboard_was(page: RatingsPage):
    page.ladders[PROSPECTS].rung("excellent").setFocus(Qt.FocusReason.TabFocusReason)
    page.setFocus()
    page.show_criterion(III)
    press("4")
    assert levels(page, III) == ["excellent", ""]
    assert levels(page) == ["", ""]


def test_digits_are_typed_where_one_writes(page: RatingsPage):
    page.visit.ratings.rate(II, PERFORMANCE, "good")
    page.load()
    field = page.rationales[PERFORMANCE].field
    field.setFocus()
    assert (said(page), with_keys(page)) == ("", [])
    press("2")
    assert field.toPlainText() == "2"
    page.moderation.axes[PERFORMANCE].reason.setFocus()
    press("4")
    assert levels(page) == ["good", ""]


def test_the_spread_of_the_lead_keeps_its_digits_and_says_so(page: RatingsPage):
    spread = page.moderation.axes[PROSPECTS].spread
    spread.setFocus()
    assert (said(page), with_keys(page)) == (
        "Digits choose the moderated rating: Prospects for improvement",
        [],
    )
    press("4")
    assert spread.value == "excellent"
    assert levels(page) == ["", ""]


@pytest.mark.parametrize("begin_in_ladder", [True, False])
def test_a_level_out_of_view_is_brought_into_view_first(page: RatingsPage, begin_in_ladder):
    ladder = page.ladders[PERFORMANCE]
    if begin_in_ladder:
        ladder.rung("excellent").setFocus(Qt.FocusReason.TabFocusReason)
    bar = page.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not ladder.is_in_view("excellent")
    press("4")
    assert levels(page) == ["", ""]
    assert ladder.is_in_view("excellent")
    press("4")
    assert levels(page) == ["excellent", ""]


def test_a_digit_that_is_held_down_does_not_rate_what_it_went_to(page: RatingsPage):
    page.visit.ratings.rate(II, PERFORMANCE, "poor")
    page.visit.ratings.rate(II, PROSPECTS, "poor")
    page.load()
    press("3")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, "3", autorep=True)
    QApplication.sendEvent(QApplication.focusWidget(), held)
    assert levels(page) == ["poor", "poor"]


def test_digits_of_no_level_and_with_ctrl_do_nothing(page: RatingsPage):
    press("7")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert levels(page) == ["", ""]
    assert page.hasFocus()


def test_one_digit_after_the_other_rates_one_scale_after_the_other(page: RatingsPage):
    press("3")
    assert (has_keyboard(page, PROSPECTS), with_keys(page)) == (True, [PROSPECTS])
    assert said(page) == "Digits rate: Prospects for improvement"
    press("2")
    assert levels(page) == ["good", "uncertain"]
    assert has_keyboard(page, PROSPECTS)
    press("4")
    assert levels(page) == ["good", "excellent"]


def test_the_first_scale_is_next_where_it_was_left_out(page: RatingsPage):
    page.ladders[PROSPECTS].rung("excellent").setFocus(Qt.FocusReason.TabFocusReason)
    press("0")
    press("4")
    assert levels(page) == ["excellent", NOT_ENOUGH]


def test_a_rating_is_changed_by_going_back_to_it_and_the_keyboard_stays(page: RatingsPage):
    press("3")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert said(page) == "Digits rate: Current performance"
    press("4")
    press("1")
    assert levels(page) == ["poor", ""]
    assert has_keyboard(page, PERFORMANCE)


def test_what_an_arrow_or_the_mouse_chooses_keeps_the_keyboard(page: RatingsPage):
    ladder = page.ladders[PERFORMANCE]
    QTest.mouseClick(ladder.rung("good"), Qt.MouseButton.LeftButton)
    assert has_keyboard(page, PERFORMANCE)
    page.ladders[PROSPECTS].rung("excellent").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert levels(page) == ["good", "excellent"]
    assert has_keyboard(page, PROSPECTS)


def test_the_bar_of_keys_names_the_levels_of_the_framework(page: RatingsPage):
    assert next(iter(page._hints._pairs))[0] == "1 to 4"
    first, second = page.visit.framework.axes
    short = replace(first, levels=tuple(level for level in first.levels if level.value < 4))
    page.visit.framework = replace(page.visit.framework, axes=(short, replace(second, levels=short.levels)))
    assert page._key_hints()[0][0] == "1 to 3"
