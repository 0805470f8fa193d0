"""What is counted by day: everything that was done stands on one day, or before or after all of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inspector_app.fieldwork.case_sets import PLANNED_ON, READ_ON, SECOND_READING_ON, cases_in, name_now
from inspector_app.fieldwork.days import AFTER, BEFORE, Day, days_of_fieldwork
from inspector_app.team.meeting import meeting
from inspector_app.visit import Visit

WEEK = timedelta(days=7)


@pytest.fixture
def cases(small_visit):
    made = [small_visit.cases.add(reference) for reference in ("C01", "C02", "C03")]
    small_visit.cases.allocate(made, small_visit.me.id)
    return made


def by_key(visit: Visit) -> dict[str, Day]:
    return {day.key: day for day in days_of_fieldwork(visit)}


def whole_fieldwork(visit: Visit) -> list[str]:
    return [day.isoformat() for day in visit.inspection.details().days()]


def test_days_outside_the_fieldwork_are_told_only_where_there_is_something(small_visit, cases):
    assert list(by_key(small_visit)) == whole_fieldwork(small_visit)


def test_work_before_and_after_the_fieldwork_is_counted(small_visit, cases, clock, read):
    first_day = clock.now
    read(small_visit, cases[0])
    clock.now = first_day - WEEK
    read(small_visit, cases[1])
    small_visit.sources.add("interview", "Parent A")
    clock.now = first_day + WEEK
    read(small_visit, cases[2])
    small_visit.sources.add("interview", "Parent B")
    small_visit.sources.plan("parent", "Parent C", clock.now + WEEK, member=small_visit.me.id)
    small_visit.agenda.add(clock.now.date().isoformat(), "10:00", "Feedback", sampled_case=cases[0])
    days = by_key(small_visit)
    assert [key for key in days if key not in whole_fieldwork(small_visit)] == [BEFORE, AFTER]
    assert (days[BEFORE].cases_read, days[AFTER].cases_read) == ({cases[1]}, {cases[2]})
    assert (days[BEFORE].interviews_held, days[AFTER].interviews_held) == (1, 1)
    assert (days[BEFORE].interviews_planned, days[AFTER].interviews_planned) == (0, 1)
    assert [item.what for item in days[AFTER].team_plan] == ["Feedback"]
    assert cases_in(small_visit, f"{READ_ON} {AFTER}") == {cases[2]}
    assert cases_in(small_visit, f"{READ_ON} {BEFORE}") == {cases[1]}
    assert cases_in(small_visit, f"{PLANNED_ON} {AFTER}") == {cases[0]}
    assert days[AFTER].holds(clock.now.date())
    assert not days[AFTER].holds(first_day.date())


def test_each_case_is_read_once_and_each_other_reader_reads_it_again(
    small_visit, cases, clock, owains_copy, exchange, read
):
    first_day = clock.now
    small_visit.cases.add_second_reader(cases[:2], small_visit.members.named("Owain Prys").id)
    for case in cases:
        read(small_visit, case)
    owain = owains_copy()
    read(owain, cases[0])
    clock.now = first_day + WEEK
    read(owain, cases[1])
    exchange(owain, small_visit)
    days = by_key(small_visit)
    today = first_day.date().isoformat()
    assert (days[today].cases_read, days[today].second_readings) == (set(cases), {cases[0]})
    assert (days[AFTER].cases_read, days[AFTER].second_readings) == (frozenset(), {cases[1]})
    assert cases_in(small_visit, f"{SECOND_READING_ON} {AFTER}") == {cases[1]}


def test_a_day_that_came_to_lie_outside_the_fieldwork_leads_to_those_before_or_after_it(
    small_visit, cases, clock, read
):
    first_day = clock.now.date()
    set_of_today = f"{READ_ON} {first_day.isoformat()}"
    read(small_visit, cases[0])
    assert name_now(small_visit, set_of_today) == set_of_today
    for moved, outside in ((WEEK, BEFORE), (-WEEK, AFTER)):
        starts = first_day + moved
        small_visit.inspection.set(
            start_date=starts.isoformat(), end_date=(starts + timedelta(days=3)).isoformat()
        )
        assert name_now(small_visit, set_of_today) == f"{READ_ON} {outside}"
        assert cases_in(small_visit, set_of_today) == by_key(small_visit)[outside].cases_read == {cases[0]}


def test_the_days_add_up_to_what_the_meeting_tells(small_visit, cases, clock, read):
    for case, later in zip(cases, (-WEEK, timedelta(), WEEK), strict=True):
        now = clock.now
        clock.now = now + later
        read(small_visit, case)
        small_visit.sources.add("interview", "Parent")
        clock.now = now
    days, held = days_of_fieldwork(small_visit), meeting(small_visit)
    assert sum(len(day.cases_read) for day in days) == held.read == 3
    assert sum(day.interviews_held for day in days) == held.interviews == 3


def test_the_days_of_the_sample_visit_add_up(sample_visit):
    with Visit.open(sample_visit / "team.inspection") as visit:
        days = days_of_fieldwork(visit)
        assert [len(day.cases_read) for day in days] == [7, 8, 4, 0]
        assert [len(day.second_readings) for day in days] == [0, 1, 3, 0]
        assert sum(day.interviews_held for day in days) == 15
