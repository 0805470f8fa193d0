"""Answers that are typed loosely and read back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.answers.asked import Ask, Asked
from ui.pages.reading.answers.text_answer import ShortAnswer
from ui.widgets.growing_text import GrowingText
from ui.widgets.segment import Segment


@pytest.mark.parametrize(
    ("type_", "facts", "text", "begins", "said"),
    [
        ("time", {}, "2pm", "14:00:00.000", "14:00"),
        ("dateTime", {}, "3 nov 9.30", "2023-11-03T09:30:00.000", "Fri 3 November 2023, 09:30"),
        ("date", {"appearance": "month-year"}, "nov 23", "2023-11-01", "November 2023"),
        ("date", {"appearance": "year"}, "23", "2023-01-01", "2023"),
        ("date", {}, "3 nov", "2023-11-03", "Fri 3 November 2023"),
        ("decimal", {}, "3,5", "3.5", "3.5"),
        ("integer", {"appearance": "thousands-sep"}, "12000", "12000", "12,000"),
        ("integer", {}, "12", "12", ""),
    ],
)
def test_what_is_typed_is_kept_and_read_back(
    ask: Ask, type_: str, facts: dict[str, str], text: str, begins: str, said: str
) -> None:
    asked = ask(type_, **facts)
    QTest.keyClicks(asked.control.field.line, text)
    asked.control.commit()
    assert len(asked.given) == 1
    assert asked.given[0].startswith(begins)
    assert asked.control.field._words.text() == said
    assert asked.control.field.line.text() == text


@pytest.mark.parametrize("type_", ["time", "dateTime", "date", "integer", "decimal"])
def test_what_cannot_be_read_is_kept_marked_and_shown_again(ask: Ask, type_: str) -> None:
    asked = ask(type_)
    QTest.keyClicks(asked.control.field.line, "about then")
    asked.control.commit()
    assert asked.given == ["about then"]
    again = ask(type_, "about then")
    assert again.control.field.line.text() == "about then"
    assert again.control.field.line.property("tone") == "danger"
    assert "“about then” is not a" in again.control.field._words.text()


def test_a_kept_time_is_not_rewritten_for_its_offset(ask: Ask) -> None:
    asked = ask("time", "14:30:15.250+09:00")
    assert asked.control.field.line.text() == "14:30:15"
    asked.control.commit()
    assert asked.given == []


def test_emptying_the_field_takes_the_answer_back(ask: Ask) -> None:
    asked = ask("time", "14:30:00.000+00:00")
    asked.control.field.line.selectAll()
    QTest.keyClicks(asked.control.field.line, " ")
    asked.control.commit()
    assert asked.given == [""]


def test_what_comes_from_elsewhere_does_not_replace_what_is_being_typed(ask: Ask) -> None:
    asked = ask("time")
    QTest.keyClicks(asked.control.field.line, "9.3")
    asked.show("14:30:00.000+00:00")
    assert asked.control.field.line.text() == "9.3"


def test_numbers_that_nobody_counts_with_are_kept_as_they_are(ask: Ask) -> None:
    asked = ask("text", appearance="numbers")
    assert isinstance(asked.control, ShortAnswer)
    QTest.keyClicks(asked.control._line, "0044 12,5")
    asked.control.commit()
    assert asked.given == ["0044 12,5"]


def test_a_text_has_the_rows_that_the_form_asks_for(ask: Ask) -> None:
    asked = [ask("text", parameters={"rows": rows}) for rows in ("2", "6")]
    low, high = (question.control._text for question in asked)
    assert isinstance(high, GrowingText)
    assert high.height() - low.height() == 4 * high.fontMetrics().lineSpacing()


@pytest.mark.parametrize("type_", ["time", "dateTime", "date", "integer", "decimal"])
def test_n_in_an_empty_field_is_not_applicable(ask: Ask, type_: str) -> None:
    asked = ask(type_, na=True)
    field = asked.control.typed.field
    QTest.keyClicks(field.line, "n")
    assert field._words.text() == "Not applicable"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert asked.given == ["n/a"]
    assert asked.control._apart.value == "n/a"
    assert field.line.text() == ""  # the letter was but the key
    QTest.keyClicks(field.line, "N")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert (asked.given, field.line.text()) == (["n/a"], "")


@pytest.mark.parametrize(
    ("type_", "rest", "begins"), [("date", "ov 3", "2023-11-03"), ("time", "oon", "12:00")]
)
def test_a_month_or_noon_can_still_be_typed_after_a_pause(
    ask: Ask, type_: str, rest: str, begins: str
) -> None:
    asked = ask(type_, na=True)
    line = asked.control.typed.field.line
    QTest.keyClicks(line, "n")
    QTest.qWait(700)
    assert asked.given == ["n/a"]
    QTest.keyClicks(line, rest)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked.given[-1].startswith(begins)
    assert asked.control._apart.value == ""
    assert line.text() == f"n{rest}"


def test_n_means_nothing_where_nothing_can_be_not_applicable(ask: Ask) -> None:
    asked = ask("integer")
    QTest.keyClicks(asked.control.field.line, "n")
    asked.control.commit()
    assert asked.given == ["n"]


def shows_cap(asked: Asked) -> bool:
    (segment,) = asked.control._apart.findChildren(Segment)
    return segment._show_cap


def test_the_key_for_not_applicable_is_shown_where_it_works_alone(ask: Ask, qtbot: QtBot) -> None:
    text, day = ask("text", na=True), ask("date", na=True)
    for asked in (text, day):
        asked.field.show_keys(True)
    assert not shows_cap(text)
    assert shows_cap(day)
    with qtbot.waitActive(text.field):
        text.field.activateWindow()
    text.control._apart.setFocus()
    assert shows_cap(text)
    text.control.typed.setFocus()
    assert not shows_cap(text)
    day.show("2023-11-03")
    assert not shows_cap(day)  # a letter would be added to the day
