"""A reading from draft to agreed, and back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.errors import UserError
from inspector_app.fieldwork.double_readings import compare, individual_readings, settle
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.readings import AGREED, DRAFT, READY, RETURNED

TIMED = """\
| survey |
| | type | name | label | repeat_count |
| | start | begun | | |
| | integer | how_many | How many? | |
| | begin repeat | child | Child | ${how_many} |
| | text | called | Called? | |
| | end repeat | | | |
| | end | ended | | |
| settings |
| | form_title | form_id | version |
| | Small form | case_reading | timed |
"""

OPEN_FOR = """\
| survey |
| | type | name | label | constraint | calculation |
| | date | since | Since when? | . <= today() | |
| | calculate | days | | | decimal-date-time(today()) - decimal-date-time(${since}) |
| settings |
| | form_title | form_id | version |
| | Small form | case_reading | open for |
"""


def test_my_reading_of_a_case_is_begun_once(small_visit):
    case = small_visit.cases.add("C01")
    reading = small_visit.readings.start(case)
    assert small_visit.readings.start(case) == reading
    record = small_visit.readings.get(reading)
    assert (record.state, record.reader, record.sampled_case) == (DRAFT, small_visit.me.id, case)
    assert small_visit.readings.subject(record) == "Case reading C01"
    assert small_visit.readings.by_case() == {case: [record]}


def test_a_supervision_file_is_read_once_by_whoever_begins(small_visit):
    source = small_visit.sources.add("supervision-file", "Supervision file 3")
    reading = small_visit.readings.start_supervision(source)
    assert small_visit.readings.start_supervision(source) == reading
    assert small_visit.readings.subject(small_visit.readings.get(reading)) == "Supervision file 3"


def test_a_reading_is_ready_when_everything_asked_is_answered(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"), ready=False, in_time="no", days="-3", met=None)
    with pytest.raises(UserError) as caught:
        small_visit.readings.mark_ready(reading)
    assert "1 not answered and 1 to put right" in str(caught.value)
    assert small_visit.readings.get(reading).state == DRAFT


def test_not_applicable_is_an_answer(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"), in_time="n/a", met="n/a", purpose="n/a")
    assert small_visit.readings.get(reading).state == READY


def test_the_states_go_from_draft_to_agreed_and_back_with_a_reason(small_visit, read):
    readings = small_visit.readings
    reading = read(small_visit, small_visit.cases.add("C01"), ready=False)
    with pytest.raises(UserError):
        readings.agree(reading)
    readings.mark_ready(reading)
    with pytest.raises(UserError):
        readings.return_with_comment(reading, "  ")
    readings.return_with_comment(reading, "Look at the date again.")
    assert (readings.get(reading).state, readings.get(reading).comment) == (
        RETURNED,
        "Look at the date again.",
    )
    readings.mark_ready(reading)
    readings.agree(reading)
    assert readings.get(reading).state == AGREED
    with pytest.raises(UserError):
        readings.reopen(reading, "")
    readings.reopen(reading, "A letter was found.")
    assert (readings.get(reading).state, readings.get(reading).reason) == (DRAFT, "A letter was found.")


def test_the_filled_in_form_is_kept_until_something_touches_the_reading(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    state = small_visit.readings.form_state(reading)
    assert small_visit.readings.form_state(reading) is state
    small_visit.readings.reopen(reading, "Once more.")
    assert small_visit.readings.form_state(reading) is not state


def test_a_form_may_keep_when_it_was_begun_and_when_it_was_completed(small_visit, tmp_path):
    path = tmp_path / "timed.md"
    path.write_text(TIMED, encoding="utf-8")
    small_visit.forms.add(path)
    reading = small_visit.readings.start(small_visit.cases.add("C01"))
    session = ReadingSession(small_visit, reading)
    session.answer("/how_many", "2")
    for key in ("1", "2"):
        session.answer(f"/child[{key}]/called", "Ifan")
    assert small_visit.readings.form_state(reading).find("/ended").answer == ""
    small_visit.readings.mark_ready(reading)
    state = small_visit.readings.fresh_form_state(reading)
    assert state.find("/begun").answer <= state.find("/ended").answer
    assert state.find("/ended").answer[:10] == small_visit.clock().astimezone().date().isoformat()


def test_what_a_smaller_count_took_away_stays_in_the_file(small_visit, tmp_path):
    path = tmp_path / "timed.md"
    path.write_text(TIMED, encoding="utf-8")
    small_visit.forms.add(path)
    session = ReadingSession(small_visit, small_visit.readings.start(small_visit.cases.add("C01")))
    session.answer("/how_many", "2")
    session.answer("/child[2]/called", "Gwen")
    session.answer("/how_many", "1")
    session.answer("/how_many", "2")
    again = small_visit.readings.fresh_form_state(session.reading)
    assert again.repeat_keys("/child") == session.state.repeat_keys("/child") == ["1", "2.1"]
    assert again.find("/child[2.1]/called").answer == ""
    assert small_visit.readings.fields(session.reading)["/child[2]/called"] == "Gwen"


@pytest.fixture
def open_for(small_visit, tmp_path):
    """A form that works out how many days something has been open for, and a figure on it."""
    path = tmp_path / "open-for.md"
    path.write_text(OPEN_FOR, encoding="utf-8")
    small_visit.forms.add(path)
    small_visit.figures.add("long", "Open for over a month", "${days} > 31")


def since(visit, reading, day):
    """Answer the form of a reading."""
    ReadingSession(visit, reading).answer("/since", day)


def days(visit, reading):
    """Return what the form of a reading says, as its page opens it."""
    return float(ReadingSession(visit, reading).state.find("/days").answer)


def counted(visit):
    """Return what the figure comes to for somebody who opens the visit now."""
    with visit.sibling() as elsewhere:
        return elsewhere.figures.value("long").number


def test_a_settled_reading_says_and_counts_the_same_on_any_day(small_visit, open_for, clock):
    reading = small_visit.readings.start(small_visit.cases.add("C01"))
    since(small_visit, reading, "2024-03-01")
    clock.now += timedelta(days=2)
    assert days(small_visit, reading) == 13  # it may still be written in
    small_visit.readings.mark_ready(reading)
    for step in (
        lambda: small_visit.readings.agree(reading),
        lambda: small_visit.readings.reopen(reading, "By mistake."),
        small_visit.undo,
    ):
        clock.now += timedelta(days=30)
        if small_visit.readings.get(reading).state != DRAFT:
            assert (days(small_visit, reading), counted(small_visit)) == (11, 0)
        step()
    assert (days(small_visit, reading), counted(small_visit)) == (11, 0)


def test_a_reading_that_is_reopened_is_judged_anew(small_visit, open_for, clock):
    reading = small_visit.readings.start(small_visit.cases.add("C01"))
    since(small_visit, reading, "2024-03-01")
    small_visit.readings.mark_ready(reading)
    clock.now += timedelta(days=90)
    small_visit.readings.reopen(reading, "The date is wrong.")
    assert days(small_visit, reading) == 101
    since(small_visit, reading, "2024-03-02")
    small_visit.readings.mark_ready(reading)
    clock.now += timedelta(days=90)
    assert (days(small_visit, reading), counted(small_visit)) == (100, 1)


def test_two_readers_on_different_days_do_not_differ_by_them(
    small_visit, owains_copy, exchange, open_for, clock
):
    case = small_visit.cases.add("C01")
    owain = owains_copy()
    first = small_visit.readings.start(case)
    since(small_visit, first, "2024-03-01")
    small_visit.readings.mark_ready(first)
    clock.now += timedelta(days=1)
    second = owain.readings.start(case)
    since(owain, second, "2024-03-01")
    owain.readings.mark_ready(second)
    exchange(owain, small_visit)
    assert [
        pair.path for pair in compare(small_visit, *individual_readings(small_visit, case)) if pair.differs
    ] == []
    agreed = settle(small_visit, case, {})
    clock.now += timedelta(days=30)
    said = days(small_visit, agreed)
    small_visit.readings.reopen(agreed, "By mistake.")
    clock.now += timedelta(days=30)
    small_visit.undo()
    assert (days(small_visit, agreed), counted(small_visit)) == (said, 0)


def test_an_agreed_reading_that_is_renewed_is_judged_by_that_day(
    small_visit, owains_copy, exchange, open_for, clock
):
    case = small_visit.cases.add("C01")
    owain = owains_copy()
    both = ((small_visit, small_visit.readings.start(case)), (owain, owain.readings.start(case)))
    for day in ("2024-03-01", "2024-04-12"):
        for visit, reading in both:
            if visit.readings.get(reading).state != DRAFT:
                visit.readings.reopen(reading, "It came again.")
            since(visit, reading, day)
            visit.readings.mark_ready(reading)
        exchange(owain, small_visit)
        agreed = settle(small_visit, case, {})
        exchange(small_visit, owain)
        clock.now += timedelta(days=31)
    assert days(small_visit, agreed) == 0
    assert small_visit.readings.form_state(agreed).invalid() == []
