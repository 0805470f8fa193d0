"""Figures over readings of several editions: each counts by its own, or is told as not asked."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.reading_session import ReadingSession


@pytest.fixture
def cases(small_visit, read, edition_file) -> list[str]:
    """C01 and C02 read with the first edition, C03 and C04 with the second, C05 by nobody."""
    cases = [small_visit.cases.add(f"C0{number}") for number in range(1, 6)]
    read(small_visit, cases[0], met="spoken", said="Enough.")
    read(small_visit, cases[1], in_time="no", days="3")
    small_visit.forms.add(edition_file(second=True))
    for case, in_time in ((cases[2], "yes"), (cases[3], "no")):
        session = ReadingSession(small_visit, small_visit.readings.start(case))
        for path, answer in (
            ("/decision/in_time", in_time),
            ("/decision/days", "2.5" if in_time == "no" else None),
            ("/decision/who", "The manager"),
            ("/child/met", "spoken"),
            ("/course/decided_on", "2024-03-01"),
            ("/course/visit[0]/purpose", "review"),
        ):
            session.answer(path, answer)
        small_visit.readings.mark_ready(session.reading)
    return cases


def test_each_reading_counts_by_its_own_edition(small_visit, cases):
    value = small_visit.figures.value("in_time")
    assert (value.counted, value.asked) == ((cases[0], cases[2]), tuple(cases[:4]))
    assert value.other_edition == ()
    early = small_visit.figures.try_out("${decided_on} < '2024-02-15'")  # the question has moved meanwhile
    assert (early.counted, early.asked) == (tuple(cases[:2]), tuple(cases[:4]))
    long = small_visit.figures.try_out("${days} >= 3", "${in_time} = 'no'")
    assert (long.counted, long.asked) == ((cases[1],), (cases[1], cases[3]))


def test_a_case_whose_edition_does_not_ask_is_left_out_and_listed(small_visit, cases):
    new = small_visit.figures.try_out("${who} = 'The manager'")
    assert (new.counted, new.asked) == (tuple(cases[2:4]), tuple(cases[2:4]))
    assert (new.other_edition, new.not_read) == (tuple(cases[:2]), (cases[4],))
    gone = small_visit.figures.try_out("${said} = 'Enough.'")
    assert (gone.counted, gone.asked, gone.other_edition) == ((cases[0],), (cases[0],), tuple(cases[2:4]))
    among = small_visit.figures.try_out("${in_time} = 'yes'", "${who} = 'The manager'")
    assert (among.asked, among.other_edition) == (tuple(cases[2:4]), tuple(cases[:2]))


def test_a_question_that_no_edition_has_is_still_refused(small_visit, cases):
    with pytest.raises(UserError) as caught:
        small_visit.figures.try_out("${nobody_asks} = 'yes'")
    assert caught.value.code == "unknown-question"


def test_of_two_readers_the_one_who_was_asked_counts(small_visit, cases, read):
    owain = small_visit.members.named("Owain Prys").id
    small_visit.cases.add_second_reader([cases[0]], owain)
    lead = small_visit.me.id
    small_visit.belongs_to(owain)
    session = ReadingSession(small_visit, small_visit.readings.start(cases[0]))
    session.answer("/decision/who", "The manager")
    small_visit.readings.set(session.reading, state="ready")
    small_visit.belongs_to(lead)
    value = small_visit.figures.try_out("${who} = 'The manager'")
    assert cases[0] in value.counted
    assert value.other_edition == (cases[1],)
    assert value.unsettled == ()


def test_a_brought_reading_is_asked_what_the_new_edition_asks(small_visit, cases):
    (reading,) = small_visit.readings.of_case(cases[0])
    small_visit.readings.reopen(reading.id, "The form has changed.")
    small_visit.readings.bring_to(reading.id, small_visit.forms.current(CASE_READING))
    ReadingSession(small_visit, reading.id).answer("/decision/who", "The manager")
    small_visit.readings.set(reading.id, state="ready")
    assert cases[0] in small_visit.figures.try_out("${who} = 'The manager'").counted
