"""Each inspector's ratings, the moderated one, and how they moved."""

from __future__ import annotations

import json

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


def test_only_the_lead_moderates(small_visit, owains_copy):
    small_visit.ratings.moderate("i", "performance", "good", "We agreed.")
    theirs = owains_copy()
    with pytest.raises(UserError) as refused:
        theirs.ratings.moderate("i", "performance", "poor", "I think otherwise.")
    assert refused.value.code == "not-the-lead"
    with pytest.raises(UserError):
        theirs.ratings.prepare_reason("ii", "performance", "I think so.")
    moderated = theirs.ratings.moderated("i", "performance")
    assert moderated is not None
    assert (moderated.level, moderated.reason) == ("good", "We agreed.")
    assert theirs.ratings.moderation("ii", "performance") is None


def test_an_agreed_rating_is_not_left_without_a_reason(small_visit):
    small_visit.ratings.moderate("i", "performance", "good", "We agreed.")
    with pytest.raises(UserError):
        small_visit.ratings.prepare_reason("i", "performance", "")
