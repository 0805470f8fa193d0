"""Two readings of one case, and the agreed one."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork import double_readings
from inspector_app.fieldwork.double_readings import (
    agreed_reading,
    choices_so_far,
    choose_answer,
    compare,
    individual_readings,
    settle,
)
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.readings import AGREED, AGREED_READING, READY
from inspector_app.forms.definition import QUESTION, Definition


@pytest.fixture
def case(small_visit) -> str:
    case = small_visit.cases.add("C07")
    owain = small_visit.members.named("Owain Prys")
    small_visit.cases.allocate([case], small_visit.me.id)
    small_visit.cases.add_second_reader([case], owain.id)
    return case


@pytest.fixture
def readings(small_visit, case, read, owains_copy, exchange):
    """Two ready readings that differ in three answers."""
    owain = owains_copy()
    read(small_visit, case, in_time="no", days="3", met="seen spoken", said="Enough.")
    read(owain, case, met="spoken seen", said="Enough.", decided_on="2024-02-02")
    exchange(owain, small_visit)
    return individual_readings(small_visit, case)


def test_the_first_reader_comes_first(small_visit, case, readings):
    assert [reading.reader for reading in readings] == small_visit.cases.readers(case)


def test_differences_are_told_in_the_order_of_the_form(small_visit, readings):
    pairs = compare(small_visit, *readings)
    assert [(p.path, p.first, p.second) for p in pairs if p.differs] == [
        ("/decision/in_time", "no", "yes"),
        ("/decision/days", "3", None),  # not asked of the second
        ("/decision/decided_on", "2024-02-01", "2024-02-02"),
    ]
    assert [p.path for p in pairs if not p.differs] == [
        "/child/met",
        "/child/said",
        "/child/visit[0]/purpose",
    ]


@pytest.mark.parametrize(("kind", "differs"), [("select_multiple", False), ("rank", True), ("text", True)])
def test_order_tells_ranks_apart_and_ticks_not(small_visit, kind, differs):
    question = Definition("/q", QUESTION, 0, type=kind)
    pair = double_readings._pair(small_visit, "/q", "home health", "health home", question)
    assert pair.differs is differs


def test_an_agreed_reading_takes_what_is_the_same_and_what_is_chosen(small_visit, case, readings):
    with pytest.raises(UserError) as caught:
        settle(small_visit, case, {"/decision/in_time": "yes", "/decision/days": None})
    assert caught.value.code == "differences-open"
    assert agreed_reading(small_visit, case) is None
    record = settle(
        small_visit,
        case,
        {"/decision/in_time": "yes", "/decision/days": None, "/decision/decided_on": "2024-02-02"},
    )
    made = agreed_reading(small_visit, case)
    assert made is not None
    assert (made.id, made.kind, made.state) == (record, AGREED_READING, AGREED)
    assert small_visit.readings.form_state(record).shown_answers() == {
        "/decision/in_time": "yes",
        "/decision/decided_on": "2024-02-02",
        "/child/met": "seen spoken",
        "/child/said": "Enough.",
        "/child/visit[0]/purpose": "assessment",
    }
    assert {r.state for r in individual_readings(small_visit, case)} == {AGREED}
    assert small_visit.readings.of_case(case)[-1] == made


def test_settling_again_renews_the_same_reading_and_drops_what_nobody_says(
    small_visit, case, readings, owains_copy
):
    chosen = {"/decision/in_time": "no", "/decision/days": "3", "/decision/decided_on": "2024-02-01"}
    record = settle(small_visit, case, chosen)
    assert small_visit.store.answers(record)["/decision/days"] == "3"
    small_visit.readings.reopen(readings[0].id, "A letter was found.")
    ReadingSession(small_visit, readings[0].id).answer("/decision/in_time", "yes")
    small_visit.readings.mark_ready(readings[0].id)
    assert settle(small_visit, case, {"/decision/decided_on": "2024-02-01"}) == record
    assert "/decision/days" not in small_visit.store.answers(record)


def test_the_agreed_reading_has_the_instances_that_were_agreed(
    small_visit, case, read, owains_copy, exchange
):
    owain = owains_copy()
    keys = []
    for visit, purposes in ((small_visit, ("assessment", "review")), (owain, ("review",))):
        session = ReadingSession(visit, read(visit, case, ready=False))
        for purpose in purposes:
            keys.append(session.add_repeat("/child/visit"))
            session.answer(f"/child/visit[{keys[-1]}]/purpose", purpose)
        session.remove_repeat("/child/visit", "0")
        visit.readings.mark_ready(session.reading)
    exchange(owain, small_visit)
    pairs = compare(small_visit, *individual_readings(small_visit, case))
    chosen = {pair.path: pair.first for pair in pairs if pair.differs}  # the lead holds with the first reader
    state = small_visit.readings.form_state(settle(small_visit, case, chosen))
    assert state.repeat_keys("/child/visit") == keys[:2]
    assert state.missing() == []


def test_both_readings_must_be_ready(small_visit, case, read):
    with pytest.raises(UserError) as caught:
        settle(small_visit, case, {})
    assert caught.value.code == "not-both-ready"
    reading = read(small_visit, case)
    assert small_visit.readings.get(reading).state == READY
    with pytest.raises(UserError):
        settle(small_visit, case, {})


def test_choices_are_kept_on_this_copy_until_they_are_used(small_visit, case):
    choose_answer(small_visit, case, "/decision/in_time", "yes")
    choose_answer(small_visit, case, "/decision/days", None)
    assert choices_so_far(small_visit, case) == {"/decision/in_time": "yes", "/decision/days": None}
    assert choices_so_far(small_visit, "another case") == {}
