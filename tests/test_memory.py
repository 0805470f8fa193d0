"""What is remembered is never stale: not after a commit, inside a transaction, or after another connection wrote."""

from __future__ import annotations

import pytest

from inspector_app.memory import RecordMemory, answers_of


def _recalled(visit, *tables):
    """Return how often something made from the tables is made, as a function that asks for it once more."""
    made = []

    def ask() -> int:
        visit.memory.recall("key", frozenset(tables), lambda: made.append(None))
        return len(made)

    return ask


def test_what_is_recalled_was_made_once(small_visit):
    ask = _recalled(small_visit, "sampled_case")
    assert [ask(), ask()] == [1, 1]


def test_a_change_of_a_table_it_is_made_from_makes_it_anew(small_visit):
    ask = _recalled(small_visit, "sampled_case")
    ask()
    small_visit.cases.add("C01")
    assert ask() == 2


def test_a_change_elsewhere_does_not(small_visit):
    ask = _recalled(small_visit, "sampled_case")
    ask()
    small_visit.sources.add("document", "A policy")
    assert ask() == 1


def test_an_answer_is_no_change_of_the_columns_of_its_reading(small_visit):
    reading = small_visit.readings.start(small_visit.cases.add("C01"))
    columns = _recalled(small_visit, "reading")
    columns()
    with small_visit.act() as act:
        act.set("reading", reading, "/decision/in_time", "yes")
    assert columns() == 1


def test_an_answer_makes_what_is_made_from_answers_anew(small_visit):
    reading = small_visit.readings.start(small_visit.cases.add("C01"))
    answers = _recalled(small_visit, answers_of("reading"))
    answers()
    with small_visit.act() as act:
        act.set("reading", reading, "/decision/in_time", "yes")
    assert answers() == 2


def test_nothing_is_taken_from_memory_or_kept_inside_a_transaction(small_visit):
    assert small_visit.cases.all() == []
    with small_visit.act() as act:
        act.create("sampled_case", {"reference": "C01"})
        assert [case.reference for case in small_visit.cases.all()] == ["C01"]
    assert [case.reference for case in small_visit.cases.all()] == ["C01"]


def test_what_was_rolled_back_is_not_remembered(small_visit):
    def begin_and_fail() -> None:
        with small_visit.act() as act:
            act.create("sampled_case", {"reference": "C01"})
            small_visit.cases.all()
            raise KeyError

    with pytest.raises(KeyError):
        begin_and_fail()
    assert small_visit.cases.all() == []


def test_a_sibling_that_wrote_is_seen_before_anybody_tells(small_visit):
    assert small_visit.cases.all() == []
    with small_visit.sibling() as sibling:
        sibling.cases.add("C01")
    assert [case.reference for case in small_visit.cases.all()] == ["C01"]


def test_what_a_sibling_overtook_while_it_was_made_is_not_kept(small_visit):
    tables = frozenset({"sampled_case"})

    def references():
        return [case.reference for case in small_visit.cases.all()]

    def make():
        before = [row["reference"] for row in small_visit.store.all("sampled_case")]
        if not before:
            with small_visit.sibling() as sibling:
                sibling.cases.add("C01")
        assert references() == ["C01"]  # asked for inside, it notices the sibling first
        return before

    assert small_visit.memory.recall("key", tables, make) == []
    assert small_visit.memory.recall("key", tables, make) == ["C01"]


def test_what_was_changed_while_it_was_made_is_not_kept(small_visit):
    def make():
        before = len(small_visit.store.all("sampled_case"))
        if not before:
            small_visit.cases.add("C01")
        return before

    tables = frozenset({"sampled_case"})
    assert [small_visit.memory.recall("key", tables, make) for _again in range(2)] == [0, 1]


def test_records_asked_for_by_column_are_those_of_the_store(small_visit):
    for kind in ("document", "observation", "document"):
        small_visit.sources.add(kind, f"A {kind}")
    small_visit.sources.all()
    for where in ({"kind": "document"}, {"role": ""}, {"author": small_visit.me.id, "kind": "observation"}):
        kept = [source.id for source in small_visit.sources.all(**where)]
        assert kept == [row["id"] for row in small_visit.store.all("source", where)]


def test_the_list_that_is_given_out_is_ones_own(small_visit):
    small_visit.cases.add("C01")
    small_visit.cases.all().clear()
    assert len(small_visit.cases.all()) == 1


def test_only_records_that_changed_are_read_again(small_visit):
    small_visit.cases.add_many([{"reference": "C02"}, {"reference": "C03"}])
    second, third = small_visit.cases.all()
    small_visit.cases.set(second.id, reference="C04")
    small_visit.cases.add("C01")
    cases = small_visit.cases.all()
    assert [case.reference for case in cases] == ["C01", "C03", "C04"]
    assert cases[1] is third


@pytest.mark.parametrize("many", [3, 150])
def test_what_was_read_again_is_what_the_store_holds(small_visit, many):
    made = small_visit.cases.add_many([{"reference": f"C{number:03}"} for number in range(many)])
    small_visit.cases.all()
    with small_visit.act() as act:
        for number, case in enumerate(made):
            act.set("sampled_case", case, "reference", f"C{(number * 7) % 151:03}")
        act.delete("sampled_case", made[0])
    fresh = [row["id"] for row in small_visit.store.all("sampled_case", order_by="reference")]
    assert [case.id for case in small_visit.cases.all()] == fresh


def test_what_changed_while_some_of_it_was_read_again_is_read_once_more(small_visit):
    tables = frozenset({"sampled_case"})
    first = small_visit.cases.add("C01")
    renewed = []

    def renew(before, changed):
        renewed.append(changed)
        if len(renewed) == 1:
            small_visit.cases.set(first, note="meanwhile")
        return before + 1

    def ask():
        return small_visit.memory.recall("key", tables, lambda: 0, renew)

    assert ask() == 0
    second = small_visit.cases.add("C02")
    assert [ask(), ask(), ask()] == [1, 1, 1]
    assert renewed == [{second}, {first, second}]


def test_a_result_of_one_record_is_kept_until_that_record_changes(small_visit):
    first, second = small_visit.cases.add_many([{"reference": "C01"}, {"reference": "C02"}])
    memory = RecordMemory(small_visit.store, "sampled_case")
    since = memory.now
    small_visit.cases.set(first, note="changed")
    memory.take({first: "before", second: "before"}, since)
    assert memory.missing([first, second]) == [first]
    assert memory.get(second) == "before"
    small_visit.cases.set(second, note="changed")
    assert memory.get(second) is None
