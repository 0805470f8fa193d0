"""The sample, who reads what, and how balanced it is."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork.cases import balance_of, thin_groups


def test_a_reference_is_needed_and_is_taken_once_whatever_its_case(small_visit):
    small_visit.cases.add("C01", team="North")
    for reference in ("", "  ", "c01", " C01 "):
        with pytest.raises(UserError):
            small_visit.cases.add(reference)
    assert [case.reference for case in small_visit.cases.all()] == ["C01"]
    assert small_visit.cases.by_reference("C01").team == "North"
    with pytest.raises(UserError):
        small_visit.cases.by_reference("C02")


def test_many_cases_are_added_together_or_not_at_all(small_visit):
    with pytest.raises(UserError):
        small_visit.cases.add_many([{"reference": "C01"}, {"reference": "C02"}, {"reference": "c01"}])
    assert small_visit.cases.all() == []
    ids = small_visit.cases.add_many([{"reference": "C02"}, {"reference": "C01"}])
    assert [case.id for case in small_visit.cases.all()] == [ids[1], ids[0]]


def test_a_case_has_one_first_and_one_second_reader(small_visit):
    mared, owain = small_visit.members.active()
    case, other = small_visit.cases.add_many([{"reference": "C01"}, {"reference": "C02"}])
    small_visit.cases.allocate([case, other], mared.id)
    with pytest.raises(UserError):
        small_visit.cases.add_second_reader([case], mared.id)
    small_visit.cases.add_second_reader([case], owain.id)
    with pytest.raises(UserError):
        small_visit.cases.allocate([other, case], owain.id)
    assert small_visit.cases.readers(case) == [mared.id, owain.id]
    assert small_visit.cases.readers(other) == [mared.id]
    assert small_visit.cases.get(case).double_read
    small_visit.cases.allocate([other], owain.id)
    assert small_visit.cases.readers(other) == [owain.id]
    references = small_visit.cases.references()
    theirs = {references[item.sampled_case] for item in small_visit.cases.allocated_to(owain.id)}
    assert theirs == {"C01", "C02"}
    assert len(small_visit.store.all("allocation")) == 3  # changed, not added to


def test_the_balance_counts_what_is_recorded_and_what_is_not(small_visit):
    for number, team in enumerate(("North", "South", "", "North")):
        small_visit.cases.add(f"C{number}", team=team)
    assert balance_of(small_visit.cases.all(), "team") == {"North": 2, "South": 1, "not recorded": 1}


@pytest.mark.parametrize(
    ("counts", "thin"),
    [
        ({"North": 8, "South": 1}, ["South"]),
        ({"North": 8, "South": 2}, []),
        ({"North": 10, "South": 1, "West": 1}, ["South", "West"]),
        ({"North": 4, "South": 1, "West": 1}, []),  # two each at best, so one is no surprise
        ({"North": 8, "not recorded": 1}, []),
    ],
)
def test_a_group_of_one_case_is_thin_where_the_sample_had_room_for_more(counts, thin):
    assert thin_groups(counts) == thin


def test_values_with_numbers_are_in_the_order_of_the_numbers(small_visit):
    for band in ("10 to 15", "5 to 9", "16 and 17", "5 to 9"):
        small_visit.cases.add(f"C{len(small_visit.cases.all())}", age_band=band)
    assert list(balance_of(small_visit.cases.all(), "age_band")) == ["5 to 9", "10 to 15", "16 and 17"]
