"""What several people do to the same thing apart from each other, one situation a test."""

from __future__ import annotations

import pytest


@pytest.fixture
def trio(team):
    for name in ("lead", "owain", "siwan"):
        team.join(name)
    return team


def write(store, table, record, field, value, **seen):
    with store.transaction("someone") as act:
        act.set(table, record, field, value, **seen)


def delete(store, record, **seen):
    with store.transaction("someone") as act:
        act.delete("sampled_case", record, **seen)


def restore(store, record):
    with store.transaction("someone") as act:
        act.restore("sampled_case", record)


def meet(team):
    """Everybody brings in what everybody has."""
    for name in ("owain", "siwan"):
        team.pass_on(name, "lead")
    for name in ("owain", "siwan"):
        team.pass_on("lead", name)


def everywhere(team, look):
    """Return what all copies show, which must be the same."""
    shown = [look(store) for store in team.copies.values()]
    assert all(one == shown[0] for one in shown)
    return shown[0]


def kinds(team):
    return everywhere(team, lambda store: [(c.field, c.kind) for c in store.conflicts()])


def case(team):
    return everywhere(team, lambda store: store.get("sampled_case", team.case))


def test_two_values_make_a_difference_and_all_copies_show_the_same(trio):
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "owain")
    write(trio.copies["siwan"], "sampled_case", trio.case, "note", "x")
    write(trio.copies["siwan"], "sampled_case", trio.case, "note", "siwan")
    meet(trio)
    assert kinds(trio) == [("note", "value")]
    assert case(trio)["note"] == "siwan"  # the longer history
    (conflict,) = trio.copies["lead"].conflicts(trio.case)
    assert [entry.value for entry in conflict.values] == ["siwan", "owain"]
    assert set(conflict.before) == {"x"}


def test_what_both_values_replaced_is_what_the_record_was_born_with(trio):
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "owain")
    write(trio.copies["siwan"], "sampled_case", trio.case, "note", "siwan")
    meet(trio)
    (conflict,) = trio.copies["lead"].conflicts()
    assert conflict.before == ("born",)


def test_the_same_value_twice_is_no_difference(trio):
    for name in ("owain", "siwan"):
        write(trio.copies[name], "sampled_case", trio.case, "note", "same")
    meet(trio)
    assert kinds(trio) == []


@pytest.mark.parametrize(("one", "other"), [(None, ""), ("1", 1), (b"1", "1"), (b"a\0b", b"a\0c")])
def test_values_that_only_look_alike_are_a_difference(trio, one, other):
    write(trio.copies["owain"], "reading", trio.reading, "/q", one)
    write(trio.copies["owain"], "reading", trio.reading, "/other", "an answer")
    write(trio.copies["siwan"], "reading", trio.reading, "/q", "something else first")
    write(trio.copies["siwan"], "reading", trio.reading, "/q", other)
    write(trio.copies["owain"], "reading", trio.reading, "/q", "something else first")
    write(trio.copies["owain"], "reading", trio.reading, "/q", one)
    meet(trio)
    assert kinds(trio) == [("/q", "value")]


def test_different_fields_of_one_record_are_no_difference(trio):
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "owain")
    write(trio.copies["siwan"], "sampled_case", trio.case, "team", "North")
    meet(trio)
    assert kinds(trio) == []
    assert (case(trio)["note"], case(trio)["team"]) == ("owain", "North")


def test_settling_clears_everywhere_and_a_late_value_opens_it_again(trio):
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "owain")
    write(trio.copies["siwan"], "sampled_case", trio.case, "note", "siwan")
    meet(trio)
    write(trio.copies["siwan"], "sampled_case", trio.case, "note", "late")
    with trio.copies["lead"].transaction("someone") as act:
        act.settle("sampled_case", trio.case, "note", "settled")
    trio.pass_on("lead", "owain")
    assert trio.copies["owain"].conflicts() == []
    meet(trio)
    assert kinds(trio) == [("note", "value")]


def test_an_edit_of_what_is_shown_leaves_the_other_value_standing(trio):
    """Whoever edits a field has seen one of its values: the other must not be gone with the first key."""
    for name in ("owain", "siwan"):
        write(trio.copies[name], "sampled_case", trio.case, "note", name)
    meet(trio)
    shown = case(trio)["note"]
    (other,) = {"owain", "siwan"} - {shown}
    lead = trio.copies["lead"]
    before = lead.heads(trio.case)
    write(lead, "sampled_case", trio.case, "note", shown)
    assert lead.heads(trio.case) == before  # what is shown is no news
    for text in ("a third", "a third, going on"):
        write(lead, "sampled_case", trio.case, "note", text)
        meet(trio)
        assert case(trio)["note"] == text
        (conflict,) = lead.conflicts()
        assert {entry.value for entry in conflict.values} == {text, other}


def test_an_edit_replaces_all_heads_of_the_value_that_is_shown(store, team):
    for value in ("other", "same", "same"):
        write(store, "sampled_case", team.case, "note", value, seen=())
    write(store, "sampled_case", team.case, "note", "edited")
    (conflict,) = store.conflicts()
    assert [entry.value for entry in conflict.values] == ["edited", "other"]


def test_three_values_are_told_as_one_difference(trio):
    for name, store in trio.copies.items():
        write(store, "reading", trio.reading, "/q", name)
    meet(trio)
    assert kinds(trio) == [("/q", "value")]
    assert len(trio.copies["owain"].conflicts()[0].values) == 3


def test_a_value_that_did_not_see_another_in_the_same_copy_replaces_nothing(store, team):
    opened = store.heads(team.case).get("note", ())
    write(store, "sampled_case", team.case, "note", "meanwhile")
    write(store, "sampled_case", team.case, "note", "typed", seen=opened)
    (conflict,) = store.conflicts()
    assert [entry.value for entry in conflict.values] == ["typed", "meanwhile"]


def test_the_same_value_that_did_not_see_another_stands_by_itself(store, team):
    """So that what only one of the two persons takes back later stays as the other said it."""
    for _ in range(2):
        write(store, "sampled_case", team.case, "note", "same", seen=())
    assert len(store.heads(team.case)["note"]) == 2
    assert store.conflicts() == []


def test_two_unseen_values_of_one_transaction_show_the_later(store, team):
    with store.transaction("someone") as act:
        for value in "abc":
            act.set("reading", team.reading, "/q", value, seen=())
    assert store.answers(team.reading) == {"/q": "c"}


# ---- deleted here, edited there -----------------------------------------------------------------------
def test_an_edit_that_a_delete_did_not_see_is_never_lost(trio):
    delete(trio.copies["owain"], trio.case)
    write(trio.copies["siwan"], "sampled_case", trio.case, "note", "new facts")
    meet(trio)
    assert kinds(trio) == [("deleted", "deleted")]
    assert case(trio)["deleted"] == 1
    (conflict,) = trio.copies["lead"].conflicts()
    assert [(entry.field, entry.value) for entry in conflict.values] == [
        ("deleted", 1),
        ("note", "new facts"),
    ]


def test_an_answer_that_a_delete_did_not_see_is_never_lost(trio):
    with trio.copies["owain"].transaction("owain") as act:
        act.delete("reading", trio.reading)
    write(trio.copies["siwan"], "reading", trio.reading, "/q", "yes")
    meet(trio)
    assert kinds(trio) == [("deleted", "deleted")]
    assert everywhere(trio, lambda store: store.answers(trio.reading)) == {"/q": "yes"}


def test_an_edit_that_the_delete_saw_makes_no_difference(trio):
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "known")
    delete(trio.copies["owain"], trio.case)
    meet(trio)
    assert kinds(trio) == []
    assert case(trio)["deleted"] == 1


def test_an_edit_after_the_delete_makes_a_difference(store, team):
    delete(store, team.case)
    write(store, "sampled_case", team.case, "note", "after all")
    assert [conflict.kind for conflict in store.conflicts()] == ["deleted"]


def test_what_a_delete_saw_is_told_by_copy_and_number(trio):
    """Both edits are the first change of their copies, so that their numbers alone are the same."""
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "seen")
    write(trio.copies["siwan"], "sampled_case", trio.case, "team", "not seen")
    trio.pass_on("owain", "lead")
    delete(trio.copies["lead"], trio.case)
    meet(trio)
    assert kinds(trio) == [("deleted", "deleted")]


def test_a_delete_with_an_old_form_does_not_cover_what_came_since(store, team):
    opened = [dot for dots in store.heads(team.case).values() for dot in dots]
    write(store, "sampled_case", team.case, "note", "came since")
    delete(store, team.case, seen=opened)
    assert [conflict.kind for conflict in store.conflicts()] == ["deleted"]
    delete(store, team.case)  # this time having seen it
    assert store.conflicts() == []
    assert store.get("sampled_case", team.case)["deleted"] == 1


def test_deleted_by_one_and_restored_by_another_stays_deleted_until_settled(trio):
    delete(trio.copies["lead"], trio.case)
    meet(trio)
    restore(trio.copies["owain"], trio.case)
    delete(trio.copies["owain"], trio.case)
    for number in range(5):  # a longer history, which would be shown if this were any other field
        write(trio.copies["siwan"], "sampled_case", trio.case, "team", str(number))
    restore(trio.copies["siwan"], trio.case)
    meet(trio)
    assert ("deleted", "value") in {
        (row[0], row[1]) for row in trio.copies["lead"].connection.execute("SELECT field, kind FROM conflict")
    }
    assert case(trio)["deleted"] == 1
    restore(trio.copies["lead"], trio.case)
    meet(trio)
    assert kinds(trio) == []
    assert case(trio)["deleted"] == 0


def test_a_restore_brings_the_edits_back(trio):
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "kept")
    delete(trio.copies["owain"], trio.case)
    restore(trio.copies["owain"], trio.case)
    meet(trio)
    assert kinds(trio) == []
    assert (case(trio)["deleted"], case(trio)["note"]) == (0, "kept")


def test_a_record_made_under_a_deleted_one_arrives(trio):
    delete(trio.copies["owain"], trio.case)
    with trio.copies["siwan"].transaction("siwan") as act:
        allocation = act.create("allocation", {"sampled_case": trio.case, "member": trio.member})
    meet(trio)
    assert everywhere(trio, lambda store: store.get("allocation", allocation))["deleted"] == 0


# ---- hand-overs in any order --------------------------------------------------------------------------
def test_a_stale_hand_over_changes_nothing(trio, contents):
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "first")
    stale = trio.hand_over("owain").rename(trio.folder / "stale.handover")
    write(trio.copies["owain"], "sampled_case", trio.case, "note", "second")
    trio.pass_on("owain", "lead")
    before = contents(trio.copies["lead"])
    from db.handover.merge import merge_handover

    report = merge_handover(trio.copies["lead"], stale, author="lead")
    assert (report.changes, report.transactions) == (0, 0)
    assert contents(trio.copies["lead"]) == before


def test_a_hand_over_brings_what_its_writer_had_from_others(trio):
    write(trio.copies["siwan"], "sampled_case", trio.case, "note", "by way of Owain")
    trio.pass_on("siwan", "owain")
    report = trio.pass_on("owain", "lead")
    assert report.changes == 1
    assert trio.copies["lead"].get("sampled_case", trio.case)["note"] == "by way of Owain"


def test_more_than_is_inserted_at_once_comes_whole(trio):
    for _ in range(3):
        with trio.copies["owain"].transaction("owain") as act:
            for number in range(2_500):
                act.create("sampled_case", {"reference": f"C{number}"})
    assert trio.pass_on("owain", "lead").created == {"sampled_case": 7_500}
    assert len(trio.copies["lead"].all("sampled_case")) == 7_501


def test_the_report_of_a_merge_counts_what_came(trio):
    store = trio.copies["owain"]
    with store.transaction("owain") as act:
        made = act.create("sampled_case", {"reference": "C02"})
        act.set("sampled_case", made, "note", "an edit of a new record is not a change of an old one")
        act.set("reading", trio.reading, "/q", "yes")
    report = trio.pass_on("owain", "lead")
    assert (report.transactions, report.changes) == (1, 3)
    assert report.created == {"sampled_case": 1}
    assert report.changed == {"reading": 1}
    assert report.author == "owain"
    ((_, author, content),) = trio.copies["lead"].merge_reports()
    assert author == "lead"
    assert type(report).from_json(content) == report
