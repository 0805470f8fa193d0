"""Two editions side by side, and the way that answers take from one to the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector_app.forms import CompiledForm
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.carrying import APPLIES, GONE, KIND, REPEATED, WORKED_OUT, Carrying
from inspector_app.forms.edition_words import heading_of, summary_of, words_of
from inspector_app.forms.editions import QuestionChange, compare_editions, pair_by_name
from tests.small_framework import CASE_READING, SECOND_EDITION

_COLUMNS = "| | type | name | label | relevant | na | repeat_count | calculation |"


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> tuple[CompiledForm, CompiledForm]:
    folder = tmp_path_factory.mktemp("editions")
    return compiled(folder, CASE_READING), compiled(folder, SECOND_EDITION)


def compiled(folder: Path, text: str) -> CompiledForm:
    path = folder / "form.md"
    path.write_text(text, encoding="utf-8")
    return compile_form(path)


def small(folder: Path, *rows: str) -> CompiledForm:
    """A form of these rows, with two lists of choices."""
    choices = "| choices |\n| | list_name | name | label |\n" + "".join(
        f"| | {name} | {choice} | {choice} |\n" for name in ("a", "b") for choice in ("yes", "no", "1")
    )
    survey = "".join(f"| | {row} |\n" for row in rows)
    return compiled(folder, f"| survey |\n{_COLUMNS}\n{survey}{choices}")


def one(folder: Path, before: str, after: str) -> Carrying:
    """The way between two forms that ask one question, `q`, otherwise."""
    return Carrying(small(folder, before), small(folder, after))


def changes_of(editions: tuple[CompiledForm, CompiledForm]) -> dict[str, QuestionChange]:
    return {change.question.name: change for change in compare_editions(*editions)}


def test_what_became_of_each_question_is_told_by_name(editions):
    changes = changes_of(editions)
    assert {name: change.kinds for name, change in changes.items()} == {
        "in_time": (),
        "days": ("type",),
        "who": ("new",),
        "met": ("choices-added", "choices-removed"),
        "decided_on": ("moved",),
        "purpose": ("moved",),
        "said": ("gone",),
    }
    assert [choice.name for choice in changes["met"].added] == ["alone"]
    assert [choice.name for choice in changes["met"].removed] == ["seen"]


def test_the_newer_edition_gives_the_order_and_what_is_gone_comes_last(editions):
    names = [change.question.name for change in compare_editions(*editions)]
    assert names == ["in_time", "days", "who", "met", "decided_on", "purpose", "said"]
    back = [change.question.name for change in compare_editions(*editions[::-1])]
    assert back == ["in_time", "days", "decided_on", "met", "said", "purpose", "who"]


def test_an_edition_is_the_same_as_itself(editions):
    changes = compare_editions(editions[0], editions[0])
    assert all(change.kinds == () for change in changes)
    assert summary_of(changes) == "no question has changed"


def test_changes_are_told_in_words(editions):
    changes = changes_of(editions)
    words = {name: words_of(change, *editions) for name, change in changes.items()}
    assert words["days"] == ["was a whole number, is a decimal number now"]
    assert words["decided_on"] == ["moved from “The decision” to “The course of it”"]
    assert words["met"] == ["new choices: Alone", "choices no longer there: Seen"]
    assert (words["who"], words["said"], words["in_time"]) == (["new"], ["gone"], [])
    assert heading_of(changes["decided_on"]) == "3.1 When?"
    assert summary_of(changes.values()) == (
        "1 new, 1 gone, 2 moved, 1 of another type, 1 with choices added, 1 with choices removed"
    )


def test_rules_and_wording_are_told_but_a_rule_that_only_moved_is_the_same(tmp_path):
    before = small(
        tmp_path,
        "begin group | g | G | | | | |",
        "text | p | P | | | | |",
        "text | q | Q | ${p} = 'x' | | | |",
        "end group | | | | | | |",
    )
    after = small(
        tmp_path,
        "begin group | h | H | | | | |",
        "text | p | P! | | yes | | |",
        "text | q | Q | ${p} = 'x' | | | |",
        "end group | | | | | | |",
    )
    changes = changes_of((before, after))
    assert changes["p"].kinds == ("moved", "wording", "rules")
    assert changes["q"].kinds == ("moved",)


def test_a_name_in_several_groups_is_known_by_its_place_alone(tmp_path):
    def groups(*names: str) -> CompiledForm:
        rows = (
            f"begin group | {name} | {name} | | | | |~text | note | N | | | | |~end group | | | | | | |"
            for name in names
        )
        return small(tmp_path, *(row for group in rows for row in group.split("~")))

    assert pair_by_name(groups("a", "b"), groups("a", "c")) == {"/a/note": "/a/note", "/b/note": "/c/note"}
    assert pair_by_name(groups("a", "b"), groups("c", "d")) == {}


def test_paths_take_their_keys_along(editions):
    way, back = Carrying(*editions), Carrying(*editions[::-1])
    assert way.place("/decision/in_time") == "/decision/in_time"
    assert way.place("/child/visit[01a2]/purpose") == "/course/visit[01a2]/purpose"
    assert way.place("/child/visit[01a2]") == "/course/visit[01a2]"
    assert back.place("/course/visit[01a2]/purpose") == "/child/visit[01a2]/purpose"
    assert way.place("/child/said") == ""
    assert way.carry("/child/said", "Enough.") == ("", GONE)
    assert way.carry("/decision/decided_on", "") == ("/course/decided_on", "")


# Type before, type after, an answer, whether it fits.
_KINDS = [
    ("integer", "integer", "about ten", True),  # wrong before: it stays as it was given
    ("integer", "decimal", "3", True),
    ("decimal", "integer", "3", True),
    ("decimal", "integer", "3.5", False),
    ("integer", "text", "3", True),
    ("text", "integer", "3", True),
    ("text", "integer", "about ten", False),
    ("text", "date", "2024-03-12", True),
    ("text", "date", "in March", False),
    ("date", "text", "2024-03-12", True),
    ("select_one a", "select_multiple a", "yes", True),
    ("select_multiple a", "select_one a", "yes", True),
    ("select_multiple a", "select_one a", "yes no", False),
    ("select_one a", "select_one b", "maybe", True),  # no choice any more: it stays, and is marked
    ("select_one a", "text", "yes", True),
    ("select_one a", "integer", "yes", False),
    ("select_one a", "integer", "1", True),
    ("text", "select_one a", "yes", True),
    ("text", "select_one a", "maybe", False),
    ("acknowledge", "text", "OK", True),
    ("text", "acknowledge", "OK", True),
    ("text", "acknowledge", "fine", False),
]


@pytest.mark.parametrize(("before", "after", "answer", "fits"), _KINDS)
def test_an_answer_goes_along_where_its_kind_fits(tmp_path, before, after, answer, fits):
    way = one(tmp_path, f"{before} | q | Q | | | | |", f"{after} | q | Q | | | | |")
    assert way.carry("/q", answer) == (("/q", "") if fits else ("", KIND))


@pytest.mark.parametrize(
    ("na_before", "na_after", "why"),
    [("yes", "yes", ""), ("yes", "", APPLIES), ("", "yes", APPLIES), ("", "", "")],
)
def test_not_applicable_stays_what_it_meant(tmp_path, na_before, na_after, why):
    way = one(tmp_path, f"text | q | Q | | {na_before} | | |", f"text | q | Q | | {na_after} | | |")
    assert way.carry("/q", "n/a").why == why


def test_what_the_form_works_out_takes_no_answer(tmp_path):
    way = one(tmp_path, "text | q | Q | | | | |", "calculate | q | | | | | 1 + 1 |")
    assert way.carry("/q", "3") == ("", WORKED_OUT)


def test_an_answer_goes_into_a_repeat_only_from_the_same_one(tmp_path):
    plain = small(tmp_path, "text | q | Q | | | | |")
    repeated = small(
        tmp_path, "begin repeat | r | R | | | | |", "text | q | Q | | | | |", "end repeat | | | | | | |"
    )
    counted = small(
        tmp_path, "begin repeat | r | R | | | 2 | |", "text | q | Q | | | | |", "end repeat | | | | | | |"
    )
    assert Carrying(plain, repeated).carry("/q", "x") == ("", REPEATED)
    assert Carrying(repeated, plain).carry("/r[0]/q", "x") == ("", REPEATED)
    assert Carrying(repeated, counted).carry("/r[0]/q", "x") == ("", REPEATED)
    assert Carrying(repeated, repeated).carry("/r[0]/q", "x") == ("/r[0]/q", "")
