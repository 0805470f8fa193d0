"""Paragraphs as their author orders, splits and heads them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.checks.chapters import chapter_of
from inspector_app.checks.problem import Problem, Severity
from inspector_app.team.differences import differences
from inspector_app.team.labels import value_label
from inspector_app.undo.words import step_words
from inspector_app.visit import Visit

CHAPTER = "criterion-i"


@pytest.fixture
def four(small_visit: Visit) -> list[str]:
    """Four paragraphs: two under "Speed", two under "Care", both headings in Welsh too."""
    add = small_visit.paragraphs.add
    return [
        add(CHAPTER, text, section=section, section_cy=welsh)
        for text, section, welsh in (
            ("one", "Speed", "Cyflymder"),
            ("two", "Speed", "Cyflymder"),
            ("three", "Care", "Gofal"),
            ("four", "Care", "Gofal"),
        )
    ]


def shown(visit: Visit) -> list[tuple[str, str]]:
    return [(entry.text, entry.section) for entry in visit.paragraphs.of_chapter(CHAPTER)]


def test_move_under_the_same_heading_changes_places(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.move(four[1], -1)
    assert shown(small_visit)[:2] == [("two", "Speed"), ("one", "Speed")]


def test_move_that_meets_a_heading_goes_under_it_first(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.move(four[1], 1)
    assert shown(small_visit) == [("one", "Speed"), ("two", "Care"), ("three", "Care"), ("four", "Care")]
    assert small_visit.paragraphs.get(four[1]).section_cy == "Gofal"
    small_visit.paragraphs.move(four[1], 1)
    assert [text for text, _ in shown(small_visit)] == ["one", "three", "two", "four"]


def test_move_beyond_the_ends_changes_nothing(small_visit: Visit, four: list[str]) -> None:
    before = shown(small_visit)
    small_visit.paragraphs.move(four[0], -1)
    small_visit.paragraphs.move(four[3], 1)
    assert shown(small_visit) == before


def test_move_between_paragraphs_that_two_copies_put_in_one_place(small_visit: Visit) -> None:
    add = small_visit.paragraphs.add
    ids = [add(CHAPTER, text) for text in ("one", "two", "three")]
    place = small_visit.paragraphs.get(ids[0]).position
    small_visit.paragraphs.set(ids[1], position=place)
    small_visit.paragraphs.move(ids[2], -1)
    assert len(shown(small_visit)) == 3
    assert small_visit.paragraphs.get(ids[2]).position > place


def test_split_keeps_what_stands_before_and_follows_at_once(small_visit: Visit, four: list[str]) -> None:
    made = small_visit.paragraphs.split(four[0], "o", "ne", "en")
    assert [text for text, _ in shown(small_visit)] == ["o", "ne", "two", "three", "four"]
    entry = small_visit.paragraphs.get(made)
    assert (entry.section, entry.section_cy) == ("Speed", "Cyflymder")


def test_split_in_welsh_leaves_the_english_whole(small_visit: Visit, four: list[str]) -> None:
    made = small_visit.paragraphs.split(four[0], "u", "n", "cy")
    first, second = small_visit.paragraphs.get(four[0]), small_visit.paragraphs.get(made)
    assert (first.text, first.text_cy) == ("one", "u")
    assert (second.text, second.text_cy) == ("", "n")


def test_heading_is_renamed_for_all_under_it(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.head(four[0], "Haste", "en")
    assert [section for _, section in shown(small_visit)] == ["Haste", "Haste", "Care", "Care"]
    assert small_visit.paragraphs.get(four[1]).section_cy == "Cyflymder"


def test_heading_begun_in_the_middle_takes_what_follows(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.head(four[3], "Visits", "en")
    assert [section for _, section in shown(small_visit)] == ["Speed", "Speed", "Care", "Visits"]
    assert small_visit.paragraphs.get(four[3]).section_cy == ""
    assert small_visit.paragraphs.get(four[2]).section_cy == "Gofal"


def test_empty_heading_goes_and_the_one_before_reaches_on(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.head(four[2], " ", "en")
    assert [section for _, section in shown(small_visit)] == ["Speed"] * 4
    assert small_visit.paragraphs.get(four[3]).section_cy == "Cyflymder"


def test_welsh_heading_is_worded_alone(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.head(four[2], "Gofalu", "cy")
    assert small_visit.paragraphs.get(four[3]).section_cy == "Gofalu"
    assert small_visit.paragraphs.get(four[3]).section == "Care"


def test_what_a_paragraph_stands_on_is_released(small_visit: Visit, four: list[str]) -> None:
    finding = small_visit.findings.add("i", "strength", "Decisions are quick")
    small_visit.paragraphs.stand_on(four[0], finding=finding)
    small_visit.paragraphs.release(four[0], finding=finding)
    assert small_visit.paragraphs.basis(four[0]) == ([], [])


@pytest.mark.parametrize(("table", "chapter"), [("finding", CHAPTER), ("recommendation", "recommendations")])
def test_problem_shows_in_the_chapter_of_its_record(small_visit: Visit, table: str, chapter: str) -> None:
    record = {
        "finding": lambda: small_visit.findings.add("i", "area", "Reviews are late"),
        "recommendation": lambda: small_visit.recommendations.add("Hold reviews on time"),
    }[table]()
    problem = Problem("some-rule", Severity.WARNING, "Something.", "Mend it.", "Somewhere", table, record)
    assert chapter_of(small_visit, problem) == chapter


# ---- moving to a place --------------------------------------------------------------------------------
def test_a_paragraph_is_placed_before_another_or_at_the_end(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.place(four[0], CHAPTER, four[3])
    assert shown(small_visit) == [("two", "Speed"), ("three", "Care"), ("one", "Care"), ("four", "Care")]
    assert small_visit.paragraphs.get(four[0]).section_cy == "Gofal"
    small_visit.paragraphs.place(four[0], CHAPTER)
    assert shown(small_visit)[-1] == ("one", "Care")


def test_between_two_headings_a_paragraph_stays_under_its_own(small_visit: Visit, four: list[str]) -> None:
    small_visit.paragraphs.place(four[0], CHAPTER, four[2])
    assert shown(small_visit)[:2] == [("two", "Speed"), ("one", "Speed")]
    small_visit.paragraphs.place(four[3], CHAPTER, four[2])
    assert shown(small_visit)[2:] == [("four", "Care"), ("three", "Care")]


def test_a_heading_with_one_paragraph_goes_along_between_two_others(
    small_visit: Visit, four: list[str]
) -> None:
    alone = small_visit.paragraphs.add(CHAPTER, "five", section="Visits", section_cy="Ymweliadau")
    small_visit.paragraphs.place(alone, CHAPTER, four[2])
    assert shown(small_visit)[2] == ("five", "Visits")
    small_visit.paragraphs.place(alone, CHAPTER, four[1])
    assert shown(small_visit)[1] == ("five", "Speed")


def test_a_paragraph_is_placed_in_another_chapter_with_what_it_stands_on(
    small_visit: Visit, four: list[str]
) -> None:
    finding = small_visit.findings.add("i", "strength", "Decisions are quick")
    small_visit.paragraphs.stand_on(four[0], finding=finding)
    there = small_visit.paragraphs.add("criterion-ii", "there", section="Depth", section_cy="Dyfnder")
    small_visit.paragraphs.place(four[0], "criterion-ii", there)
    moved = small_visit.paragraphs.of_chapter("criterion-ii")
    assert [(entry.text, entry.section, entry.section_cy) for entry in moved] == [
        ("one", "Depth", "Dyfnder"),
        ("there", "Depth", "Dyfnder"),
    ]
    assert small_visit.paragraphs.basis(four[0]) == ([finding], [])
    assert [text for text, _ in shown(small_visit)] == ["two", "three", "four"]
    small_visit.paragraphs.place(four[1], "introduction")
    small_visit.paragraphs.place(four[2], "introduction", four[1])
    kept = [(entry.text, entry.section) for entry in small_visit.paragraphs.of_chapter("introduction")]
    assert kept == [("three", "Speed"), ("two", "Speed")]  # the last one under Speed took its heading along


def test_placing_where_it_stands_changes_nothing(small_visit: Visit, four: list[str]) -> None:
    before = small_visit.steps.last
    for paragraph, following in zip(four, [*four[1:], None], strict=True):
        small_visit.paragraphs.place(paragraph, CHAPTER, following)
        small_visit.paragraphs.place(paragraph, CHAPTER, paragraph)
    assert small_visit.steps.last is before


def test_one_step_takes_a_placing_back(small_visit: Visit, four: list[str]) -> None:
    before = shown(small_visit)
    small_visit.paragraphs.place(four[0], "criterion-ii")
    step = small_visit.steps.last
    assert step is not None
    words = step_words(small_visit, step)
    small_visit.undo()
    assert shown(small_visit) == before
    assert words == "paragraph moved to “Criterion ii”"
    small_visit.paragraphs.place(four[3], CHAPTER, four[1])
    step = small_visit.steps.last
    assert step is not None
    assert step_words(small_visit, step) == "paragraph moved in “Criterion i”"


def test_what_two_copies_placed_comes_together_in_one_order(small_visit, four, owains_copy, exchange) -> None:
    owain = owains_copy()
    small_visit.paragraphs.place(four[0], CHAPTER, four[3])
    owain.paragraphs.place(four[2], CHAPTER, four[0])
    exchange(owain, small_visit)
    exchange(small_visit, owain)
    assert shown(small_visit) == shown(owain)
    assert [text for text, _ in shown(small_visit)] == ["three", "two", "one", "four"]
    assert differences(small_visit) == []


def test_one_paragraph_in_two_chapters_is_a_difference_by_their_titles(
    small_visit, four, owains_copy, exchange
) -> None:
    owain = owains_copy()
    small_visit.paragraphs.place(four[0], "criterion-ii")
    owain.paragraphs.place(four[0], "introduction")
    exchange(owain, small_visit)
    difference = next(entry for entry in differences(small_visit) if entry.field == "chapter")
    said = {
        value_label(small_visit, "paragraph", four[0], "chapter", side.value) for side in difference.sides
    }
    assert said == {"Introduction", "Criterion ii"}


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_any_placings_leave_every_paragraph_once_in_the_order_asked_for(small_visit, placings) -> None:
    chapter = "introduction"
    for entry in small_visit.paragraphs.of_chapter(chapter):
        small_visit.paragraphs.delete(entry.id)
    order = [small_visit.paragraphs.add(chapter, f"{n}", section="AB"[n % 2]) for n in range(5)]
    for which, where in placings:
        moved = order[which]
        before = order[where] if where < len(order) else None
        small_visit.paragraphs.place(moved, chapter, before)
        if before != moved:
            order.remove(moved)
            order.insert(order.index(before) if before else len(order), moved)
        assert [entry.id for entry in small_visit.paragraphs.of_chapter(chapter)] == order
