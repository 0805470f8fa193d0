"""A reading from draft to agreed, and back."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork.readings import AGREED, DRAFT, READY, RETURNED


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
