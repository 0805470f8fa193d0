"""The counts over the sample: how far each case has come, what was read on which day, and the sets behind them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inspector_app.fieldwork.case_progress import case_states, count_read
from inspector_app.fieldwork.case_sets import BACK, PLANNED_ON, READ, READ_ON, WAITING, cases_in
from inspector_app.fieldwork.days import days_of_fieldwork
from inspector_app.fieldwork.double_readings import settle, settled_double_readings
from inspector_app.fieldwork.sample_list import SampleList
from inspector_app.fieldwork.standing import standing_readings
from inspector_app.figures.counts import cases_that_count


@pytest.fixture
def cases(small_visit):
    made = [small_visit.cases.add(reference) for reference in ("C01", "C02", "C03", "C04")]
    small_visit.cases.allocate(made, small_visit.me.id)
    return made


def test_states_are_those_of_the_progress(small_visit, cases, owains_copy, exchange, read):
    owains = small_visit.members.named("Owain Prys").id
    small_visit.cases.add_second_reader(cases[:2], owains)
    read(small_visit, cases[0])
    read(small_visit, cases[1])
    read(small_visit, cases[2], ready=False)
    owain = owains_copy()
    read(owain, cases[0])
    exchange(owain, small_visit)
    settle(small_visit, cases[0], {})
    states = case_states(small_visit)
    assert states == {line.case.id: line.progress.state for line in SampleList(small_visit).lines()}
    assert [states[case] for case in cases] == ["agreed", "in-progress", "in-progress", "not-started"]
    assert count_read(small_visit) == 1
    assert settled_double_readings(small_visit) == (1, 2)
    standing = [case for case, readings in standing_readings(small_visit).items() if readings]
    assert cases_that_count(small_visit) == len(standing) == 2


def test_a_case_counts_in_figures_by_its_first_reader_and_is_read_with_its_second(
    small_visit, cases, owains_copy, exchange, read
):
    small_visit.cases.add_second_reader(cases[:1], small_visit.members.named("Owain Prys").id)
    read(small_visit, cases[0])
    assert (cases_that_count(small_visit), count_read(small_visit)) == (1, 0)
    owain = owains_copy()
    read(owain, cases[0])
    exchange(owain, small_visit)
    assert (cases_that_count(small_visit), count_read(small_visit)) == (1, 1)


def test_a_case_is_read_on_the_day_on_which_it_was_first_ready(small_visit, cases, clock, read):
    first = read(small_visit, cases[0])
    assert [len(day.cases_read) for day in days_of_fieldwork(small_visit)] == [1, 0, 0, 0]
    clock.now += timedelta(days=1)
    read(small_visit, cases[1])
    small_visit.readings.reopen(first, "A date was wrong.")
    small_visit.readings.mark_ready(first)
    days = days_of_fieldwork(small_visit)
    assert [sorted(day.cases_read) for day in days] == [[cases[0]], [cases[1]], [], []]
    assert cases_in(small_visit, f"{READ_ON} {days[1].key}") == {cases[1]}


def test_a_case_whose_mark_was_undone_is_not_read(small_visit, cases, clock, read):
    reading = read(small_visit, cases[0])
    assert [len(day.cases_read) for day in days_of_fieldwork(small_visit)] == [1, 0, 0, 0]
    small_visit.undo()
    assert [len(day.cases_read) for day in days_of_fieldwork(small_visit)] == [0, 0, 0, 0]
    clock.now += timedelta(days=1)
    small_visit.readings.mark_ready(reading)
    assert [len(day.cases_read) for day in days_of_fieldwork(small_visit)] == [0, 1, 0, 0]
    small_visit.readings.reopen(reading, "A page was overlooked.")
    assert [len(day.cases_read) for day in days_of_fieldwork(small_visit)] == [0, 0, 0, 0]


def test_what_a_sibling_marked_is_read_before_anybody_tells(small_visit, cases, read):
    reading = read(small_visit, cases[0], ready=False)
    assert small_visit.readings.first_ready() == {}
    with small_visit.sibling() as sibling:
        sibling.readings.mark_ready(reading)
    assert list(small_visit.readings.first_ready()) == [reading]


def test_a_reading_that_comes_in_counts_on_its_own_day(
    small_visit, cases, clock, owains_copy, exchange, read
):
    days_of_fieldwork(small_visit)
    owain = owains_copy()
    read(owain, cases[3])
    clock.now += timedelta(days=1)
    exchange(owain, small_visit)
    assert [len(day.cases_read) for day in days_of_fieldwork(small_visit)] == [1, 0, 0, 0]


def test_a_deleted_case_is_counted_nowhere(small_visit, cases, read):
    today = small_visit.today().isoformat()
    read(small_visit, cases[0])
    small_visit.agenda.add(today, "09:00", "Read", sampled_case=cases[1])
    small_visit.cases.delete(cases[0])
    small_visit.cases.delete(cases[1])
    day = days_of_fieldwork(small_visit)[0]
    assert (day.cases_read, day.cases_planned) == (frozenset(), frozenset())
    assert set(case_states(small_visit)) == set(cases[2:])


def test_sets_are_what_their_names_say(small_visit, cases, read):
    today = small_visit.today().isoformat()
    read(small_visit, cases[0])
    back = read(small_visit, cases[1])
    small_visit.readings.return_with_comment(back, "Look again.")
    small_visit.concerns.raise_concern(cases[2], referred_to="the head of service", why="No visit")
    answered = small_visit.concerns.raise_concern(cases[3], referred_to="the head of service", why="No plan")
    small_visit.concerns.answer(answered, "There is one now.")
    small_visit.agenda.add(today, "09:00", "Read", sampled_case=cases[3])
    assert cases_in(small_visit, READ) == {cases[0]}
    assert cases_in(small_visit, BACK) == {cases[1]}
    assert cases_in(small_visit, WAITING) == {cases[2]}
    assert cases_in(small_visit, f"{PLANNED_ON} {today}") == {cases[3]}
    with pytest.raises(KeyError):
        cases_in(small_visit, "every")
