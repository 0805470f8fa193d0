"""A third value fits what it is a value of, and both texts can be combined."""

from __future__ import annotations

from datetime import date

import pytest

from db.errors import UserError
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_all_by
from inspector_app.team.third_value import (
    CHOICE,
    DATE,
    TEXT,
    ThirdValue,
    combined,
    read_third,
    third_value,
)

TODAY = date(2024, 3, 14)


@pytest.fixture
def apart(small_visit, owains_copy, exchange):
    """A function that has the lead and Owain write different values, and returns the one difference."""
    case = small_visit.cases.add("C01")
    reading = small_visit.readings.start(case)
    owain = owains_copy()

    def write(field: str, mine: str, theirs: str):
        for visit, value in ((small_visit, mine), (owain, theirs)):
            if field.startswith("/"):
                ReadingSession(visit, reading).answer(field, value)
            else:
                visit.cases.set(case, **{field: value})
        exchange(owain, small_visit)
        return differences(small_visit)[0]

    return write


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "kind"),
    [
        ("note", "early", "late", TEXT),
        ("referred_on", "2023-11-06", "2023-11-09", DATE),
        ("referred_on", "2023-11-06", "last autumn", None),
        ("team", "North", "South", None),
        ("/decision/in_time", "yes", "no", CHOICE),
        ("/child/met", "seen", "spoken", None),
    ],
)
def test_a_third_value_is_of_the_kind_that_the_field_takes(small_visit, apart, field, mine, theirs, kind):
    third = third_value(small_visit, apart(field, mine, theirs))
    assert (third.kind if third else None) == kind
    if kind == CHOICE:
        assert dict(third.choices)["yes"] == "Yes"


def test_deleted_here_edited_there_has_no_third_value(small_visit, owains_copy, exchange):
    case = small_visit.cases.add("C01", note="a")
    owain = owains_copy()
    small_visit.cases.delete(case)
    owain.cases.set(case, note="b")
    exchange(owain, small_visit)
    (difference,) = differences(small_visit)
    assert third_value(small_visit, difference) is None
    assert [side.deletes for side in difference.sides].count(True) == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("Late.", "Not chaired.", {"Late.", "Not chaired."}),
        ("Late.", "Late. Not chaired.", {"Late. Not chaired."}),
    ],
)
def test_texts_are_combined_each_only_once(apart, mine, theirs, both):
    assert set(combined(apart("note", mine, theirs)).split("\n")) == both


def test_a_date_is_read_and_refused_in_a_sentence():
    assert read_third(ThirdValue(DATE), "6 Nov 2023", TODAY) == "2023-11-06"
    assert read_third(ThirdValue(DATE), " ", TODAY) == " "
    with pytest.raises(UserError) as caught:
        read_third(ThirdValue(DATE), "soon", TODAY)
    assert caught.value.code == "not-a-date"


def test_all_differences_are_settled_by_one_person_in_one_step(small_visit, owains_copy, exchange):
    cases = [small_visit.cases.add(reference) for reference in ("C01", "C02")]
    owain = owains_copy()
    for case in cases:
        small_visit.cases.set(case, team="North")
        owain.cases.set(case, team="South")
    exchange(owain, small_visit)
    assert settle_all_by(small_visit, differences(small_visit), "Owain Prys") == 2
    assert {case.team for case in small_visit.cases.all()} == {"South"}
    small_visit.undo()
    assert len(differences(small_visit)) == 2
