"""Each rule of the checks: a visit that breaks it, and what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import UserError
from inspector_app.checks import Severity, run_checks
from inspector_app.checks.run import RULES
from inspector_app.fieldwork.bringing import take_late
from inspector_app.fieldwork.double_readings import settle
from inspector_app.fieldwork.evidence import AREA, STRENGTH
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_difference
from inspector_app.visit import Visit


def evidence(visit: Visit, kind: str = "document") -> str:
    source = visit.sources.add(kind, f"A {kind}")
    return visit.evidence.take_up("words", ("i",), STRENGTH, source=source)


def test_the_scope_must_end_before_the_fieldwork_does_and_after_it_begins(small_visit, found):
    small_visit.inspection.set(scope_from="2023-09-01", scope_to="2024-04-01")
    (problem,) = found("scope-window")
    assert (problem.severity, problem.table, problem.record) == (
        Severity.ERROR,
        "inspection",
        small_visit.inspection.id,
    )
    small_visit.inspection.set(scope_to="2023-01-31")
    assert len(found("scope-window")) == 1
    small_visit.inspection.set(scope_to="2024-01-31")
    assert found("scope-window") == []


def test_every_case_needs_a_ready_reading(small_visit, found, read):
    case = small_visit.cases.add("C01")
    reading = read(small_visit, case, ready=False)
    (problem,) = found("unread-case")
    assert (problem.place, problem.record) == ("Case C01", case)
    small_visit.readings.mark_ready(reading)
    assert found("unread-case") == []


def test_a_concern_waits_for_its_response(small_visit, found):
    concern = small_visit.concerns.raise_concern(small_visit.cases.add("C12"), referred_to="Head", why="Why.")
    assert [problem.record for problem in found("concern-open")] == [concern]
    with pytest.raises(UserError):
        small_visit.concerns.answer(concern, " ")
    small_visit.concerns.answer(concern, "Seen.")
    assert found("concern-open") == []


def test_a_difference_must_be_settled(small_visit, found, owains_copy, exchange):
    case = small_visit.cases.add("C01")
    owain = owains_copy()
    small_visit.cases.set(case, team="North")
    owain.cases.set(case, team="South")
    exchange(owain, small_visit)
    (problem,) = found("difference-open")
    assert (problem.severity, problem.table, problem.record) == (Severity.ERROR, "sampled_case", case)
    assert "“North” (Mared Llwyd)" in problem.sentence
    assert "“South” (Owain Prys)" in problem.sentence
    settle_difference(small_visit, differences(small_visit)[0], "North")
    assert found("difference-open") == []


@pytest.mark.parametrize(
    "write",
    [
        lambda visit, text: visit.paragraphs.add("criterion-i", text),
        lambda visit, text: visit.paragraphs.add("introduction", "Plain.", text_cy=text),
        lambda visit, text: visit.findings.add("i", AREA, text),
        lambda visit, text: visit.recommendations.add("Plain.", text_cy=text),
    ],
)
def test_a_figure_in_any_text_must_exist(small_visit, found, write):
    write(small_visit, "It was so in {in_time:of} and {cases_read}.")
    assert found("unknown-figure") == []
    record = write(small_visit, "But {guess:of} too.")
    (problem,) = found("unknown-figure")
    assert problem.record == record
    assert "{guess:of}" in problem.sentence


def test_a_reference_must_lead_to_a_paragraph(small_visit, found):
    add = small_visit.paragraphs.add
    there = add("criterion-i", "A paragraph to refer to.")
    add("criterion-i", f"See paragraph {{paragraph:{there}}}.")
    assert found("unknown-paragraph") == []
    record = add("criterion-i", f"See paragraph {{paragraph:{'0' * 32}}}.")
    (problem,) = found("unknown-paragraph")
    assert problem.record == record


def test_a_figure_must_not_rest_on_readers_who_differ(small_visit, found, read):
    mared, owain = (member.id for member in small_visit.members.active())
    case = small_visit.cases.add("C07")
    small_visit.cases.allocate([case], mared)
    small_visit.cases.add_second_reader([case], owain)
    read(small_visit, case)
    small_visit.belongs_to(owain)
    read(small_visit, case, in_time="n/a")
    small_visit.belongs_to(mared)
    assert found("figure-unsettled") == []  # no text uses it yet
    small_visit.paragraphs.add("criterion-i", "It was in time in {in_time:of}.")
    (problem,) = found("figure-unsettled")
    assert (problem.place, problem.chapter) == ("2.1", "criterion-i")
    assert "“1 of 1 case” counts C07" in problem.sentence
    settle(small_visit, case, {"/decision/in_time": "yes"})
    assert found("figure-unsettled") == []


def test_a_figure_says_whom_it_leaves_out_for_their_edition(small_visit, found, read, edition_file):
    read(small_visit, small_visit.cases.add("C07"))
    small_visit.forms.add(edition_file(second=True))
    small_visit.figures.add("manager", "Decided by the manager", "${who} = 'The manager'")
    assert found("figure-other-edition") == []
    small_visit.paragraphs.add("criterion-i", "It was so in {manager:of}, and {in_time:of} in time.")
    (problem,) = found("figure-other-edition")
    assert "“0 of the 0 cases” leaves out C07" in problem.sentence
    assert (problem.severity, problem.chapter) == (Severity.WARNING, "criterion-i")


def test_answers_for_another_edition_need_a_decision(
    small_visit, found, read, owains_copy, exchange, edition_file
):
    reading = read(small_visit, small_visit.cases.add("C07"), ready=False)
    owain = owains_copy()
    second = small_visit.forms.add(edition_file(second=True))
    small_visit.readings.bring_to(reading, second)
    ReadingSession(owain, reading).answer("/decision/decided_on", "2024-02-09")
    exchange(owain, small_visit)
    (problem,) = found("late-answers")
    assert problem.sentence.startswith("Case reading C07: 1 answer came in for another edition")
    assert (problem.table, problem.record) == ("reading", reading)
    take_late(small_visit, reading)
    assert found("late-answers") == []


def test_a_finding_stands_on_evidence_of_two_kinds_and_two_people(small_visit, found, owains_copy, exchange):
    finding = small_visit.findings.add("i", STRENGTH, "Decisions are quick.")
    assert [problem.record for problem in found("finding-without-evidence")] == [finding]
    assert found("finding-one-sided") == []
    small_visit.findings.rest_on(finding, [evidence(small_visit)])
    assert found("finding-without-evidence") == []
    assert "one kind of source" in found("finding-one-sided")[0].sentence
    small_visit.findings.rest_on(finding, [evidence(small_visit, "interview")])
    assert "one inspector" in found("finding-one-sided")[0].sentence
    owain = owains_copy()
    theirs = evidence(owain, "interview")
    exchange(owain, small_visit)
    small_visit.findings.rest_on(finding, [theirs])
    assert found("finding-one-sided") == []
    small_visit.findings.rest_on(finding, [evidence(small_visit) for _ in range(3)], bearing="against")
    assert "against it" in found("finding-one-sided")[0].sentence


def test_a_recommendation_answers_an_area_for_development(small_visit, found):
    strength = small_visit.findings.add("i", STRENGTH, "Quick.")
    area = small_visit.findings.add("i", AREA, "Late.")
    small_visit.recommendations.add("Review in time.", findings=[area])
    assert found("recommendation-without-area") == []
    record = small_visit.recommendations.add("Go on.", findings=[strength])
    (problem,) = found("recommendation-without-area")
    assert (problem.record, problem.sentence) == (
        record,
        "No area for development leads to recommendation 2.",
    )


def test_a_paragraph_of_a_criterion_stands_on_something(small_visit, found):
    small_visit.paragraphs.add("introduction", "Nothing to prove.")
    paragraph = small_visit.paragraphs.add("criterion-ii", "It is so.")
    (problem,) = found("paragraph-unsupported")
    assert (problem.record, problem.place, problem.chapter) == (paragraph, "3.1", "criterion-ii")
    item = evidence(small_visit)
    small_visit.paragraphs.stand_on(paragraph, evidence=item)
    assert found("paragraph-unsupported") == []
    small_visit.evidence.delete(item)
    assert [problem.record for problem in found("paragraph-unsupported")] == [paragraph]
    small_visit.paragraphs.set(paragraph, text="")  # not printed, so it has no number
    assert [problem.place for problem in found("paragraph-unsupported")] == ["Criterion ii"]


def test_each_chapter_has_text(small_visit, found):
    def empty() -> list[str]:
        return [problem.chapter for problem in found("chapter-without-text")]

    chapters = ["introduction", "criterion-i", "criterion-ii", "recommendations"]
    assert empty() == [key for key in chapters if key in {c.key for c in small_visit.framework.outline}]
    small_visit.paragraphs.add("criterion-i", "It is so.")
    small_visit.paragraphs.add("introduction", " ")
    assert "criterion-i" not in empty()
    assert "introduction" in empty()


def test_an_abbreviation_is_explained_where_it_is_first_used(small_visit, found):
    first = small_visit.paragraphs.add(
        "criterion-i", "The team around CIN meets, and CINEMA is no abbreviation."
    )
    small_visit.paragraphs.add("criterion-ii", "A child in need (CIN) has a plan.")
    (problem,) = found("abbreviation-unexplained")
    assert (problem.record, problem.chapter) == (first, "criterion-i")
    small_visit.paragraphs.set(
        first, text="The team around a child in need (CIN) meets. CIN plans are short."
    )
    assert found("abbreviation-unexplained") == []


def test_the_report_names_no_child(small_visit, found):
    record = small_visit.paragraphs.add("criterion-i", "In {cases_read} files Megan Rees was seen.")
    small_visit.findings.add("i", AREA, "Plain.", text_cy="Ganwyd ef ar 3/4/2015.")
    birth, child = found("likely-name")
    assert (child.severity, child.table, child.record, child.chapter) == (
        Severity.WARNING,
        "paragraph",
        record,
        "criterion-i",
    )
    assert child.sentence == "“Megan Rees” looks like a person’s name."
    assert birth.sentence == "“Ganwyd ef ar 3/4/2015” looks like a date of birth."
    small_visit.name_watch.keep("Megan Rees")
    assert [problem.sentence for problem in found("likely-name")] == [birth.sentence]


def test_each_criterion_is_moderated_on_each_axis(small_visit, found):
    assert len(found("rating-not-moderated")) == 4
    small_visit.ratings.moderate("i", "prospects", "good", "They know what to do.")
    left = found("rating-not-moderated")
    assert len(left) == 3
    assert "Criterion i has no moderated rating for performance." in {problem.sentence for problem in left}


def test_the_gravest_come_first_and_every_rule_is_tested(small_visit):
    small_visit.inspection.set(scope_to="2024-04-01")
    small_visit.cases.add("C01")
    severities = [problem.severity for problem in run_checks(small_visit)]
    assert severities == sorted(severities, key=list(Severity).index)
    tested = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    for rule in RULES:
        code = rule.__module__.rpartition(".")[2].replace("_", "-")
        assert f'"{code}"' in tested, f"no test asks for {code}"
