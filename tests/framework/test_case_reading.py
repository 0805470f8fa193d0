"""The case-reading form as a reader meets it: what is asked, worked out, refused and questioned."""

from __future__ import annotations

from datetime import datetime

import pytest

from inspector_app.forms import NOT_APPLICABLE, CompiledForm, FormState
from inspector_app.forms.conditions import parse_condition


@pytest.fixture
def reading(case_reading: CompiledForm) -> FormState:
    """A reading begun on the second day of the visit."""
    return FormState(case_reading, now=datetime(2024, 3, 13, 10, 0).astimezone())


def answer(reading: FormState, **answers: str) -> None:
    """Answer questions by their names."""
    for name, value in answers.items():
        reading.answer(reading.form.named(name).path, value)


def test_days_are_worked_out_from_the_dates(reading: FormState) -> None:
    answer(reading, referral_date="2024-01-05", decision_date="2024-01-08", assessment_date="2024-01-16")
    assert reading.node("/decision/days_to_decision").value == "3"
    assert reading.node("/decision/working_days_to_decision").value == "1"
    assert reading.node("/assessment/working_days_to_assessment").value == "7"


def test_a_date_that_does_not_apply_gives_no_days(reading: FormState) -> None:
    answer(reading, referral_date="2024-01-05", decision_date=NOT_APPLICABLE)
    assert reading.node("/decision/days_to_decision").value == ""
    assert not reading.node("/decision/decision_days_note").relevant


def test_a_decision_on_the_next_working_day_is_within_24_hours(reading: FormState) -> None:
    answer(reading, referral_date="2024-01-05", decision_date="2024-01-08", decision_24h="yes")
    assert reading.node("/decision/decision_24h").warning == ""
    answer(reading, decision_date="2024-01-09")
    assert "2" in reading.node("/decision/decision_24h").warning


def test_a_late_decision_is_questioned_and_an_early_one_refused(reading: FormState) -> None:
    answer(reading, referral_date="2024-01-05", decision_date="2024-02-05")
    assert "31" in reading.node("/decision/decision_date").warning
    answer(reading, decision_date="2024-01-04")
    assert not reading.node("/decision/decision_date").valid


def test_no_date_lies_after_the_day_of_reading(reading: FormState) -> None:
    for name in ("referral_date", "decision_date", "assessment_date"):
        answer(reading, **{name: "2024-03-14"})
        assert not reading.node(reading.form.named(name).path).valid


def test_earlier_referrals_are_asked_one_by_one_for_repeat_referrals(reading: FormState) -> None:
    answer(reading, referral_date="2024-01-05", referral_kind="new")
    assert not reading.node("/referral/earlier_referrals").relevant
    answer(reading, referral_kind="repeat", earlier_referrals="3")
    keys = reading.repeat_keys("/referral/earlier")
    assert len(keys) == 3
    for key, day in zip(keys, ("2023-06-01", "2023-01-05", "2021-06-01"), strict=True):
        reading.answer(f"/referral/earlier[{key}]/earlier_date", day)
    assert reading.node("/referral/earlier_within_12m").value == "2"
    answer(reading, repeat_within_12m="no")
    assert "2" in reading.node("/referral/repeat_within_12m").warning
    answer(reading, earlier_referrals="30")
    assert len(reading.repeat_keys("/referral/earlier")) == 5


def test_a_child_who_was_not_seen_was_not_spoken_with(reading: FormState) -> None:
    answer(reading, child_seen="no", child_spoken="yes")
    assert reading.invalid() == ["/child/child_spoken"]
    answer(reading, child_spoken=NOT_APPLICABLE)
    assert reading.invalid() == []


def test_none_and_an_agency_do_not_go_together(reading: FormState) -> None:
    answer(reading, agency_checks="none police")
    assert reading.invalid() == ["/checks/agency_checks"]
    answer(reading, agency_checks="health police")
    assert reading.invalid() == []


def test_without_assessment_its_questions_are_skipped(reading: FormState) -> None:
    before = len(reading.asked("/assessment"))
    answer(reading, assessment_type="none")
    assert before - len(reading.asked("/assessment")) == 9
    assert not reading.node("/sharing/assessment_shared").relevant


def test_not_applicable_leaves_the_denominator_and_no_stays_in(reading: FormState) -> None:
    condition = parse_condition(reading.form, "${referrer_feedback} = 'yes'")
    assert not condition.applies(reading)
    answer(reading, referrer_feedback=NOT_APPLICABLE)
    assert not condition.applies(reading)
    answer(reading, referrer_feedback="no")
    assert condition.applies(reading)
    assert not condition.holds(reading)


def test_a_judgement_that_does_not_apply_needs_no_reason(reading: FormState) -> None:
    answer(reading, judgement_iii=NOT_APPLICABLE, judgement_iv="weak")
    assert not reading.node("/judgements/judgement_iii_why").relevant
    assert reading.node("/judgements/judgement_iv_why").relevant
