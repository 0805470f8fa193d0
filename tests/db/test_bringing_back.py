"""What a transaction did to each register, and letting a register hold again what it held."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from db.safety.integrity import check_store
from db.schema import DELETED
from db.transaction import Move, Touched


def heads(store, record, field):
    return frozenset(store.heads(record, [field]).get(field, ()))


def write(store, record, value, **seen):
    with store.transaction("lead") as act:
        act.set("sampled_case", record, "note", value, **seen)
    return heads(store, record, "note")


def bring_back(store, register, state, **seen):
    with store.transaction("lead") as act:
        return act.bring_back(register, state, **seen)


@pytest.fixture
def note(team):
    return Touched("sampled_case", team.case, "note")


def test_a_transaction_tells_what_it_did_to_each_register(store, team, note):
    first = write(store, team.case, "one")
    with store.transaction("lead") as act:
        made = act.create("sampled_case", {"reference": "C2"})
        act.set("sampled_case", team.case, "note", "two")
        act.set("sampled_case", team.case, "note", "three")
    assert act.moves == {
        Touched("sampled_case", made, DELETED): Move(None, frozenset()),
        note: Move(first, heads(store, team.case, "note")),
    }
    with store.transaction("lead") as act:
        act.delete("sampled_case", team.case)
    standing = heads(store, team.case, "note")
    assert act.moves == {
        Touched("sampled_case", team.case, DELETED): Move(frozenset(), heads(store, team.case, DELETED)),
        note: Move(standing, standing),
    }
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "three")
    assert act.moves == {}


def test_a_register_holds_again_what_it_held(store, team, note):
    born = store.get("sampled_case", team.case)["note"]
    one = write(store, team.case, "one")
    write(store, team.case, "two")
    bring_back(store, note, one)
    assert store.get("sampled_case", team.case)["note"] == "one"
    bring_back(store, note, frozenset())
    assert store.get("sampled_case", team.case)["note"] == born
    assert [entry.value for entry in store.history(team.case, "note")] == [born, "one", "two", "one", born]
    assert check_store(store) == []


def test_an_answer_that_was_not_given_is_none_again(store, team):
    register = Touched("reading", team.reading, "/q")
    with store.transaction("lead") as act:
        act.set(*register[:3], "yes")
    bring_back(store, register, frozenset())
    assert store.answers(team.reading) == {}


def test_values_that_stood_against_each_other_stand_so_again_on_every_copy(store, team, note):
    other = team.join("owain")
    write(store, team.case, "one")
    write(other, team.case, "two")
    team.pass_on("owain", "lead")
    differing, shown = heads(store, team.case, "note"), store.get("sampled_case", team.case)["note"]
    write(store, team.case, "both")
    brought = bring_back(store, note, differing)
    assert brought == heads(store, team.case, "note")
    team.pass_on("lead", "owain")
    for copy in (store, other):
        (conflict,) = copy.conflicts()
        assert {entry.value for entry in conflict.values} == {"one", "two"}
        assert copy.get("sampled_case", team.case)["note"] == shown
        assert check_store(copy) == []


def test_a_record_goes_as_before_it_was_made_and_a_delete_sees_what_it_is_told(store, team, note):
    seen = write(store, team.case, "one")
    register = note._replace(field=DELETED)
    bring_back(store, register, None, seen=sorted(seen))
    assert store.get("sampled_case", team.case)[DELETED] == 1
    assert store.conflicts() == []
    bring_back(store, register, frozenset())
    assert store.get("sampled_case", team.case)[DELETED] == 0
    bring_back(store, register, None)
    assert [conflict.kind for conflict in store.conflicts()] == ["deleted"]


def test_what_stands_already_is_not_written_again(store, team, note):
    one = write(store, team.case, "one")
    before = store.version_vector()
    assert bring_back(store, note, one) == one
    assert store.version_vector() == before


def test_who_points_at_a_record_is_found_unless_it_is_deleted(store, team):
    with store.transaction("lead") as act:
        extra = act.create("allocation", {"sampled_case": team.case, "member": None, "purpose": "first"})
    assert set(store.pointing_at("sampled_case", [team.case])) >= {
        ("reading", team.reading),
        ("allocation", extra),
    }
    with store.transaction("lead") as act:
        act.delete("allocation", extra)
    assert ("allocation", extra) not in store.pointing_at("sampled_case", [team.case])
    assert store.pointing_at("sampled_case", []) == []


def test_the_last_saving_of_this_copy_is_known_by_its_time_and_its_changes(store, team):
    other = team.join("owain")
    moment = datetime(2030, 3, 12, 16, 30, tzinfo=UTC)
    assert other.last_saved() == store.last_saved()  # nothing of its own yet, so what it received
    assert other.last_entries() == []
    with other.transaction("owain", at=moment) as act:
        act.set("sampled_case", team.case, "note", "one")
        act.attach("attachment", {"name": "plan.txt"}, b"the plan")
    team.pass_on("owain", "lead")
    assert other.last_saved() == moment
    assert store.last_saved() != moment
    entries = other.last_entries()
    assert [(entry.table, entry.field) for entry in entries] == [
        ("sampled_case", "note"),
        ("attachment", ""),
        ("attachment", "content/1"),
    ]
    assert entries[-1].value is None  # a file is not read for that
    assert [entry.field for entry in other.entries([entries[0].dot])] == ["note"]
    assert other.entries([]) == []
