"""Dissent from a moderated rating: who may say it, how long it stands, and that it is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.errors import UserError

CRITERION, PERFORMANCE = "i", "performance"


@pytest.fixture
def against(small_visit, owains_copy, exchange):
    """Owain holds poor, the lead agrees good: both copies, which know of each other's work."""
    theirs = owains_copy()
    theirs.ratings.rate(CRITERION, PERFORMANCE, "poor")
    exchange(theirs, small_visit)
    small_visit.ratings.rate(CRITERION, PERFORMANCE, "good")
    small_visit.ratings.moderate(CRITERION, PERFORMANCE, "good", "The later cases weigh more.")
    exchange(small_visit, theirs)
    return small_visit, theirs


def reasons(visit):
    return [(dissent.member, dissent.reason) for dissent in visit.dissents.standing(CRITERION, PERFORMANCE)]


def test_an_inspector_puts_a_dissent_on_record_and_it_travels(against, exchange):
    lead, owain = against
    owain.dissents.state(CRITERION, PERFORMANCE, "Three files were late.")
    exchange(owain, lead)
    assert reasons(lead) == [(owain.me.id, "Three files were late.")]


def test_the_lead_puts_it_on_record_for_somebody_else_and_nobody_else_does(against):
    lead, owain = against
    lead.dissents.state(CRITERION, PERFORMANCE, "Three files were late.", member=owain.me.id)
    assert reasons(lead) == [(owain.me.id, "Three files were late.")]
    with pytest.raises(UserError):
        owain.dissents.state(CRITERION, PERFORMANCE, "She means it otherwise.", member=lead.me.id)


def test_it_is_worded_anew_and_taken_back(against, clock):
    _lead, owain = against
    owain.dissents.state(CRITERION, PERFORMANCE, "Three files were late.")
    owain.dissents.state(CRITERION, PERFORMANCE, "Four files were late.")
    assert reasons(owain) == [(owain.me.id, "Four files were late.")]
    clock.now += timedelta(minutes=5)  # savings within a minute are one text
    owain.dissents.state(CRITERION, PERFORMANCE, " ")
    assert reasons(owain) == []
    owain.undo()
    assert reasons(owain) == [(owain.me.id, "Four files were late.")]


def test_whoever_holds_the_agreed_level_does_not_dissent(against):
    lead, owain = against
    with pytest.raises(UserError):
        lead.dissents.state(CRITERION, PERFORMANCE, "It is good.")
    with pytest.raises(UserError):
        owain.dissents.state("ii", PERFORMANCE, "Nothing is agreed.")
    owain.dissents.state(CRITERION, PERFORMANCE, "Three files were late.")
    owain.ratings.rate(CRITERION, PERFORMANCE, "good")
    assert reasons(owain) == []
    owain.ratings.rate(CRITERION, PERFORMANCE, "poor")
    assert reasons(owain) == [(owain.me.id, "Three files were late.")]


def test_a_dissent_is_from_the_level_that_it_was_said_against(against, exchange):
    lead, owain = against
    owain.dissents.state(CRITERION, PERFORMANCE, "Three files were late.")
    exchange(owain, lead)
    lead.ratings.moderate(CRITERION, PERFORMANCE, "not-enough", "We need more.")
    assert reasons(lead) == []
    assert [dissent.against for dissent in lead.dissents.all()] == ["good"]
    lead.ratings.moderate(CRITERION, PERFORMANCE, "good", "It was enough.")
    assert len(reasons(lead)) == 1
