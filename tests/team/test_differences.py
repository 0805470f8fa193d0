"""Differences in the words of the work, and settling them."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_difference
from inspector_app.team.labels import field_label, record_label, value_label
from inspector_app.team.third_value import third_value


def test_two_answers_stand_against_each_other_in_words(small_visit, owains_copy, exchange):
    case = small_visit.cases.add("C07")
    reading = small_visit.readings.start(case)
    session = ReadingSession(small_visit, reading)
    session.answer("/child/met", "seen")
    owain = owains_copy()
    ReadingSession(owain, reading).answer("/child/met", "seen spoken")
    session.not_applicable("/child/met")
    exchange(owain, small_visit)
    exchange(small_visit, owain)
    for visit in (small_visit, owain):
        (difference,) = differences(visit)
        assert (difference.subject, difference.what) == (
            "Case reading C07",
            "2.1 How was the child met?",
        )
        assert difference.before == "Seen"
        assert {side.author: side.words for side in difference.sides} == {
            "Mared Llwyd": "Not applicable",
            "Owain Prys": "Seen, Spoken to",
        }
    settle_difference(small_visit, differences(small_visit)[0], "spoken")
    exchange(small_visit, owain)
    assert differences(owain) == []
    assert owain.readings.form_state(reading).find("/child/met").answer == "spoken"


@pytest.mark.parametrize(("settled", "reference"), [(1, []), (0, ["C01"])])
def test_deleted_here_edited_there_is_decided_either_way(
    small_visit, owains_copy, exchange, settled, reference
):
    case = small_visit.cases.add("C01", team="North")
    owain = owains_copy()
    small_visit.cases.delete(case)
    owain.cases.set(case, team="South")
    exchange(owain, small_visit)
    (difference,) = differences(small_visit)
    assert (difference.kind, difference.subject) == ("deleted", "Case C01")
    assert {side.value for side in difference.sides} == {0, 1}
    settle_difference(small_visit, difference, settled)
    assert differences(small_visit) == []
    assert [found.reference for found in small_visit.cases.all()] == reference


@pytest.mark.parametrize(("settled", "reference"), [(1, []), (0, ["C01"])])
def test_deleted_here_brought_back_there_is_decided_either_way(
    small_visit, owains_copy, exchange, settled, reference
):
    case = small_visit.cases.add("C01")
    small_visit.cases.delete(case)
    owain = owains_copy()
    for visit in (owain, small_visit):
        with visit.act() as act:
            act.restore("sampled_case", case)
    small_visit.cases.delete(case)
    exchange(owain, small_visit)
    (difference,) = differences(small_visit)
    assert [(side.words, side.deletes) for side in difference.sides] == [("Deleted", True), ("Kept", False)]
    assert third_value(small_visit, difference) is None
    settle_difference(small_visit, difference, settled)
    assert differences(small_visit) == []
    assert [found.reference for found in small_visit.cases.all()] == reference


def test_what_has_changed_since_it_was_shown_is_not_settled(small_visit, owains_copy, exchange):
    case = small_visit.cases.add("C01", team="North")
    owain = owains_copy()
    small_visit.cases.set(case, team="South")
    owain.cases.set(case, team="East")
    exchange(owain, small_visit)
    (shown,) = differences(small_visit)
    owain.cases.set(case, team="West")
    exchange(owain, small_visit)
    with pytest.raises(UserError) as caught:
        settle_difference(small_visit, shown, "South")
    assert caught.value.code == "difference-changed"
    (standing,) = differences(small_visit)
    assert {side.value for side in standing.sides} == {"South", "West"}
    settle_difference(small_visit, standing, "South")
    with pytest.raises(UserError):
        settle_difference(small_visit, standing, "West")
    assert small_visit.cases.get(case).team == "South"


def test_every_record_has_a_label(small_visit, read):
    visit = small_visit
    case = visit.cases.add("C15")
    reading = read(visit, case)
    source = visit.sources.add("interview", "Parent A")
    note = visit.sources.write(source, "They rang.")
    finding = visit.findings.add("ii", "area", "Late.")
    concern = visit.concerns.raise_concern(case, referred_to="Head", why="Why.")
    visit.cases.allocate([case], visit.me.id)
    allocation = visit.cases.allocations()[case][0].id
    figure = visit.figures.named("in_time").id
    crosstab = visit.crosstabs.add("By team", "case:team", figure=figure)
    assert {
        table: record_label(visit, table, record)
        for table, record in (
            ("sampled_case", case),
            ("reading", reading),
            ("source", source),
            ("note_paragraph", note),
            ("finding", finding),
            ("concern", concern),
            ("allocation", allocation),
            ("member", visit.me.id),
            ("figure", figure),
            ("crosstab", crosstab),
            ("inspection", visit.inspection.id),
        )
    } == {
        "sampled_case": "Case C15",
        "reading": "Case reading C15",
        "source": "Interview, Parent A",
        "note_paragraph": "Note, Parent A",
        "finding": "Finding, criterion ii",
        "concern": "Concern, C15",
        "allocation": "Allocation, C15",
        "member": "Team member, Mared Llwyd",
        "figure": "Figure, in_time",
        "crosstab": "Table of figures, By team",
        "inspection": "Inspection details",
    }


def test_fields_and_values_are_said_in_words(small_visit):
    case = small_visit.cases.add("C15")
    reading = small_visit.readings.start(case)
    me = small_visit.me.id

    def said(field: str, value: object) -> tuple[str, str]:
        table, record = ("reading", reading) if field.startswith("/") else ("sampled_case", case)
        return (
            field_label(small_visit, table, record, field),
            value_label(small_visit, table, record, field, value),
        )

    assert said("referred_on", "") == ("Date of referral", "not recorded")
    assert said("referred_on", "2023-11-06") == ("Date of referral", "Mon 6 November 2023")
    assert said("referred_on", "last autumn") == ("Date of referral", "last autumn")
    assert said("double_read", 1) == ("Double read", "Yes")
    assert said("deleted", 1) == ("The record as a whole", "Deleted")
    assert said("member", me) == ("Member", "Mared Llwyd")
    assert said("/decision/in_time", "no") == ("1.1 Was it decided in time?", "No")
    assert said("/decision/in_time#comment", "See page 3.") == (
        "Comment on 1.1 Was it decided in time?",
        "See page 3.",
    )
    assert said("/child/visit[0]/purpose", "review") == ("2.3 What for?", "review")
    assert said("/gone/question", "x") == ("/gone/question", "x")


def test_a_form_that_names_no_language_is_said_in_the_one_that_it_has(small_visit, edition_file):
    headings = ("label::English (en) | label::Cymraeg (cy)", "label | label::Cymraeg (cy)")
    small_visit.forms.add(edition_file(headings, ("| case_reading | 1 |", "| case_reading | 2 |")))
    reading = small_visit.readings.start(small_visit.cases.add("C01"))
    field = "/decision/in_time"
    assert field_label(small_visit, "reading", reading, field) == "1.1 Was it decided in time?"
    assert value_label(small_visit, "reading", reading, field, "no") == "No"


def test_a_new_member_has_a_name_of_their_own(small_visit):
    members = small_visit.members
    assert [member.name for member in members.active()] == ["Mared Llwyd", "Owain Prys"]
    assert members.lead().name == "Mared Llwyd"
    for name in ("", " Owain  Prys "):
        with pytest.raises(UserError):
            members.add(name)
    members.add("Siwan Haf Eames")
    assert (members.named("Siwan Haf Eames").initials, members.named("Siwan Haf Eames").first_name) == (
        "SE",
        "Siwan",
    )
    with pytest.raises(UserError) as caught:
        members.named("Nobody")
    assert "Mared Llwyd, Owain Prys" in caught.value.remedy


def test_what_a_table_of_figures_is_made_of_is_said_in_words(small_visit):
    record = small_visit.crosstabs.add("By team", "case:team", question="in_time")

    def said(field: str, value: object) -> str:
        return value_label(small_visit, "crosstab", record, field, value)

    assert said("figure", small_visit.figures.named("in_time").id) == "Decided in time"
    assert said("question", "in_time") == "Was it decided in time?"
    assert said("split_by", "case:age_band") == "Age band"
    assert said("split_by", "gone") == "gone"
    assert said("joined", '[["seen","spoken"],["a","b"]]') == "seen, spoken; a, b"
    assert said("shown_as", "chart") == "Chart"
    assert said("title", "in_time") == "in_time"
