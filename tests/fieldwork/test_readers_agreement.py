"""How far readers agree, question by question over all double-read cases."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.beyond_chance import Verdict
from inspector_app.fieldwork.double_readings import compare, individual_readings, next_to_settle, settle
from inspector_app.fieldwork.readers_agreement import readers_agreement

# What Mared and Owain answered in three cases, beside what both always answer alike.
MARED = ({"in_time": "yes"}, {"in_time": "no", "days": "3"}, {"in_time": "n/a", "met": "seen spoken"})
OWAIN = ({"in_time": "yes"}, {"in_time": "yes"}, {"in_time": "n/a", "met": "spoken seen"})


@pytest.fixture
def double_read(small_visit, owains_copy, exchange, read):
    """Three cases that both have read, and one that Owain has not begun."""
    cases = small_visit.cases.add_many([{"reference": f"C0{number}"} for number in range(1, 5)])
    owain = small_visit.members.named("Owain Prys")
    small_visit.cases.allocate(cases, small_visit.me.id)
    small_visit.cases.add_second_reader(cases, owain.id)
    theirs = owains_copy()
    for case, mine, other in zip(cases, MARED, OWAIN, strict=False):
        said = {"said": "In my words."} if "met" in mine else {}
        read(small_visit, case, **mine, **said)
        read(theirs, case, **other, **({"said": "In hers."} if said else {}))
    read(small_visit, cases[3])
    exchange(theirs, small_visit)
    return cases


def questions(visit, language="en"):
    return {question.name: question for question in readers_agreement(visit, language).questions}


def test_each_question_is_counted_over_all_cases(small_visit, double_read):
    asked = questions(small_visit)
    assert list(asked) == ["in_time", "days", "decided_on", "met"]  # in the order of the form, without words
    in_time = asked["in_time"]
    assert (in_time.both, in_time.same, in_time.label) == (3, 2, "Was it decided in time?")
    assert (asked["met"].both, asked["met"].same) == (3, 3)  # ticked in another order
    assert (asked["decided_on"].both, asked["decided_on"].verdict) == (3, Verdict.NO_CHOICE)
    assert in_time.verdict is Verdict.TOO_FEW


def test_an_answer_that_only_one_gave_is_listed_and_not_counted(small_visit, double_read):
    days = questions(small_visit)["days"]
    assert (days.both, days.same) == (0, 0)
    (difference,) = days.disagreements
    assert (difference.reference, difference.answers, difference.agreed) == ("C02", ("3", ""), None)


def test_a_difference_leads_to_the_agreed_answer(small_visit, double_read):
    (difference,) = questions(small_visit, "cy")["in_time"].disagreements
    names = [reader.name for reader in difference.readers]
    assert (names, difference.answers) == (["Mared Llwyd", "Owain Prys"], ("Naddo", "Do"))
    readings = individual_readings(small_visit, double_read[1])
    pairs = compare(small_visit, *readings)
    settle(small_visit, double_read[1], {pair.path: pair.second for pair in pairs if pair.differs})
    settled = questions(small_visit)
    assert settled["in_time"].disagreements[0].agreed == "Yes"
    assert settled["days"].disagreements[0].agreed == ""
    # What the readers answered stays what it is.
    assert (settled["in_time"].both, settled["in_time"].same) == (3, 2)


def test_cases_and_totals_are_told_and_one_without_both_readers_waits(small_visit, double_read):
    told = readers_agreement(small_visit, "en")
    assert [(case.reference, case.compared is None, case.differing) for case in told.cases] == [
        ("C01", False, 0),
        ("C02", False, 2),
        ("C03", False, 1),
        ("C04", True, 0),
    ]
    assert (told.both, told.same) == (9, 8)


def test_which_reader_is_first_changes_nothing_but_the_order_of_answers(small_visit, double_read):
    before = questions(small_visit)
    owain = small_visit.members.named("Owain Prys").id
    meanwhile = small_visit.members.add("Siwan Eames")  # nobody reads a case twice
    small_visit.cases.allocate(double_read, meanwhile)
    small_visit.cases.add_second_reader(double_read, small_visit.me.id)
    small_visit.cases.allocate(double_read, owain)
    after = questions(small_visit)
    for name, question in after.items():
        assert (question.both, question.same, question.alpha) == (
            before[name].both,
            before[name].same,
            before[name].alpha,
        )
    assert after["in_time"].disagreements[0].answers == before["in_time"].disagreements[0].answers[::-1]


def test_it_can_be_stopped_between_cases(small_visit, double_read):
    seen = []

    def stop(share, reference):
        seen.append((share, reference))
        raise InterruptedError

    with pytest.raises(InterruptedError):
        readers_agreement(small_visit, "en", stop)
    assert seen == [(0, "C01")]


def test_the_next_case_to_settle_goes_round_over_those_that_both_have_finished(small_visit, double_read):
    first, second, third, begun = double_read
    assert next_to_settle(small_visit, first) == second
    readings = individual_readings(small_visit, second)
    pairs = compare(small_visit, *readings)
    settle(small_visit, second, {pair.path: pair.first for pair in pairs if pair.differs})
    assert next_to_settle(small_visit, first) == third
    assert next_to_settle(small_visit, third) == first
    assert next_to_settle(small_visit, begun) == first
    for case in (first, third):
        readings = individual_readings(small_visit, case)
        pairs = compare(small_visit, *readings)
        settle(small_visit, case, {pair.path: pair.first for pair in pairs if pair.differs})
    assert next_to_settle(small_visit, first) is None
