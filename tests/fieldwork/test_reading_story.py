"""The story of a reading: each step with who took it and why, also after the reading has gone on."""

from __future__ import annotations

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.reading_story import story_of
from inspector_app.fieldwork.readings import AGREED, DRAFT, READY, RETURNED


def answer(visit, reading, day):
    ReadingSession(visit, reading).answer("/decision/decided_on", day)


def states(visit, reading):
    return [(step.state, step.why) for step in story_of(visit, reading)]


def test_a_draft_has_no_story_yet(small_visit):
    assert story_of(small_visit, small_visit.readings.start(small_visit.cases.add("C01"))) == []


def test_each_step_says_who_and_why(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    readings, me = small_visit.readings, small_visit.me.id
    readings.return_with_comment(reading, "Look at 1.2 again.")
    readings.mark_ready(reading)
    readings.reopen(reading, "A page was overlooked.")
    readings.mark_ready(reading)
    readings.return_with_comment(reading, "Look at 1.2 again.")
    answer(small_visit, reading, "2024-02-02")
    readings.mark_ready(reading)
    readings.agree(reading)
    story = story_of(small_visit, reading)
    assert [(step.state, step.why) for step in story] == [
        (READY, ""),
        (RETURNED, "Look at 1.2 again."),
        (READY, ""),
        (DRAFT, "A page was overlooked."),
        (READY, ""),
        (RETURNED, "Look at 1.2 again."),
        (READY, ""),
        (AGREED, ""),
    ]
    assert {step.author for step in story} == {me}
    assert readings.get(reading).reason == ""  # gone from the record, and not from the story


def test_steps_of_another_copy_are_in_the_story(small_visit, owains_copy, exchange, read):
    case = small_visit.cases.add("C01")
    owain = owains_copy()
    reading = read(owain, case)
    exchange(owain, small_visit)
    small_visit.readings.return_with_comment(reading, "Look again.")
    story = story_of(small_visit, reading)
    assert [(step.state, step.author) for step in story] == [
        (READY, owain.me.id),
        (RETURNED, small_visit.me.id),
    ]


def test_what_was_undone_is_not_in_the_story(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    readings = small_visit.readings
    small_visit.undo()
    assert (readings.get(reading).state, states(small_visit, reading)) == (DRAFT, [])
    small_visit.redo()
    assert states(small_visit, reading) == [(READY, "")]
    readings.return_with_comment(reading, "Look again.")
    small_visit.undo()
    assert (readings.get(reading).state, states(small_visit, reading)) == (READY, [(READY, "")])
    readings.reopen(reading, "A page was overlooked.")
    small_visit.undo()
    assert (readings.get(reading).state, states(small_visit, reading)) == (READY, [(READY, "")])
    small_visit.redo()
    assert states(small_visit, reading) == [(READY, ""), (DRAFT, "A page was overlooked.")]


def test_a_mark_that_is_undone_after_a_reopening_leaves_the_reopening(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    small_visit.readings.reopen(reading, "A page was overlooked.")
    answer(small_visit, reading, "2024-02-02")
    small_visit.readings.mark_ready(reading)
    small_visit.undo()
    assert states(small_visit, reading) == [(READY, ""), (DRAFT, "A page was overlooked.")]


def test_a_return_that_the_lead_undoes_leaves_the_reader_s_mark(small_visit, owains_copy, exchange, read):
    case = small_visit.cases.add("C01")
    owain = owains_copy()
    reading = read(owain, case)
    exchange(owain, small_visit)
    small_visit.readings.return_with_comment(reading, "Look again.")
    small_visit.undo()
    assert [(step.state, step.author) for step in story_of(small_visit, reading)] == [(READY, owain.me.id)]


def test_a_draft_without_a_reason_is_no_reopening(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    small_visit.readings.set(reading, state=DRAFT, comment="Not yet.")
    assert states(small_visit, reading) == []
