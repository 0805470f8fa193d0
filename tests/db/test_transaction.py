"""The one door for writes, and what can be read after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from db.errors import UserError
from db.log.encoding import LONGEST_LINE
from db.safety.integrity import check_store
from db.transaction import Touched


def changes(store):
    return store.connection.execute("SELECT count(*) FROM change").fetchone()[0]


def test_nothing_of_a_block_that_raises_is_written(store, team, contents):
    def write_half():
        with store.transaction("lead") as act:
            act.set("sampled_case", team.case, "note", "half")
            act.create("member", {"name": "half"})
            raise ZeroDivisionError

    before = contents(store)
    with pytest.raises(ZeroDivisionError):
        write_half()
    assert contents(store) == before


def test_a_block_reads_what_it_wrote(store, team):
    with store.transaction("lead") as act:
        act.set("reading", team.reading, "/q", "yes")
        assert store.answers(team.reading) == {"/q": "yes"}


def test_what_stands_already_is_not_written_again(store, team):
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "same")
        act.set("reading", team.reading, "/q", 1)
    before = changes(store)
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "same")
        act.set("sampled_case", team.case, "team", None)
        act.set("reading", team.reading, "/q", 1)
        act.set("reading", team.reading, "/none", None)
        act.restore("sampled_case", team.case)
    assert changes(store) == before
    with store.transaction("lead") as act:
        act.set("reading", team.reading, "/q", "1")  # a text is not the number
        act.delete("sampled_case", team.case)
        act.delete("sampled_case", team.case)
    assert changes(store) == before + 2


@pytest.mark.parametrize(
    ("act_on", "error"),
    [
        (lambda act, team: act.set("sampled_case", team.case, "no_such_field", 1), KeyError),
        (lambda act, team: act.set("sampled_case", team.case, "id", "x"), KeyError),
        (lambda act, team: act.set("sampled_case", team.case, "deleted", 1), KeyError),
        (lambda act, team: act.set("sampled_case", team.case, "/answer", 1), KeyError),
        (lambda act, team: act.set("no_such_table", team.case, "note", 1), KeyError),
        (lambda act, team: act.set("sampled_case", "nobody", "note", "x"), KeyError),
        (lambda act, team: act.delete("sampled_case", "nobody"), KeyError),
        (lambda act, team: act.create("sampled_case", {"no_such_column": 1}), KeyError),
        (lambda act, team: act.set("sampled_case", team.case, "note", 1), TypeError),
        (lambda act, team: act.set("sampled_case", team.case, "note", b"x"), TypeError),
        (lambda act, team: act.set("sampled_case", team.case, "double_read", "1"), TypeError),
        (lambda act, team: act.set("reading", team.reading, "/q", 1.5), TypeError),
        (lambda act, team: act.create("sampled_case", {"note": b"x"}), TypeError),
        (lambda act, team: act.set("reading", team.reading, "/q", 2**63), OverflowError),
    ],
)
def test_what_the_tables_do_not_hold_is_a_bug_and_changes_nothing(store, team, contents, act_on, error):
    before = contents(store)
    with pytest.raises(error), store.transaction("lead") as act:
        act_on(act, team)
    assert contents(store) == before


def test_a_text_of_ten_million_letters_travels(store, team):
    text = "ŵ" * 10_000_000
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", text)
    other = team.join("owain")
    assert other.get("sampled_case", team.case)["note"] == text


def test_more_than_a_hand_over_could_carry_is_told_so(store, team, contents):
    before = contents(store)
    with pytest.raises(UserError) as caught, store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "x" * LONGEST_LINE)
    assert caught.value.code == "entry-too-long"
    assert contents(store) == before


@pytest.mark.parametrize(
    "text", ["half \ud83d", "nul \0", "\u202e right to left", "e\u0301 ŵ 👩‍👧", "\x01\x1b", "a\r\nb\u2028c"]
)
def test_odd_letters_travel_or_are_replaced_on_every_copy(store, team, text):
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", text)
        made = act.create("sampled_case", {"reference": text})
        act.set("reading", team.reading, "/q", text)
    shown = store.get("sampled_case", team.case)["note"]
    assert shown == text.replace("\ud83d", "\ufffd").replace("\0", "\ufffd")
    other = team.join("owain")
    assert other.get("sampled_case", team.case)["note"] == shown
    assert other.get("sampled_case", made)["reference"] == shown
    assert list(other.answers(team.reading).values()) == [shown]
    assert check_store(other) == []


def test_a_clock_ten_years_off_changes_no_outcome(store, team):
    other = team.join("owain")
    now = datetime.now(UTC)
    with other.transaction("owain", at=now + timedelta(days=3650)) as act:
        act.set("sampled_case", team.case, "note", "from the future")
    team.pass_on("owain", "lead")
    with store.transaction("lead", at=now - timedelta(days=3650)) as act:
        act.set("sampled_case", team.case, "note", "from the past")
    team.pass_on("lead", "owain")
    for copy in (store, other):
        assert copy.conflicts() == []
        assert copy.get("sampled_case", team.case)["note"] == "from the past"
        assert [entry.value for entry in copy.history(team.case, "note")][-2:] == [
            "from the future",
            "from the past",
        ]


# ---- reading back -------------------------------------------------------------------------------------
def test_history_tells_who_and_when_in_the_order_of_cause(store, team):
    moment = datetime(2024, 3, 12, 16, 30, tzinfo=UTC)
    with store.transaction("owain", at=moment) as act:
        act.set("sampled_case", team.case, "note", "first")
    with store.transaction("siwan", at=moment - timedelta(hours=1)) as act:
        act.set("sampled_case", team.case, "note", "second")
        act.set("sampled_case", team.case, "team", "North")
    entries = store.history(team.case)
    assert [(entry.field, entry.author) for entry in entries] == [
        ("", "lead"),
        ("note", "owain"),
        ("note", "siwan"),
        ("team", "siwan"),
    ]
    notes = store.history(team.case, "note")
    assert [entry.value for entry in notes] == ["born", "first", "second"]
    assert [entry.at for entry in notes[1:]] == [moment, moment - timedelta(hours=1)]


def test_records_are_read_by_their_columns(store, team):
    with store.transaction("lead") as act:
        second = act.create("sampled_case", {"reference": "A00"})
        gone = act.create("sampled_case", {"reference": "B00", "note": "born"})
        act.delete("sampled_case", gone)
    assert [row["id"] for row in store.all("sampled_case", order_by="reference")] == [second, team.case]
    assert [row["id"] for row in store.all("sampled_case", {"note": "born"})] == [team.case]
    assert [row["id"] for row in store.all("sampled_case", {"note": None})] == [second]
    assert [row["id"] for row in store.all("sampled_case", {"note": "born"}, deleted=True)] == [
        team.case,
        gone,
    ]
    assert store.get("sampled_case", gone)["deleted"] == 1
    assert store.get("sampled_case", "nobody") is None
    for wrong in ({"order_by": "x; DROP TABLE txn"}, {"where": {"x": 1}}):
        with pytest.raises(KeyError):
            store.all("sampled_case", **wrong)
    with pytest.raises(KeyError):
        store.all("setting")


def test_answers_are_read_without_the_blank_ones(store, team):
    with store.transaction("lead") as act:
        act.set("reading", team.reading, "/a", "yes")
        act.set("reading", team.reading, "/b", "no")
        act.set("reading", team.reading, "/b", None)
    assert store.answers(team.reading) == {"/a": "yes"}
    assert store.answers_of("reading") == {team.reading: {"/a": "yes"}}
    assert store.answers_of("source") == {}


# ---- telling ------------------------------------------------------------------------------------------
def test_observers_are_told_once_after_a_commit_and_a_merge(store, team):
    told = []
    stop = store.subscribe(told.append)
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "a")
        made = act.create("member", {"name": "Owain"})
        assert told == []
    assert told == [{Touched("sampled_case", team.case, "note"), Touched("member", made, "")}]
    with store.transaction("lead"):
        pass
    with pytest.raises(KeyError), store.transaction("lead") as act:
        act.set("sampled_case", team.case, "no_such_field", "b")
    assert len(told) == 1
    other = team.join("owain")
    with other.transaction("owain") as act:
        act.set("reading", team.reading, "/q", "yes")
    team.pass_on("owain", "lead")
    assert told[1:] == [{Touched("reading", team.reading, "/q")}]
    stop()
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "c")
    assert len(told) == 2


def test_a_sibling_writes_for_a_worker_and_tells_through_the_first(store, team):
    told = []
    store.subscribe(told.append)
    with store.sibling() as worker:
        with worker.transaction("lead") as act:
            act.set("sampled_case", team.case, "note", "by the worker")
            touched = frozenset(act.touched)
        assert worker.replica == store.replica
        store.tell(touched)
    assert told == [{Touched("sampled_case", team.case, "note")}]
    assert store.get("sampled_case", team.case)["note"] == "by the worker"
    with store.transaction("lead") as act:  # the lock is still held after the sibling has closed
        act.set("sampled_case", team.case, "note", "by the window")
    assert check_store(store) == []
