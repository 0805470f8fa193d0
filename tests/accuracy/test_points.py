"""The council's points: against which paragraph, their answers, and who decides."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.accuracy.points import ACCEPTED, FACT, OPEN, REFUSED, Said
from inspector_app.report.kinds import SENT, TEAM_DRAFT


@pytest.fixture
def sent(small_visit):
    """The small visit with one paragraph, sent to the council, and that paragraph."""
    paragraph = small_visit.paragraphs.add("criterion-i", "It was decided in 3 cases.")
    small_visit.versions.make(TEAM_DRAFT)
    small_visit.versions.make(SENT)
    return small_visit, paragraph, small_visit.versions.sent_numbers()[paragraph]


def test_a_point_is_about_the_paragraph_that_had_the_number(sent):
    visit, paragraph, number = sent
    visit.paragraphs.move(visit.paragraphs.add("criterion-i", "A new first one."), -1)
    point = visit.accuracy_points.get(visit.accuracy_points.add(Said(" It was 4. ", number)))
    assert (point.about_table, point.about, point.says) == ("paragraph", paragraph, "It was 4.")
    assert (point.number, point.state, point.kind) == ("1", OPEN, "")


def test_points_count_on_and_stand_in_the_order_of_their_numbers(sent):
    visit, _paragraph, _number = sent
    for number in ("10", "2", "", "2a"):
        visit.accuracy_points.add(Said("It was 4.", number=number))
    version = visit.versions.newest.id
    assert [point.number for point in visit.accuracy_points.of_version(version)] == ["2", "2a", "10", "11"]


def test_a_number_that_comes_later_in_a_table_is_given_to_no_row_before_it(sent):
    visit, _paragraph, _number = sent
    visit.accuracy_points.add_all([Said("First."), Said("Second.", number="1"), Said("Third.")])
    version = visit.versions.newest.id
    numbers = {point.says: point.number for point in visit.accuracy_points.of_version(version)}
    assert numbers == {"First.": "2", "Second.": "1", "Third.": "3"}


@pytest.mark.parametrize(
    ("said", "code"), [(Said(" "), "accuracy-point"), (Said("It was 4.", "99.1"), "accuracy-paragraph")]
)
def test_what_cannot_be_a_point_is_refused(sent, said, code):
    visit, _paragraph, _number = sent
    with pytest.raises(UserError) as caught:
        visit.accuracy_points.add_all([Said("A good one."), said])
    assert caught.value.code == code
    assert visit.accuracy_points.all() == []


def test_nothing_can_be_said_of_what_was_not_sent(small_visit):
    with pytest.raises(UserError) as caught:
        small_visit.accuracy_points.add(Said("It was 4."))
    assert caught.value.code == "nothing-sent"


@pytest.mark.parametrize("state", [ACCEPTED, REFUSED])
def test_a_decision_needs_its_reason_and_keeps_it(sent, state):
    visit, _paragraph, number = sent
    points = visit.accuracy_points
    point = points.add(Said("It was 4.", number))
    with pytest.raises(UserError) as caught:
        points.decide(point, state)
    assert caught.value.code == "accuracy-reason"
    points.write(point, reason="The file says 3.", resulting_change="None.")
    points.say_kind(point, FACT)
    points.decide(point, state)
    with pytest.raises(UserError):
        points.write(point, reason=" ")
    entry = points.get(point)
    assert (entry.state, entry.reason, entry.resulting_change) == (state, "The file says 3.", "None.")
    assert entry.kind == FACT
    points.decide(point, OPEN)
    points.write(point, reason="")


def test_only_the_lead_decides(sent, owains_copy, exchange):
    visit, _paragraph, number = sent
    point = visit.accuracy_points.add(Said("It was 4.", number))
    theirs = owains_copy()
    exchange(visit, theirs)
    theirs.accuracy_points.write(point, reason="I looked: it was 3.")
    with pytest.raises(UserError) as caught:
        theirs.accuracy_points.decide(point, REFUSED)
    assert caught.value.code == "not-the-lead"
    exchange(theirs, visit)
    visit.accuracy_points.decide(point, REFUSED)
    assert visit.accuracy_points.get(point).reason == "I looked: it was 3."
