"""The sample as a list: each filter lets its own cases through."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.sample_list import FILTERS, sample_lines


@pytest.fixture
def sample(small_visit, read):
    """C1 ready and mine, C2 begun, C3 read by two and only by one yet, C4 given to nobody."""
    owain = small_visit.members.named("Owain Prys").id
    cases = small_visit.cases.add_many([{"reference": f"C{number}"} for number in range(1, 5)])
    small_visit.cases.allocate(cases[:1], small_visit.me.id)
    small_visit.cases.allocate(cases[1:3], owain)
    small_visit.cases.add_second_reader(cases[2:3], small_visit.me.id)
    read(small_visit, cases[0])
    read(small_visit, cases[1], ready=False)
    read(small_visit, cases[2])
    small_visit.concerns.raise_concern(cases[1], referred_to="Head of service", why="Nobody came.")
    return small_visit


@pytest.mark.parametrize(
    ("filter_", "references"),
    [
        ("all", ["C1", "C2", "C3", "C4"]),
        ("mine", ["C1", "C3"]),
        ("not-started", ["C4"]),
        ("in-progress", ["C2", "C3"]),
        ("ready", ["C1"]),
        ("agreed", []),
        ("double-read", ["C3"]),
        ("concerns", ["C2"]),
        ("differences", []),
    ],
)
def test_a_filter_lets_its_cases_through(sample, filter_, references):
    assert filter_ in FILTERS
    assert [line.case.reference for line in sample_lines(sample) if line.passes(filter_)] == references


def test_a_returned_case_counts_as_in_progress(sample):
    case = sample.cases.by_reference("C1").id
    sample.readings.return_with_comment(sample.readings.of_case(case)[0].id, "Look again.")
    line = next(line for line in sample_lines(sample) if line.case.id == case)
    assert line.progress.state == "returned"
    assert line.passes("in-progress")


def test_a_case_changed_on_two_copies_differs(sample, owains_copy, exchange):
    owain = owains_copy()
    case = sample.cases.by_reference("C4").id
    sample.cases.set(case, team="East")
    owain.cases.set(case, team="West")
    exchange(owain, sample)
    assert [line.case.reference for line in sample_lines(sample) if line.differs] == ["C4"]


def test_readers_come_first_reader_first(sample):
    line = next(line for line in sample_lines(sample) if line.case.reference == "C3")
    assert [reader.first_name for reader in line.readers] == ["Owain", "Mared"]
