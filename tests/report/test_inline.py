"""Emphasis and passages in authors' text, and characters that no file can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.report.blocks import Run, clean, plain
from inspector_app.report.inline import Marks, marked_up, runs_of, without_passages
from inspector_app.report.prose import mark_of_line

WELSH = Marks(language="cy")


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


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        (
            "said “<cy>yn *wir*</cy>”",
            (
                Run("said “"),
                Run("yn ", language="cy"),
                Run("wir", italic=True, language="cy"),
                Run("”"),
            ),
        ),
        ("*<cy>gair</cy>*", (Run("gair", italic=True, language="cy"),)),
        (
            "<cy>a <en>b</en> c</cy>",
            (Run("a ", language="cy"), Run("b", language="en"), Run(" c", language="cy")),
        ),
        ("<cy>open", (Run("<cy>open"),)),
        ("<cy>a</en>", (Run("<cy>a</en>"),)),
        ("<fr>mot</fr> <b>x</b>", (Run("<fr>mot</fr> <b>x</b>"),)),
    ],
)
def test_passages_in_a_language(text, runs):
    assert runs_of(text) == runs


def test_a_text_without_the_marks_of_passages():
    assert without_passages("**One** <cy>dau</cy> <b> <en>three</en>") == "**One** dau <b> three"


@pytest.mark.parametrize(
    ("stretches", "text"),
    [
        ([("She said ", Marks()), (" diolch ", WELSH), ("then", Marks())], "She said  <cy>diolch</cy> then"),
        (
            [("un ", WELSH), ("dau", Marks(bold=True, language="cy")), (".", WELSH)],
            "<cy>un **dau**.</cy>",
        ),
        ([("un\n- dau\n> tri\n", WELSH)], "<cy>un</cy>\n- <cy>dau</cy>\n> <cy>tri</cy>\n"),
        ([("one\n- two\n> three", Marks(italic=True))], "*one*\n- *two*\n> *three*"),
        ([("- un", WELSH)], "<cy>- un</cy>"),  # the first line is no item
        ([(" ", WELSH)], " "),
        ([], ""),
    ],
)
def test_marks_stand_tight_around_the_words_of_each_line(stretches, text):
    assert marked_up(stretches) == text


# Neighbours of different emphasis have a blank between them: asterisks that touch are read as one mark.
_words = st.text(st.sampled_from("ab ŵ–'.\n->1(){}"), min_size=1, max_size=8)
_marks = st.builds(Marks, st.booleans(), st.booleans(), st.sampled_from(["", "cy", "en"]))
_stretches = st.lists(st.tuples(_words.map(lambda words: f"{words} "), _marks), max_size=6)


@given(_stretches)
def test_what_is_marked_up_is_read_back(stretches):
    text = marked_up(stretches)
    read = runs_of(text)
    assert "".join(run.text for run in read) == "".join(words for words, _ in stretches)
    assert marked_up((run.text, Marks(run.bold, run.italic, run.language)) for run in read) == text
    written = [(letter, marks) for words, marks in stretches for letter in words]
    back = [(letter, Marks(run.bold, run.italic, run.language)) for run in read for letter in run.text]
    leads = _places_of_leads("".join(letter for letter, _ in written))
    for place, (one, other) in enumerate(zip(written, back, strict=True)):
        assert one == other or one[0].isspace() or place in leads


def _places_of_leads(text):
    """Return where letters stand that make a line a quotation or an item, which are never marked."""
    places, start = set(), 0
    for number, line in enumerate(text.split("\n")):
        places |= set(range(start, start + len(mark_of_line(line, first=number == 0))))
        start += len(line) + 1
    return places
