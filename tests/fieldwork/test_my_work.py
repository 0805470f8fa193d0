"""What one member has before them, and the case that they would read next."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.my_work import (
    ALLOCATE,
    BRING_CASES,
    DIFFERENCE,
    GO_ON,
    INVITE,
    START,
    my_work,
    next_case,
    reading_detail,
)


@pytest.fixture
def cases(small_visit):
    made = [small_visit.cases.add(reference) for reference in ("C01", "C02", "C03")]
    small_visit.cases.allocate(made, small_visit.me.id)
    return made


def told(visit):
    return [(task.at, task.title, task.verb) for task in my_work(visit, visit.today())]


def test_what_is_returned_comes_before_what_is_begun_and_what_waits(small_visit, cases, read):
    small_visit.readings.start(cases[1])
    back = read(small_visit, cases[2])
    small_visit.readings.return_with_comment(back, "Look at the dates.")
    assert told(small_visit) == [("", "Read C03", GO_ON), ("", "Read C02", GO_ON), ("", "Read C01", START)]
    assert next_case(small_visit).reference == "C03"


def test_what_is_planned_today_comes_first_at_its_time(small_visit, cases):
    today = small_visit.today().isoformat()
    small_visit.agenda.add(today, "14:00", "Read", member=small_visit.me.id, sampled_case=cases[1])
    small_visit.agenda.add(today, "11:00", "Team meeting")
    assert [at for at, _title, _verb in told(small_visit)] == ["11:00", "14:00", "", ""]
    assert next_case(small_visit).reference == "C02"


def test_a_case_that_is_read_is_no_task(small_visit, cases, read):
    read(small_visit, cases[0])
    assert [title for _at, title, _verb in told(small_visit)] == ["Read C02", "Read C03"]


def test_how_much_is_answered_is_said_when_it_is_looked_at(small_visit, cases, read):
    read(small_visit, cases[0], ready=False)
    task = my_work(small_visit, small_visit.today())[0]
    assert task.detail == ""
    answered, asked = small_visit.readings.form_state(task.record).progress()
    assert reading_detail(small_visit, task) == f"{answered} of {asked} answered"


def test_differences_are_the_leads_to_settle(small_visit, cases, owains_copy, exchange):
    owain = owains_copy()
    owain.cases.set(cases[0], note="late")
    small_visit.cases.set(cases[0], note="early")
    exchange(owain, small_visit)
    exchange(small_visit, owain)
    assert my_work(small_visit, small_visit.today())[-1].table == DIFFERENCE
    assert my_work(small_visit, small_visit.today())[-1].title == "Settle 1 difference"
    assert all(task.table != DIFFERENCE for task in my_work(owain, owain.today()))


def test_with_everything_read_nothing_comes_next(small_visit, cases, read):
    for case in cases:
        read(small_visit, case)
    assert next_case(small_visit) is None
    assert told(small_visit) == []


def test_a_new_lead_is_told_to_bring_in_cases_and_to_invite_the_team(small_visit):
    with small_visit.act() as act:
        for member in small_visit.members.active()[1:]:  # the lead is the first
            act.set("member", member.id, "active", 0)
    tasks = my_work(small_visit, small_visit.today())
    assert [(task.title, task.table) for task in tasks] == [
        ("Bring in the case list", BRING_CASES),
        ("Invite the team", INVITE),
    ]


def test_cases_of_nobodys_are_the_leads_to_allocate(small_visit, cases, owains_copy, exchange):
    small_visit.cases.add("C04")
    small_visit.cases.add("C05")
    read_unasked = small_visit.cases.add("C06")
    small_visit.readings.start(read_unasked)
    assert [task.title for task in my_work(small_visit, small_visit.today()) if task.table == ALLOCATE] == [
        "Allocate 2 cases"
    ]
    owain = owains_copy()
    exchange(small_visit, owain)
    assert all(task.table != ALLOCATE for task in my_work(owain, owain.today()))
