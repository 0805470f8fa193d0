"""The story of a reading: each step with who took it and why, also after the reading has gone on."""

from __future__ import annotations

from inspector_app.fieldwork.reading_story import story_of
from inspector_app.fieldwork.readings import AGREED, DRAFT, READY, RETURNED


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
