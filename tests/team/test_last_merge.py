"""What came in when hand-overs were last brought in."""

from __future__ import annotations

from datetime import timedelta

from inspector_app.fieldwork.case_sets import cases_in
from inspector_app.fieldwork.evidence import AREA
from inspector_app.team.last_merge import LAST_MERGE, last_merge


def test_before_the_first_merge_there_is_none(small_visit):
    assert last_merge(small_visit) is None
    assert cases_in(small_visit, LAST_MERGE) == frozenset()


def test_the_records_of_the_last_day_and_no_others(small_visit, owains_copy, exchange, clock, read):
    cases = [small_visit.cases.add(reference) for reference in ("C01", "C02", "C03")]
    owain = owains_copy()
    first = read(owain, cases[0])
    before = owain.sources.add("interview", "Parent A")
    exchange(owain, small_visit)
    clock.now += timedelta(days=1)
    read(owain, cases[1])
    source = owain.sources.add("interview", "Parent B")
    item = owain.evidence.take_up("She came that week.", ("i",), AREA, source=source)
    exchange(owain, small_visit)
    merge = last_merge(small_visit)
    assert (merge.cases, merge.sources, merge.evidence) == ({cases[1]}, {source}, {item})
    assert len(merge.hand_overs) == 1
    owain.readings.reopen(first, "A date was wrong.")
    owain.sources.set(before, title="Parents A")
    exchange(owain, small_visit)
    merge = last_merge(small_visit)
    assert merge.cases == set(cases[:2])
    assert merge.sources == {source}
    assert len(merge.hand_overs) == 2


def test_what_was_deleted_since_is_not_counted(small_visit, owains_copy, exchange):
    case = small_visit.cases.add("C01")
    owain = owains_copy()
    owain.readings.start(case)
    source = owain.sources.add("interview", "Parent B")
    exchange(owain, small_visit)
    small_visit.sources.delete(source)
    small_visit.cases.delete(case)
    merge = last_merge(small_visit)
    assert (merge.cases, merge.sources) == (frozenset(), frozenset())
