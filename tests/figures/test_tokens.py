"""Figures in text."""

from __future__ import annotations

import pytest

from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import Token, say, split_tokens

RECORD = "01a21914a86c7529a14665d6b8867b89"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("plain", ["plain"]),
        ("{a}", [Token("a", "")]),
        ("In {a:of}, {b_2:percent}.", ["In ", Token("a", "of"), ", ", Token("b_2", "percent"), "."]),
        ("{{a}} and {a:sideways} {A}", ["{a} and {a:sideways} {A}"]),
        ("{a", ["{a"]),
        (f"see {{paragraph:{RECORD}}}", ["see ", Token("paragraph", RECORD)]),
        (f"{{a:{RECORD}}} {{paragraph:{RECORD[1:]}}}", [f"{{a:{RECORD}}} {{paragraph:{RECORD[1:]}}}"]),
    ],
)
def test_a_text_falls_into_stretches_and_tokens(text, pieces):
    assert list(split_tokens(text)) == pieces


def test_only_a_paragraph_has_a_record():
    assert Token("paragraph", RECORD).record == RECORD
    assert (Token("paragraph", "of").record, Token("a", RECORD).record) == ("", "")


def test_a_token_writes_itself():
    assert "".join(str(piece) for piece in split_tokens("x {a:of} y {b}")) == "x {a:of} y {b}"


@pytest.mark.parametrize(
    ("style", "english", "welsh"),
    [
        ("", "2", "2"),
        ("of", "2 of the 3 cases", "2 o’r 3 achos"),
        ("part", "2 of the 3", "2 o’r 3"),
        ("total", "3", "3"),
        ("percent", "67%", "67%"),
        ("words", "most", "y rhan fwyaf"),
    ],
)
def test_each_style_in_both_languages(small_framework, style, english, welsh):
    value = FigureValue("in_time", ("a", "b"), ("a", "b", "c"))
    assert say(value, style, small_framework.framework, "en") == english
    assert say(value, style, small_framework.framework, "cy") == welsh


@pytest.mark.parametrize(
    ("style", "english", "welsh"), [("of", "1 of 1 case", "1 o 1 achos"), ("part", "1 of 1", "1 o 1")]
)
def test_one_case_is_said_in_the_singular(small_framework, style, english, welsh):
    value = FigureValue("in_time", ("a",), ("a",))
    assert say(value, style, small_framework.framework, "en") == english
    assert say(value, style, small_framework.framework, "cy") == welsh


def test_nothing_out_of_nothing_is_said_without_an_error(small_framework):
    value = FigureValue("in_time", (), ())
    assert [
        say(value, style, small_framework.framework, "en") for style in ("", "of", "percent", "words")
    ] == [
        "0",
        "0 of the 0 cases",
        "0%",
        "few",
    ]
