"""What the merged visit holds. Every number here was counted by hand in the story's files."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from inspector_app.checks import run_checks
from inspector_app.fieldwork.cases import balance_of
from inspector_app.fieldwork.double_readings import compare, individual_readings
from inspector_app.fieldwork.readings import AGREED
from inspector_app.figures.crosstab_value import COUNTED
from inspector_app.judgement.coverage import coverage
from inspector_app.judgement.held_levels import HeldLevels
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.team.differences import differences
from inspector_app.visit import Visit


def names(visit: Visit) -> dict[str, str]:
    return {member.id: member.name for member in visit.members.all()}


def test_sample_as_the_council_listed_it(team: Visit) -> None:
    assert [case.reference for case in team.cases.all()] == [f"C{number:02}" for number in range(1, 20)]
    assert balance_of(team.cases.all(), "referral") == {"New": 6, "Repeat": 13}
    assert balance_of(team.cases.all(), "age_band") == {
        "0 to 4": 6,
        "10 to 15": 5,
        "16 and 17": 2,
        "5 to 9": 6,
    }
    assert balance_of(team.cases.all(), "team") == {"Disability": 3, "East": 9, "West": 7}
    assert balance_of(team.cases.all(), "route") == {"Preventative": 5, "Social care": 14}
    assert balance_of(team.cases.all(), "language") == {"English": 15, "Polish": 1, "Welsh": 3}


def test_every_case_is_read_and_agreed(team: Visit) -> None:
    readings = [reading for reading in team.readings.all() if reading.sampled_case]
    assert Counter(reading.kind for reading in readings) == {"individual": 23, "agreed": 4}
    assert {reading.state for reading in readings} == {AGREED}
    people = names(team)
    readers = Counter(people[reading.reader] for reading in readings if reading.kind == "individual")
    assert readers == {
        "Mared Llwyd": 3,
        "Owain Prys": 5,
        "Siwan Eames": 5,
        "Tomos Garrick": 5,
        "Delyth Arran": 5,
    }


def test_every_reading_is_complete_and_valid(team: Visit) -> None:
    asked = {}
    for reading in team.readings.all():
        state = team.readings.form_state(reading.id)
        assert (state.missing(), state.invalid()) == ([], []), team.readings.subject(reading)
        if reading.sampled_case:
            asked[team.cases.get(reading.sampled_case).reference] = state.progress()[1]
    assert min(asked.values()) >= 55
    assert max(asked.values()) <= 85


@pytest.mark.parametrize(
    ("name", "number", "total"),
    [
        ("ethnicity_recorded", 17, 19),
        ("language_recorded", 18, 19),
        ("religion_recorded", 9, 19),
        ("referral_new", 6, 19),
        ("referral_repeat", 13, 19),
        ("repeat_within_12m", 8, 13),
        ("several_before_assessment", 5, 13),
        ("decision_24h", 17, 19),
        ("decision_appropriate", 16, 19),  # C11 by the agreed reading
        ("referrer_feedback", 7, 18),  # C17 referred itself
        ("allocated_qualified", 18, 19),
        ("cp_check", 17, 19),
        ("agencies_asked", 15, 19),
        ("route_preventative", 7, 19),
        ("route_moved", 4, 19),
        ("caf_used", 3, 5),
        ("assessment_on_time", 13, 19),
        ("assessment_good", 3, 19),
        ("assessment_satisfactory", 6, 19),
        ("assessment_weak", 8, 19),
        ("assessment_poor", 2, 19),
        ("assessment_sound", 9, 19),
        ("assessment_incident_led", 9, 19),
        ("assessment_descriptive", 12, 19),
        ("risk_assessed", 12, 19),
        ("each_child_analysed", 3, 11),
        ("child_seen", 17, 19),
        ("child_observed", 16, 19),
        ("child_spoken", 12, 15),
        ("child_spoken_alone", 8, 12),
        ("wishes_considered", 7, 15),
        ("shared_in_person", 11, 19),
        ("shared_in_writing", 3, 19),
        ("closure_letter", 2, 6),
        ("plan_in_place", 14, 17),
        ("plan_sound", 7, 14),
        ("plan_outcomes", 4, 14),
        ("reviews_timely", 7, 12),  # C07 by the agreed reading
        ("strategy_held", 4, 5),
        ("strategy_in_time", 4, 4),
        ("visits_in_time", 9, 11),
        ("chronology_in_place", 8, 19),
        ("chronology_used", 2, 8),
        ("genogram_in_place", 6, 19),
        ("oversight_evident", 15, 19),
        ("supervision_notes", 8, 19),
        ("one_worker", 12, 19),
        ("interviews_held", 15, 15),
        ("people_interviewed", 25, 25),
        ("documents_read", 11, 11),
        ("supervision_files_read", 5, 5),
        ("observations_made", 3, 3),
        ("cases_double_read", 4, 4),
        ("concerns_raised", 1, 1),
    ],
)
def test_figure(team: Visit, name: str, number: int, total: int) -> None:
    value = team.figures.value(name)
    assert (value.number, value.total, value.unsettled, value.not_read) == (number, total, (), ())


def test_everybody_was_listened_to(team: Visit) -> None:
    held = team.sources.interviews()
    assert Counter(interview.role for interview in held) == {
        "social-worker": 4,
        "team-manager": 2,
        "senior-manager": 2,
        "child": 2,
        "parent": 2,
        "partner": 2,
        "elected-member": 1,
    }
    assert Counter(interview.grouping for interview in held) == {"individual": 9, "group": 6}
    assert Counter(interview.held_on for interview in held) == {
        "2024-03-12": 4,
        "2024-03-13": 5,
        "2024-03-14": 4,
        "2024-03-15": 2,
    }
    assert len({interview.author for interview in held}) == 5
    for interview in held:
        assert len(team.sources.paragraphs(interview.id)) >= 3
        assert team.sources.covered(interview.id), interview.title


def test_evidence_comes_from_every_kind_of_source_and_person(team: Visit) -> None:
    items = team.evidence.all()
    assert Counter(item.kind for item in items) == {"strength": 97, "area": 123, "neutral": 7}
    people = names(team)
    on_notes = Counter(people[item.author] for item in items if item.source)
    assert on_notes == {
        "Mared Llwyd": 25,
        "Owain Prys": 32,
        "Siwan Eames": 20,
        "Tomos Garrick": 32,
        "Delyth Arran": 20,
    }
    assert sum(1 for item in items if item.reading) == 98
    rows = {row.criterion: row for row in coverage(team)}
    assert {key: len(team.evidence.for_criterion(key)) for key in rows} == {
        "i": 52,
        "ii": 57,
        "iii": 68,
        "iv": 62,
    }
    for row in rows.values():
        assert len(row.inspectors) == 5
        assert [key for key, cell in row.cells.items() if cell.is_gap] == []


def test_a_passage_stands_where_it_was_marked(team: Visit) -> None:
    for item in team.evidence.all():
        if item.paragraph:
            paragraph = team.sources.paragraph(item.paragraph)
            assert paragraph is not None
            assert paragraph.text[item.start : item.stop] == item.passage


@pytest.mark.parametrize(
    ("reference", "answers", "agreed"),
    [
        # The four reasons in words are always each reader's own.
        ("C03", 8, {"assessment_quality": "satisfactory", "referrer_feedback": "yes"}),
        ("C07", 10, {"assessment_quality": "weak", "reviews_timely": "no", "child_spoken_alone": "no"}),
        ("C11", 7, {"decision_appropriate": "no", "judgement_i": "weak"}),
        ("C14", 9, {"strategy_held": "both", "supervision_notes": "yes", "assessment_quality": "weak"}),
    ],
)
def test_two_readers_differed_and_agreed(
    team: Visit, reference: str, answers: int, agreed: dict[str, str]
) -> None:
    case = team.cases.by_reference(reference).id
    first, second = individual_readings(team, case)
    assert first.reader != second.reader
    assert sum(pair.differs for pair in compare(team, first, second)) == answers
    standing = team.readings.of_case(case)[-1]
    state = team.readings.form_state(standing.id)
    form = team.forms.get(standing.form)
    assert {name: state.shown_answers()[form.named(name).path] for name in agreed} == agreed


def test_the_lead_settled_what_was_entered_apart(team: Visit) -> None:
    assert differences(team) == []
    case = team.cases.by_reference("C15")
    assert case.referred_on == "2023-11-06"
    people = names(team)
    blank, *apart, settled = [
        (people[entry.author], entry.value) for entry in team.store.history(case.id, "referred_on")
    ]
    assert blank == ("Mared Llwyd", "")
    assert sorted(apart) == [("Mared Llwyd", "2023-11-09"), ("Owain Prys", "2023-11-06")]
    assert settled == ("Mared Llwyd", "2023-11-06")
    late = [
        finding for finding in team.findings.all() if finding.text.startswith("Reviews were late too often")
    ]
    assert len(late) == 1
    # As the lead wrote it, two inspectors' own wordings, and the one that combines them.
    assert len(team.store.history(late[0].id, "text")) == 4


def test_the_concern_was_answered_in_time(team: Visit) -> None:
    (concern,) = team.concerns.all()
    assert team.cases.get(concern.sampled_case).reference == "C12"
    assert concern.referred_to == "Head of children’s services"
    assert concern.referred_at.startswith("2024-03-13T15:10")
    assert concern.referred_at < concern.responded_at < concern.response_due


def test_a_reading_was_returned_and_put_right(team: Visit) -> None:
    case = team.cases.by_reference("C11").id
    reading = individual_readings(team, case)[0]
    states = [entry.value for entry in team.store.history(reading.id, "state")]
    assert states == ["draft", "ready", "returned", "ready", "agreed"]
    assert "dated before" in reading.comment


def test_five_people_rated_and_differed(team: Visit) -> None:
    for criterion in ("i", "ii", "iii", "iv"):
        for axis in ("performance", "prospects"):
            current = team.ratings.current(criterion, axis)
            assert len(current) == 5
            assert len({rating.level for rating in current.values()}) == 2, (criterion, axis)
            assert all(rating.rationale for rating in current.values())
    people = names(team)
    moved = {
        (people[rating.member], rating.criterion, rating.axis): [
            held.level for held in HeldLevels(team).of(rating)
        ]
        for rating in team.ratings.all()
    }
    assert moved.pop(("Tomos Garrick", "ii", "performance")) == ["good", "adequate"]
    assert moved.pop(("Delyth Arran", "iii", "performance")) == [NOT_ENOUGH, "adequate"]
    assert {len(levels) for levels in moved.values()} == {1}


def test_moderated_ratings(team: Visit) -> None:
    moderated = {
        (criterion, axis): team.ratings.moderated(criterion, axis)
        for criterion in ("i", "ii", "iii", "iv")
        for axis in ("performance", "prospects")
    }
    assert {key: entry.level for key, entry in moderated.items() if entry} == {
        ("i", "performance"): "good",
        ("i", "prospects"): "promising",
        ("ii", "performance"): "adequate",
        ("ii", "prospects"): "promising",
        ("iii", "performance"): "adequate",
        ("iii", "prospects"): "uncertain",
        ("iv", "performance"): "adequate",
        ("iv", "prospects"): "promising",
    }
    assert all(entry and len(json.loads(entry.held)) == 5 and entry.reason for entry in moderated.values())


def test_findings_and_recommendations(team: Visit) -> None:
    counts = Counter((finding.criterion, finding.kind) for finding in team.findings.all())
    assert counts == {
        ("i", "strength"): 3,
        ("i", "area"): 3,
        ("ii", "strength"): 3,
        ("ii", "area"): 3,
        ("iii", "strength"): 3,
        ("iii", "area"): 6,
        ("iv", "strength"): 3,
        ("iv", "area"): 4,
    }
    assert {team.findings.support(f.id).verdict for f in team.findings.all()} == {"well-supported"}
    assert len(team.recommendations.all()) == 10
    texts = [*team.findings.all(), *team.recommendations.all(), *team.paragraphs.all()]
    assert all(entry.text and entry.text_cy for entry in texts)


def test_tables_of_the_report(team: Visit) -> None:
    routes, sound = (team.crosstabs.value(table.id) for table in team.crosstabs.all())
    assert [
        [routes.number(row, column) for column in ("new", "repeat")]
        for row in ("social_care", "preventative", "both")
    ] == [[3, 9], [3, 0], [0, 4]]  # along the rows route_taken and referral_kind
    references = {case.id: case.reference for case in team.cases.all()}
    assert [references[case] for case in routes.cases("both", "repeat")] == ["C10", "C11", "C14", "C15"]
    assert [(sound.number(COUNTED, group), len(sound.asked(group))) for group in ("new", "repeat")] == [
        (5, 6),
        (4, 13),
    ]
    assert (routes.unsettled, sound.unsettled, routes.not_read) == ((), (), ())


def test_chapters_are_drafted_by_the_team(team: Visit) -> None:
    counts = Counter(paragraph.chapter for paragraph in team.paragraphs.all())
    assert counts == {
        "introduction": 4,
        "methodology": 5,
        "summary": 8,
        "criterion-i": 10,
        "criterion-ii": 11,
        "criterion-iii": 12,
        "criterion-iv": 9,
    }
    authors = {team.store.history(paragraph.id)[0].author for paragraph in team.paragraphs.all()}
    assert len(authors) == 5


def test_nothing_is_left_to_put_right(team: Visit) -> None:
    assert [problem.sentence for problem in run_checks(team)] == []


def test_one_inspector_holds_to_another_level_on_record(team: Visit) -> None:
    (dissent,) = team.dissents.all()
    assert team.dissents.standing("ii", "performance") == [dissent]
    assert (names(team)[dissent.member], dissent.level, dissent.against) == (
        "Delyth Arran",
        "good",
        "adequate",
    )
