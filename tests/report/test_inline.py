"""Emphasis in authors' text, and characters that no file can hold."""

from __future__ import annotations

import pytest

from inspector_app.report.blocks import Run, clean, plain
from inspector_app.report.inline import runs_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", (Run("plain"),)),
        ("an *italic* word", (Run("an "), Run("italic", italic=True), Run(" word"))),
        ("**bold**", (Run("bold", bold=True),)),
        ("***both***", (Run("both", bold=True, italic=True),)),
        (
            "**bold and *italic* in it**",
            (Run("bold and ", bold=True), Run("italic", bold=True, italic=True), Run(" in it", bold=True)),
        ),
        ("5 * 3 * 2", (Run("5 * 3 * 2"),)),
        ("a * alone", (Run("a * alone"),)),
        ("**open", (Run("**open"),)),
        ("* not* emphasis", (Run("* not* emphasis"),)),
        ("", ()),
    ],
)
def test_emphasis(text, runs):
    assert runs_of(text) == runs


def test_emphasis_keeps_its_language():
    assert {run.language for run in runs_of("one *two* three", language="en")} == {"en"}


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\x7f", "\ud800", "\u202e", "\ufffe"])
def test_a_run_cannot_hold_what_a_file_refuses(character):
    assert Run(f"a{character}b").text == "ab"


def test_line_ends_are_one_and_tabs_are_spaces():
    assert clean("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"


def test_plain_is_one_line():
    assert plain((Run("one\n"), Run(" two", bold=True))) == "one two"
