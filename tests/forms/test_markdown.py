"""Markdown in a form's texts: what is styled, what stands as it was written, and that values are never styled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.forms import FormState
from inspector_app.forms.inline import Run
from inspector_app.forms.markdown import Block, Value, plain, styled
from inspector_app.forms.model import CompiledForm


def runs(text: str) -> list[Run]:
    (block,) = styled([text])
    return list(block.runs)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nothing to see here", [Run("nothing to see here")]),
        ("**strong** me", [Run("strong", bold=True), Run(" me")]),
        ("__strong__ me", [Run("strong", bold=True), Run(" me")]),
        ("*soft* me", [Run("soft", italic=True), Run(" me")]),
        ("_soft_ me", [Run("soft", italic=True), Run(" me")]),
        ("<b>strong</b> me", [Run("strong", bold=True), Run(" me")]),
        ("<STRONG >strong</strong\t> me", [Run("strong", bold=True), Run(" me")]),
        ("<em>soft</em> me", [Run("soft", italic=True), Run(" me")]),
        ("<u>under</u> me", [Run("under", underline=True), Run(" me")]),
        ("***both***", [Run("both", bold=True, italic=True)]),
        (
            "normal *soft __both__ soft* again",
            [
                Run("normal "),
                Run("soft ", italic=True),
                Run("both", bold=True, italic=True),
                Run(" soft", italic=True),
                Run(" again"),
            ],
        ),
        ("*a**b*", [Run("a**b", italic=True)]),
        (
            "[the code](https://example.org/(a)) of it",
            [Run("the code", link="https://example.org/(a)"), Run(" of it")],
        ),
        ("<tel:+123>", [Run("tel:+123", link="tel:+123")]),
        ("one\ntwo", [Run("one\ntwo")]),
        ("one<br/>two", [Run("one\ntwo")]),
        ('a <span style="color:red">red</span> word', [Run("a "), Run("red", color="red"), Run(" word")]),
        ("<span style='font-family:x; color : #1a2B3c'>x</span>", [Run("x", color="#1a2B3c")]),
        ('<p style="color:url(http://example.org)">x</p>', [Run("x")]),
        ("<b>never closed", [Run("never closed", bold=True)]),
    ],
)
def test_styles_of_a_line(text: str, wanted: list[Run]) -> None:
    assert runs(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 = 24",
        "snake_case_name and another_one",
        "** not closed",
        "is a < b, or a > b?",
        "under <18 years",
        "[in brackets] alone",
        "####### seven is too many",
        "3. A single question with a number",
        "</b> that never began",
        "<script>alert(1)</script>",
        "AT&T",
    ],
)
def test_what_is_no_style_stands_as_written(text: str) -> None:
    assert runs(text) == [Run(text)]


def test_escapes_and_entities_are_the_characters_themselves() -> None:
    assert plain(styled([r"\# not \*a\* heading \\ &lt;b&gt; &amp;"])) == r"# not *a* heading \ <b> &"


def test_the_words_of_a_picture_stand_in_its_place() -> None:
    assert runs("![A map](file:///etc/passwd) of it") == [Run("A map of it")]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings(level: int) -> None:
    assert styled([f"{'#' * level} Title #\nbelow"]) == (
        Block((Run("Title"),), level=level),
        Block((Run("below"),)),
    )


def test_blank_lines_part_paragraphs_and_lists_have_their_marks() -> None:
    text = "Look at:\n\n- the plan\n  - its dates\n- the **record**\n\nTwo steps\n\n1. read\n2. rate"
    found = [(block.marker, block.depth, block.text) for block in styled([text])]
    assert found == [
        ("", 0, "Look at:"),
        ("•", 0, "• the plan"),
        ("•", 1, "• its dates"),
        ("•", 0, "• the record"),
        ("", 0, "Two steps"),
        ("1.", 0, "1. read"),
        ("2.", 0, "2. rate"),
    ]


def test_a_style_of_the_author_holds_for_a_value_and_a_value_brings_none() -> None:
    parts = ["**Dear ", Value("*A* _x_\n# <b>b</b>"), "!** [here](", Value("https://example.org"), ")"]
    (block,) = styled(parts)
    assert block.runs == (
        Run("Dear *A* _x_\n# <b>b</b>!", bold=True),
        Run(" "),
        Run("here", link="https://example.org"),
    )


def test_a_star_before_and_after_a_value_is_not_closed_by_it() -> None:
    assert plain(styled(["5 *", Value(" * "), "6"])) == "5 * * 6"


@given(st.lists(st.text(alphabet="*_[]()<>b/`\\# a\n-1.&;", max_size=30), max_size=4), st.text(max_size=10))
def test_a_value_changes_words_and_never_styles(written: list[str], value: str) -> None:
    def shape(value: str) -> list[object]:
        blocks = styled([part for text in written for part in (text, Value(value))])
        return [
            (b.level, b.marker, [(r.bold, r.italic, r.underline, r.color) for r in b.runs]) for b in blocks
        ]

    assert shape(value) == shape("a name")


SURVEY = """
type        | name | label                                        | hint
begin group | a    | The **first** part                           |
text        | who  | Who *was* it?                                | Write a **role**
note        | told | **${who}** was named, and only \\*once\\*     |
end group   |      |                                              |
"""


@pytest.fixture
def state(form: Callable[..., CompiledForm]) -> FormState:
    return FormState(form(survey=SURVEY))


def test_a_form_says_its_texts_with_and_without_styles(state: FormState) -> None:
    state.answer("/a/who", "the *head*")
    node = state.node("/a/told")
    assert node.label == "the *head* was named, and only *once*"
    definition = state.form.question("/a/told")
    (block,) = state.say_styled(definition.labels, state.find("/a/told"))
    assert block.runs == (Run("the *head*", bold=True), Run(" was named, and only *once*"))
    assert state.node("/a/who").hint == "Write a role"
    assert state.form.sections[0].label == {"default": "The first part"}
