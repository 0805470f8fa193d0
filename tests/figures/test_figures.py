"""Figures count by case: against a count by hand over random readings."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from inspector_app.fieldwork.double_readings import settle
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.standing import standing_readings
from inspector_app.figures.counts import cases_that_count
from inspector_app.figures.figures import Figure
from inspector_app.visit import Visit

ANSWERS = st.sampled_from(["yes", "no", "n/a"])
# What happens to a case: nobody reads it, one reader begins or finishes, two finish, or two and they agree.
CASES = st.lists(
    st.one_of(
        st.just(("unread",)),
        st.tuples(st.sampled_from(["draft", "single"]), ANSWERS),
        st.tuples(st.just("double"), ANSWERS, ANSWERS),
        st.tuples(st.just("agreed"), ANSWERS, ANSWERS, ANSWERS),
    ),
    max_size=6,
)


class ByHand:
    """What a figure on one yes-or-no question must come to."""

    def __init__(self) -> None:
        self.counted: list[str] = []
        self.asked: list[str] = []
        self.unsettled: list[str] = []
        self.not_read: list[str] = []

    def take(self, case: str, what: str, answers: tuple[str, ...]) -> None:
        if what in ("unread", "draft"):
            self.not_read.append(case)
            return
        counts_by = answers[2] if what == "agreed" and answers[0] != answers[1] else answers[0]
        if what == "double" and answers[0] != answers[1]:
            self.unsettled.append(case)
        if counts_by != "n/a":
            self.asked.append(case)
        if counts_by == "yes":
            self.counted.append(case)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CASES)
def test_a_figure_counts_each_case_once_by_the_reading_that_stands(small_visit, read, cases):
    for old in small_visit.cases.all():
        small_visit.cases.delete(old.id)
    mared, owain = (member.id for member in small_visit.members.active())
    by_hand = ByHand()
    for number, (what, *answers) in enumerate(cases):
        case = small_visit.cases.add(f"C{number:02}")
        small_visit.cases.allocate([case], mared)
        by_hand.take(case, what, tuple(answers))
        if what != "unread":
            read(small_visit, case, ready=what != "draft", in_time=answers[0], **days(answers[0]))
        if what in ("double", "agreed"):
            small_visit.cases.add_second_reader([case], owain)
            small_visit.belongs_to(owain)
            read(small_visit, case, in_time=answers[1], **days(answers[1]))
            small_visit.belongs_to(mared)
        if what == "agreed":
            settle(small_visit, case, {"/decision/in_time": answers[2], "/decision/days": None})
    value = small_visit.figures.value("in_time")
    assert list(value.counted) == by_hand.counted
    assert list(value.asked) == by_hand.asked
    assert list(value.unsettled) == by_hand.unsettled
    assert list(value.not_read) == by_hand.not_read
    assert small_visit.figures.values()["in_time"] == value
    assert (value.number, value.total) == (len(by_hand.counted), len(by_hand.asked))


def days(answer: str) -> dict[str, str]:
    return {"days": "3"} if answer == "no" else {}


def test_among_narrows_what_is_counted_out_of(small_visit, read):
    for number, (in_time, met) in enumerate(
        (("yes", "seen"), ("yes", "n/a"), ("no", "seen"), ("n/a", "seen"))
    ):
        read(small_visit, small_visit.cases.add(f"C{number}"), in_time=in_time, met=met, **days(in_time))
    small_visit.figures.add("seen", "Seen", "${in_time} = 'yes'", among="not(selected(${met}, 'spoken'))")
    value = small_visit.figures.value("seen")
    assert (value.number, value.total, value.percent) == (1, 2, 50)


def test_a_figure_is_checked_when_it_is_named(small_visit):
    figures = small_visit.figures
    record = figures.add("late", "Late", "${days} > 3")
    assert isinstance(figures.get(record), Figure)
    for name, condition, among in (
        ("late", "1", ""),
        ("cases_read", "1", ""),
        ("table", "1", ""),
        ("other", "${nobody} = 1", ""),
        ("other", "1", "guess()"),
    ):
        with pytest.raises(UserError):
            figures.add(name, "Other", condition, among=among)
    with pytest.raises(UserError):
        figures.value("nothing")


def test_counts_of_the_work_are_figures_too(small_visit, read):
    small_visit.sources.add("interview", "Parents", people=3)
    read(small_visit, small_visit.cases.add("C01"))
    small_visit.cases.add("C02")
    found = {
        name: small_visit.figures.value(name).number
        for name in ("cases_sampled", "cases_read", "interviews_held", "people_interviewed", "inspectors")
    }
    assert found == {
        "cases_sampled": 2,
        "cases_read": 1,
        "interviews_held": 1,
        "people_interviewed": 3,
        "inspectors": 2,
    }


def test_only_cases_of_the_sample_that_two_have_read_count_as_read_by_two(small_visit, read):
    case, gone = small_visit.cases.add("C01"), small_visit.cases.add("C02")
    mared, owain = (member.id for member in small_visit.members.active())
    small_visit.cases.allocate([case], mared)
    small_visit.cases.add_second_reader([case], owain)
    read(small_visit, case)
    read(small_visit, gone)
    small_visit.cases.delete(gone)

    def counted():
        return [small_visit.figures.value(name).number for name in ("cases_read", "cases_double_read")]

    assert counted() == [1, 0]
    small_visit.belongs_to(owain)
    read(small_visit, case)
    assert counted() == [1, 1]


def test_a_figure_follows_an_answer_that_changes(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    assert small_visit.figures.value("in_time").number == 1
    small_visit.readings.reopen(reading, "Once more.")
    ReadingSession(small_visit, reading).not_applicable("/decision/in_time")
    assert small_visit.figures.value("in_time").not_read != ()
    small_visit.readings.mark_ready(reading)
    assert small_visit.figures.value("in_time").total == 0


@pytest.mark.parametrize("name", ["team", "inspectors/Owain Prys"])
def test_cases_read_are_those_that_a_reading_stands_for(sample_visit, name):
    with Visit.open(sample_visit / f"{name}.inspection", read_only=True) as visit:
        standing = standing_readings(visit).values()
        assert 0 < cases_that_count(visit) == sum(1 for readings in standing if readings)
