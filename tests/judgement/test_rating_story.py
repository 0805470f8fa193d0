"""How ratings moved: only what others saw, or what stands now, is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.exchange.json_records import export_json, import_json
from inspector_app.judgement.held_levels import HeldLevels
from inspector_app.judgement.rating_story import rating_story
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.team.handovers import hand_over
from inspector_app.visit import Visit

CRITERION, PERFORMANCE = "i", "performance"


def levels(visit, member=None):
    rating = visit.ratings.current(CRITERION, PERFORMANCE)[member or visit.me.id]
    return [held.level for held in HeldLevels(visit).of(rating)]


@pytest.fixture
def give(small_visit, tmp_path):
    """Hand the small visit over, as of an evening."""
    return lambda: hand_over(small_visit, tmp_path / "evening.handover")


def test_what_is_tried_out_on_the_own_copy_is_no_move(small_visit, clock):
    for level in ("poor", "good", NOT_ENOUGH, "poor", "good"):
        clock.now += timedelta(hours=1)
        small_visit.ratings.rate(CRITERION, PERFORMANCE, level)
    assert levels(small_visit) == ["good"]


def test_a_level_that_was_handed_over_was_held(small_visit, give):
    rate = small_visit.ratings.rate
    rate(CRITERION, PERFORMANCE, "poor")
    give()
    rate(CRITERION, PERFORMANCE, "good")
    assert levels(small_visit) == ["poor", "good"]
    rate(CRITERION, PERFORMANCE, "poor")
    assert levels(small_visit) == ["poor"]
    rate(CRITERION, PERFORMANCE, "good")
    give()
    rate(CRITERION, PERFORMANCE, "poor")
    assert levels(small_visit) == ["poor", "good", "poor"]


def test_a_level_that_stood_when_the_team_agreed_was_held(small_visit):
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "poor")
    small_visit.ratings.moderate(CRITERION, PERFORMANCE, "good", "We agreed.")
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "good")
    me = small_visit.me.id
    assert [
        (s.member, s.before, s.level, s.agreed, s.reason)
        for s in rating_story(small_visit, CRITERION, PERFORMANCE)
    ] == [
        (me, "", "poor", False, ""),
        (me, "", "good", True, "We agreed."),
        (me, "poor", "good", False, ""),
    ]


def test_a_move_is_told_at_the_time_of_the_move_and_not_of_the_hand_over(small_visit, clock, give):
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "poor")
    rated = clock.now
    clock.now += timedelta(hours=3)
    give()
    (step,) = rating_story(small_visit, CRITERION, PERFORMANCE)
    assert abs(step.at - rated) < timedelta(seconds=5)


def test_handing_over_again_keeps_nothing_twice(small_visit, give):
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "poor")
    give()
    kept = HeldLevels(small_visit).all()
    give()
    assert HeldLevels(small_visit).all() == kept
    assert len(kept) == 1


def test_the_story_is_the_same_on_every_copy(small_visit, owains_copy, exchange):
    theirs = owains_copy()
    owain = theirs.me.id
    theirs.ratings.rate(CRITERION, PERFORMANCE, "poor")
    exchange(theirs, small_visit)
    theirs.ratings.rate(CRITERION, PERFORMANCE, "good")
    exchange(theirs, small_visit)
    exchange(small_visit, theirs)
    assert levels(small_visit, owain) == ["poor", "good"]
    assert rating_story(small_visit, CRITERION, PERFORMANCE) == rating_story(theirs, CRITERION, PERFORMANCE)


def test_keeping_a_level_is_no_deed_to_undo(small_visit, give):
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "poor")
    give()
    small_visit.undo()
    assert small_visit.ratings.mine(CRITERION, PERFORMANCE) is None
    assert rating_story(small_visit, CRITERION, PERFORMANCE) == []


def test_an_agreement_that_was_undone_is_no_step(small_visit):
    ratings = small_visit.ratings
    ratings.prepare_reason(CRITERION, PERFORMANCE, "We talked.")
    ratings.moderate(CRITERION, PERFORMANCE, "good", "We agreed.")
    small_visit.undo()
    assert rating_story(small_visit, CRITERION, PERFORMANCE) == []


def test_each_agreement_keeps_its_own_reason(small_visit):
    small_visit.ratings.moderate(CRITERION, PERFORMANCE, "good", "We agreed.")
    small_visit.ratings.moderate(CRITERION, PERFORMANCE, "poor", "On reflection.")
    small_visit.ratings.moderate(CRITERION, PERFORMANCE, "poor", "With more cases.")
    assert [
        (step.before, step.level, step.reason) for step in rating_story(small_visit, CRITERION, PERFORMANCE)
    ] == [
        ("", "good", "We agreed."),
        ("good", "poor", "On reflection."),
        ("poor", "poor", "With more cases."),
    ]


def test_the_story_survives_an_export(small_visit, give, tmp_path):
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "poor")
    give()
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "good")
    small_visit.ratings.moderate(CRITERION, PERFORMANCE, "good", "We agreed.")
    export_json(small_visit, tmp_path / "all.json")
    import_json(tmp_path / "again.inspection", tmp_path / "all.json")
    with Visit.open(tmp_path / "again.inspection") as again:
        assert rating_story(again, CRITERION, PERFORMANCE) == rating_story(
            small_visit, CRITERION, PERFORMANCE
        )


@given(st.lists(st.sampled_from(["poor", "good", NOT_ENOUGH, "hand over"]), max_size=8))
def test_what_is_told_is_what_went_out_without_repetition(small_framework, tmp_path_factory, deeds):
    from tests.conftest import TickingClock, _new_visit

    folder = tmp_path_factory.mktemp("story")
    with _new_visit(folder, small_framework, TickingClock()) as visit:
        expected, now = [], None
        for deed in deeds:
            if deed != "hand over":
                now = deed
                visit.ratings.rate(CRITERION, PERFORMANCE, deed)
            elif now is not None and expected[-1:] != [now]:
                expected.append(now)
            if deed == "hand over":
                visit.ratings.keep_held()
        if now is None:
            assert rating_story(visit, CRITERION, PERFORMANCE) == []
        else:
            assert levels(visit) == [*expected, *([now] if expected[-1:] != [now] else [])]
