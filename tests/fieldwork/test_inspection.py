"""The details of the inspection, and what they may be."""

from __future__ import annotations

from datetime import date

import pytest

from db.errors import UserError


def test_details_change_one_by_one(small_visit):
    small_visit.inspection.set(end_date="2024-03-13", contact="inspections@family.example")
    details = small_visit.inspection.details()
    assert details.contact == "inspections@family.example"
    assert details.days() == [date(2024, 3, 12), date(2024, 3, 13)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"start_date": ""},
        {"start_date": "20240312"},
        {"end_date": "2024-03-11"},
        {"end_date": "2024-04-12"},
        {"scope_to": "soon"},
        {"authority": " "},
    ],
)
def test_details_that_no_inspection_can_have_are_refused(small_visit, wrong):
    before = small_visit.inspection.details()
    with pytest.raises(UserError) as caught:
        small_visit.inspection.set(**wrong)
    assert caught.value.code == "inspection-details"
    assert small_visit.inspection.details() == before


def test_the_authority_is_named_in_a_language_where_it_is_known(small_visit):
    small_visit.inspection.set(authority="Bro Helyg", authority_cy="")
    assert small_visit.inspection.details().authority_in("cy") == "Bro Helyg"
    small_visit.inspection.set(authority_cy="Cyngor Bro Helyg")
    details = small_visit.inspection.details()
    assert [details.authority_in(code) for code in ("en", "cy")] == ["Bro Helyg", "Cyngor Bro Helyg"]
