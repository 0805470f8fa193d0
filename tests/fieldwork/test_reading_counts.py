"""Counting the answers of readings: once, and anew after a change, also when others count meanwhile."""

from __future__ import annotations

import pytest

from db.errors import Cancelled
from inspector_app.fieldwork.reading_counts import counted_in
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.sample_list import SampleList, to_count
from inspector_app.visit import Visit


@pytest.fixture
def reading(small_visit: Visit) -> str:
    """A draft with its defaults alone."""
    return small_visit.readings.start(small_visit.cases.add("C01"))


def test_a_count_is_kept_until_the_reading_changes(small_visit: Visit, reading: str) -> None:
    counts = small_visit.readings.counts
    assert counts.known(reading) is None
    answered, asked = counts.of(reading)
    assert answered < asked
    assert counts.known(reading) == (answered, asked)
    ReadingSession(small_visit, reading).answer("/decision/in_time", "yes")
    assert counts.known(reading) is None
    assert counts.of(reading)[0] == answered + 1


def test_an_answer_to_put_right_counts_in_the_list_as_in_the_form(small_visit: Visit, reading: str) -> None:
    counts = small_visit.readings.counts
    before = counts.of(reading)
    session = ReadingSession(small_visit, reading)
    session.answer("/decision/decided_on", "n")
    assert counts.of(reading) == session.tally.progress() == before
    session.answer("/decision/decided_on", "2024-03-01")
    assert counts.of(reading) == session.tally.progress() == (before[0] + 1, before[1])


def test_what_others_counted_is_taken_unless_it_changed_meanwhile(small_visit: Visit, reading: str) -> None:
    other = small_visit.readings.start(small_visit.cases.add("C02"))
    counts = small_visit.readings.counts
    begun = counts.now
    found = counted_in(small_visit, [reading, other], lambda *_progress: None)
    ReadingSession(small_visit, reading).answer("/decision/in_time", "yes")
    counts.take(found, begun)
    assert counts.known(reading) is None
    assert counts.known(other) == found[other] == counts.of(other)


def test_counting_many_can_be_stopped(small_visit: Visit, reading: str) -> None:
    def stop(_fraction: float, _sentence: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        counted_in(small_visit, [reading], stop)


def test_a_line_of_the_sample_waits_for_the_counts_of_all_its_readings(
    small_visit: Visit, reading: str
) -> None:
    sample = SampleList(small_visit)
    (line,) = sample.lines()
    assert line.progress.count is None
    assert to_count(small_visit, [line]) == [reading]
    count = small_visit.readings.counts.of(reading)
    (line,) = sample.lines()
    assert line.progress.count == count
    assert to_count(small_visit, [line]) == []
