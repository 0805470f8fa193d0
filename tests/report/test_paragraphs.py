"""Paragraphs as their author orders, splits and heads them."""

from __future__ import annotations

import pytest

from inspector_app.checks.chapters import chapter_of
from inspector_app.checks.problem import Problem, Severity
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
