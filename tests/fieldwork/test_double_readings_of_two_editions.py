"""Two readings of one case in different editions of the form, and the agreed one."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.double_readings import (
    agreed_reading,
    choices_so_far,
    compare,
    individual_readings,
    only_in_one,
    settle,
)
from inspector_app.fieldwork.edition_answers import other_answers
from inspector_app.fieldwork.reading_session import ReadingSession

CHOSEN = {"/decision/in_time": "no", "/decision/days": "3"}


@pytest.fixture
def case(small_visit, read, first, edition_file, owains_copy, exchange) -> str:
    """A case that the lead has read with the first edition and Owain Prys with the second; both are ready."""
    case = small_visit.cases.add("C07")
    small_visit.cases.allocate([case], small_visit.me.id)
    small_visit.cases.add_second_reader([case], small_visit.members.named("Owain Prys").id)
    read(small_visit, case, in_time="no", days="3", met="spoken", said="Enough.")
    small_visit.forms.add(edition_file(second=True))
    owain = owains_copy()
    session = ReadingSession(owain, owain.readings.start(case))
    for path, answer in (
        ("/decision/in_time", "yes"),
        ("/decision/who", "The manager"),
        ("/child/met", "spoken"),
        ("/course/decided_on", "2024-02-01"),
        ("/course/visit[0]/purpose", "assessment"),
    ):
        session.answer(path, answer)
    owain.readings.mark_ready(session.reading)
    exchange(owain, small_visit)
    return case


def test_common_questions_are_compared_by_name_in_the_newer_edition(small_visit, case):
    pairs = compare(small_visit, *individual_readings(small_visit, case))
    assert [(pair.path, pair.first, pair.second) for pair in pairs] == [
        ("/decision/in_time", "no", "yes"),
        ("/decision/days", "3", None),
        ("/child/met", "spoken", "spoken"),
        ("/course/decided_on", "2024-02-01", "2024-02-01"),
        ("/course/visit[0]/purpose", "assessment", "assessment"),
    ]


def test_what_one_edition_alone_asks_is_listed(small_visit, case):
    mine, owains = individual_readings(small_visit, case)
    found = only_in_one(small_visit, mine, owains)
    assert [(reading.id, answer.path, answer.answer) for reading, answer in found] == [
        (mine.id, "/child/said", "Enough."),
        (owains.id, "/decision/who", "The manager"),
    ]
    assert only_in_one(small_visit, mine, mine) == []


def test_the_agreed_reading_is_of_the_newer_edition(small_visit, case, first):
    readings = individual_readings(small_visit, case)
    made = small_visit.readings.get(settle(small_visit, case, CHOSEN))
    assert made.form == readings[1].form != first
    assert small_visit.readings.form_state(made.id).shown_answers() == {
        "/decision/in_time": "no",
        "/decision/days": "3",
        "/decision/who": "The manager",
        "/child/met": "spoken",
        "/course/decided_on": "2024-02-01",
        "/course/visit[0]/purpose": "assessment",
    }
    assert [reading.form for reading in individual_readings(small_visit, case)] == [first, made.form]
    assert CHOSEN.items() <= choices_so_far(small_visit, case).items()


def test_an_agreed_reading_of_the_older_edition_goes_on_in_the_newer_one(
    small_visit, read, first, edition_file, owains_copy, exchange
):
    case = small_visit.cases.add("C07")
    small_visit.cases.allocate([case], small_visit.me.id)
    small_visit.cases.add_second_reader([case], small_visit.members.named("Owain Prys").id)
    mine = read(small_visit, case, met="spoken", said="Enough.")
    owain = owains_copy()
    read(owain, case, met="spoken", said="Enough.")
    exchange(owain, small_visit)
    record = settle(small_visit, case, {})
    second = small_visit.forms.add(edition_file(second=True))
    small_visit.readings.reopen(mine, "The form has changed.")
    small_visit.readings.bring_to(mine, second)
    small_visit.readings.set(mine, state="ready")
    assert settle(small_visit, case, {}) == record
    made = agreed_reading(small_visit, case)
    assert made.form == second
    answers = small_visit.readings.form_state(record).shown_answers()
    assert answers["/course/decided_on"] == "2024-02-01"
    found = other_answers(small_visit, record)
    assert [answer.answer for answer in found.set_aside] == ["Enough."]
    assert found.late == ()
