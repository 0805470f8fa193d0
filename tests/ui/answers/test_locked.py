"""Answers that nobody gives here: worked out, set by the form, or not available."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.answers.asked import Ask, choices
from ui.widgets.label import Label

AREAS = choices("Health", "Home")
TRUE = ["call", "true", []]


@pytest.mark.parametrize(
    ("type_", "value", "facts", "words"),
    [
        ("text", "Said before", {}, "Said before"),
        ("date", "2023-11-03", {"data_type": "date"}, "3 November 2023"),
        ("time", "14:30:00.000+00:00", {"data_type": "time"}, "14:30"),
        ("select_one", "home", {"choices": AREAS}, "Home"),
        ("select_multiple", "health home", {"choices": AREAS}, "Health, Home"),
        ("rank", "home health", {"choices": AREAS}, "1 Home, 2 Health"),
        ("range", "7", {"data_type": "int"}, "7"),
        ("integer", "12", {"data_type": "int", "na": True}, "12"),
        ("integer", "n/a", {"data_type": "int", "na": True}, "Not applicable"),
        ("text", "", {}, "–"),
    ],
)
def test_a_question_that_the_form_locks_shows_its_answer_in_words(
    ask: Ask, type_: str, value: str, facts: dict[str, Any], words: str
) -> None:
    asked = ask(type_, value, locked=True, **facts)
    assert asked.control.words.text() == words
    assert asked.control.accessibleName() == f"1.1 What?: {words}"
    assert asked.control.accessibleDescription().startswith("Set by the form")


def test_what_is_worked_out_shows_its_value(ask: Ask) -> None:
    asked = ask("integer", "12", calculate=TRUE)
    assert asked.control.words.text() == "12"
    assert asked.control.accessibleDescription() == "Worked out by the form"
    asked.show("13")
    assert asked.control.words.text() == "13"


def test_a_lock_comes_and_goes_and_what_was_typed_is_kept(ask: Ask) -> None:
    asked = ask("text", locked=True)
    asked.show("", readonly=False)
    text = asked.control._text
    QTest.keyClicks(text, "half a sen")
    asked.show("", readonly=True)
    assert asked.given == ["half a sen"]
    assert asked.control.words.text() == "half a sen"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("geopoint", "Not available here: this question asks for a place on a map."),
        ("audio", "Not available here: this question asks for a sound recording."),
        ("osm", "Not available here: this question asks for a thing on a map."),
        ("file", "Not available here: this question asks for a file."),
    ],
)
def test_what_a_desktop_cannot_take_is_a_line_that_the_keyboard_passes(
    ask: Ask, kind: str, words: str
) -> None:
    field = ask("unavailable", unavailable=kind).field
    assert field.findChildren(Label)[0].text() == words
    assert all(part.focusPolicy() is Qt.FocusPolicy.NoFocus for part in (field, *field.findChildren(Label)))


def test_what_came_from_elsewhere_stays_in_view(ask: Ask) -> None:
    field = ask("unavailable", "51.5 -3.2 0 0", unavailable="geopoint").field
    assert field._kept.text() == "Kept from elsewhere: 51.5 -3.2 0 0"
