"""The rules about tables of figures: a planted slip, and tables that are right."""

from __future__ import annotations

import pytest

from inspector_app.checks import Severity
from inspector_app.figures.crosstabs import HIDDEN
from inspector_app.figures.tokens import TABLE, Token
from inspector_app.report.kinds import TEAM_DRAFT


@pytest.fixture
def table(small_visit, read):
    """A table of three cases by team: C01 and C02 of East decided in time, C03 of West late."""
    for reference, team, answers in (
        ("C01", "East", {}),
        ("C02", "East", {}),
        ("C03", "West", {"in_time": "no", "days": "3"}),
    ):
        read(small_visit, small_visit.cases.add(reference, team=team), **answers)
    return small_visit.crosstabs.add("Decisions, by team", "case:team", question="in_time")


def write(visit, text):
    return visit.paragraphs.add("criterion-i", text)


def shown(record):
    return str(Token(TABLE, record))


def test_a_table_in_the_text_is_there_and_printed(small_visit, found, table):
    record = write(small_visit, f"{shown(table)} says so.")
    (problem,) = found("unknown-table")
    assert "stands nowhere in the report" in problem.sentence
    assert (problem.record, problem.severity) == (record, Severity.ERROR)
    small_visit.paragraphs.set(record, text=f"{shown(table)} says so.\n{shown(table)}")
    assert found("unknown-table") == found("unknown-figure") == found("unknown-paragraph") == []
    small_visit.crosstabs.delete(table)
    (problem,) = found("unknown-table")
    assert "was deleted" in problem.sentence


def test_a_table_without_a_title_in_welsh_is_told_once_the_report_has_welsh(small_visit, found, table):
    first = small_visit.paragraphs.add("criterion-i", f"See below.\n{shown(table)}")
    write(small_visit, shown(table))
    assert found("table-untranslated") == []
    small_visit.paragraphs.set(first, text_cy="Gweler isod.")
    (problem,) = found("table-untranslated")
    assert (problem.severity, problem.table, problem.record) == (Severity.WARNING, "crosstab", table)
    assert (problem.place, problem.chapter, problem.language) == ("2.1", "criterion-i", "cy")
    assert problem.sentence == (
        "The table “Decisions, by team” has no title in Welsh: the Welsh report prints the English one."
    )
    assert problem.remedy == "Press “Change…” at the table and write its title in Welsh."
    small_visit.crosstabs.set(table, title_cy="Penderfyniadau, yn ôl tîm")
    assert found("table-untranslated") == []


def test_a_table_that_is_printed_nowhere_needs_no_title_in_welsh(small_visit, found, table):
    small_visit.findings.add("i", "area", f"{shown(table)}", text_cy="Hwyr.")
    small_visit.paragraphs.add("criterion-i", f"{shown(table)} says so.", text_cy=f"Gweler {shown(table)}.")
    assert found("table-untranslated") == []


def test_a_title_that_stays_english_is_accepted_until_the_table_changes(small_visit, found, table):
    small_visit.paragraphs.add("criterion-i", shown(table), text_cy=shown(table))
    (problem,) = found("table-untranslated")
    small_visit.accepted_checks.accept(problem, "The translator adds it.")
    assert found("table-untranslated") == []
    small_visit.crosstabs.set(table, title="Decisions, by area")
    assert len(found("table-untranslated")) == 1


def test_small_numbers_in_a_table_are_told_until_they_are_hidden(small_visit, found, table):
    assert found("small-count") == []
    record = write(small_visit, shown(table))
    (problem,) = found("small-count")
    assert problem.record == record
    # East: 2 yes, and 2 in all; West: 1 no, and 1 in all; of both 2 yes and 1 no.
    assert problem.sentence.startswith(
        "6 numbers in the table “Decisions, by team” stand for one or two children"
    )
    small_visit.crosstabs.set(table, small=HIDDEN)
    assert found("small-count") == []


def test_an_accepted_small_number_is_told_again_when_the_table_moves(small_visit, found, table):
    write(small_visit, shown(table))
    (problem,) = found("small-count")
    small_visit.accepted_checks.accept(problem, "The council publishes them.")
    assert found("small-count") == []
    small_visit.cases.set(small_visit.cases.all()[0].id, team="West")
    assert len(found("small-count")) == 1


def test_a_table_rests_on_no_reading_that_is_not_settled(small_visit, found, table, read):
    write(small_visit, shown(table))
    assert found("figure-unsettled") == []
    mared, owain = (member.id for member in small_visit.members.active())
    case = small_visit.cases.by_reference("C02").id
    small_visit.cases.allocate([case], mared)
    small_visit.cases.add_second_reader([case], owain)
    small_visit.belongs_to(owain)
    read(small_visit, case, in_time="no", days="3")
    small_visit.belongs_to(mared)
    (problem,) = found("figure-unsettled")
    assert problem.sentence == (
        "The table “Decisions, by team” counts C02, whose two readings are not settled."
    )


def test_a_table_names_the_cases_whose_edition_does_not_ask(small_visit, found, table, edition_file):
    changes = (
        ("yn | in_time |", "yn | soon |"),
        ("${in_time}", "${soon}"),
        ("| case_reading | 1 |", "| case_reading | 2 |"),
    )
    small_visit.forms.add(edition_file(*changes))
    write(small_visit, shown(table))
    assert found("figure-other-edition") == []
    other = small_visit.crosstabs.add("By speed", "soon", question="in_time")
    write(small_visit, shown(other))
    (problem,) = found("figure-other-edition")
    assert problem.sentence.startswith("In the table “By speed” C01, C02, C03 were not asked")


def test_a_table_that_moved_since_the_newest_version_is_told(small_visit, found, table):
    write(small_visit, shown(table))
    small_visit.versions.make(TEAM_DRAFT)
    assert found("figure-moved") == []
    small_visit.cases.set(small_visit.cases.by_reference("C01").id, team="West")
    (problem,) = found("figure-moved")
    assert problem.sentence == "The table “Decisions, by team” has other numbers than in version 1."
