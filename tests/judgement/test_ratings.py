"""Each inspector's ratings, the moderated one, and how they moved."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from db.errors import UserError
from inspector_app.judgement.ratings import NOT_ENOUGH


def test_a_rating_is_given_once_and_changed_afterwards(small_visit):
    ratings = small_visit.ratings
    assert ratings.mine("i", "performance") is None
    record = ratings.rate("i", "performance", NOT_ENOUGH)
    assert ratings.rate("i", "performance", "poor", rationale="Late.", cites=["a", "b"]) == record
    assert ratings.rate("i", "performance", "good") == record
    mine = ratings.mine("i", "performance")
    assert mine is not None
    assert (mine.level, mine.rationale, mine.cited) == ("good", "Late.", ("a", "b"))
    assert [held.level for held in ratings.levels_held(record)] == [NOT_ENOUGH, "poor", "good"]
    assert ratings.mine("i", "prospects") is None


@pytest.mark.parametrize(
    ("criterion", "axis", "level"),
    [("ix", "performance", "good"), ("i", "speed", "good"), ("i", "performance", "excellent")],
)
def test_only_what_the_framework_has_can_be_rated(small_visit, criterion, axis, level):
    with pytest.raises(UserError):
        small_visit.ratings.rate(criterion, axis, level)
    with pytest.raises(UserError):
        small_visit.ratings.moderate(criterion, axis, level, "Because.")
    assert small_visit.ratings.all() == []


def test_moderation_keeps_who_held_what_at_that_time(small_visit, owains_copy, exchange):
    ratings = small_visit.ratings
    mared, owain = (member.id for member in small_visit.members.active())
    ratings.rate("i", "performance", "poor")
    theirs = owains_copy()
    theirs.ratings.rate("i", "performance", "good")
    exchange(theirs, small_visit)
    with pytest.raises(UserError):
        ratings.moderate("i", "performance", "good", " ")
    assert ratings.moderated("i", "performance") is None
    record = ratings.moderate("i", "performance", "good", "The later cases weigh more.")
    ratings.rate("i", "performance", "good")
    moderated = ratings.moderated("i", "performance")
    assert moderated is not None
    assert (moderated.level, moderated.reason) == ("good", "The later cases weigh more.")
    assert json.loads(moderated.held) == {mared: "poor", owain: "good"}
    assert ratings.moderate("i", "performance", "poor", "On reflection.") == record
    again = ratings.moderated("i", "performance")
    assert again is not None
    assert (again.level, json.loads(again.held)) == ("poor", {mared: "good", owain: "good"})


def test_the_steps_tell_how_everybody_came_to_where_they_are(small_visit):
    ratings = small_visit.ratings
    me = small_visit.me.id
    ratings.rate("i", "performance", "poor")
    ratings.prepare_reason("i", "performance", "We talked.")
    assert ratings.moderated("i", "performance") is None
    ratings.rate("i", "performance", "good")
    ratings.moderate("i", "performance", "good", "We agreed.")
    steps = ratings.steps("i", "performance")
    assert [(s.member, s.before, s.level, s.agreed) for s in steps] == [
        (me, "", "poor", False),
        (me, "poor", "good", False),
        (me, "", "good", True),
    ]
    with pytest.raises(UserError):
        ratings.prepare_reason("i", "performance", "")


def test_a_level_that_was_undone_was_never_held(small_visit):
    ratings = small_visit.ratings
    record = ratings.rate("i", "performance", "poor")
    ratings.rate("i", "performance", "good")
    small_visit.undo()
    assert [held.level for held in ratings.levels_held(record)] == ["poor"]
    small_visit.redo()
    assert [step.level for step in ratings.steps("i", "performance")] == ["poor", "good"]


def test_an_agreement_that_was_undone_is_no_step(small_visit):
    ratings = small_visit.ratings
    ratings.prepare_reason("i", "performance", "We talked.")
    ratings.moderate("i", "performance", "good", "We agreed.")
    small_visit.undo()
    assert ratings.steps("i", "performance") == []


def test_a_change_of_mind_stays_in_the_history(small_visit, clock):
    ratings = small_visit.ratings
    record = ratings.rate("i", "performance", "poor")
    ratings.rate("i", "performance", "good")
    clock.now += timedelta(hours=1)
    ratings.rate("i", "performance", "poor")
    assert [held.level for held in ratings.levels_held(record)] == ["poor", "good", "poor"]
