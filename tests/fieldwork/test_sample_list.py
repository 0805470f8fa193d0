"""The sample as a list: each filter lets its own cases through."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.sample_list import FILTERS, SampleList


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
    assert [line.case.reference for line in SampleList(sample).lines() if line.passes(filter_)] == references


def test_a_returned_case_counts_as_in_progress(sample):
    case = sample.cases.by_reference("C1").id
    sample.readings.return_with_comment(sample.readings.of_case(case)[0].id, "Look again.")
    line = next(line for line in SampleList(sample).lines() if line.case.id == case)
    assert line.progress.state == "returned"
    assert line.passes("in-progress")


def test_a_case_changed_on_two_copies_differs(sample, owains_copy, exchange):
    owain = owains_copy()
    case = sample.cases.by_reference("C4").id
    sample.cases.set(case, team="East")
    owain.cases.set(case, team="West")
    exchange(owain, sample)
    assert [line.case.reference for line in SampleList(sample).lines() if line.differs] == ["C4"]


def test_readers_come_first_reader_first(sample):
    line = next(line for line in SampleList(sample).lines() if line.case.reference == "C3")
    assert [reader.first_name for reader in line.readers] == ["Owain", "Mared"]


def _changed(sample, lines, deed):
    """Do something and return the references of the cases whose lines are others than before."""
    before = lines.lines()
    deed()
    after = {line.case.id: line for line in lines.lines()}
    assert list(after.values()) == SampleList(sample).lines()
    return [line.case.reference for line in before if after[line.case.id] is not line]


def test_only_lines_of_which_something_changed_are_made_anew(sample, read):
    lines = SampleList(sample)
    cases = {line.case.reference: line.case.id for line in lines.lines()}
    reading = sample.readings.of_case(cases["C2"])[0].id
    deeds = {
        "C1": lambda: sample.cases.allocate([cases["C1"]], sample.members.named("Owain Prys").id),
        "C2": lambda: sample.readings.counts.of(reading),
        "C3": lambda: sample.cases.set(cases["C3"], team="North"),
        "C4": lambda: sample.concerns.raise_concern(cases["C4"], referred_to="Head", why="No plan."),
    }
    for reference, deed in deeds.items():
        assert _changed(sample, lines, deed) == [reference]
    assert _changed(sample, lines, lambda: read(sample, cases["C4"])) == ["C4"]


def test_another_name_of_a_reader_is_seen_in_every_line(sample):
    lines = SampleList(sample)
    owain = sample.members.named("Owain Prys").id
    _changed(sample, lines, lambda: sample.members.set(owain, name="Owain Price"))
    assert [line.readers[0].name for line in lines.lines() if line.case.reference == "C2"] == ["Owain Price"]
