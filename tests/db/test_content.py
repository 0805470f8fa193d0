"""Files in a visit: whole or not at all, the same on every copy, and never shown when they are not what they were."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest
from sqlcipher3 import dbapi2

from db.errors import UserError
from db.handover.merge import merge_handover
from db.handover.stream import write_handover
from db.log.content import PART
from db.log.encoding import BIRTH, Change
from db.safety.integrity import check_store
from db.schema import DERIVED_SCHEMA, TABLES
from db.store import Store

SEVERAL = 2 * PART + 5  # bytes that need three parts


def noise(size):
    return random.Random(size).randbytes(size)


def attach(store, content, **values):
    with store.transaction("lead") as act:
        return act.attach("attachment", {"name": "plan.png", **values}, content)


def reopened(team, name):
    team.copies[name].close()
    team.copies[name] = Store.open(team.copies[name].path)
    return team.copies[name]


# ---- keeping ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("size", [1, PART - 1, PART, PART + 1, SEVERAL])
def test_a_file_comes_back_as_it_was_put_in(store, team, size):
    content = noise(size)
    file = attach(store, content, reading=team.reading)
    assert store.content("attachment", file) == content
    row = store.get("attachment", file)
    assert (row["size"], row["parts"], row["reading"]) == (size, -(-size // PART), team.reading)
    assert check_store(store) == []


def test_the_content_stands_in_the_file_once(store):
    size = 20 * PART
    attach(store, noise(size))
    (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
    (page,) = store.connection.execute("PRAGMA page_size").fetchone()
    assert pages * page < 1.1 * size


def test_the_same_content_twice_is_two_files(store):
    one, other = attach(store, b"same"), attach(store, b"same")
    assert one != other
    assert store.content("attachment", one) == store.content("attachment", other) == b"same"


def test_only_a_table_of_files_holds_files(store, team):
    with pytest.raises(KeyError), store.transaction("lead") as act:
        act.attach("sampled_case", {"reference": "C09"}, b"x")
    for place in (("sampled_case", team.case), ("attachment", "nothing")):
        with pytest.raises(KeyError):
            store.content(*place)


def test_a_part_is_no_field_that_can_be_changed(store):
    file = attach(store, b"first")
    with pytest.raises(KeyError), store.transaction("lead") as act:
        act.set("attachment", file, "content/1", b"other")
    assert store.content("attachment", file) == b"first"


# ---- going from copy to copy --------------------------------------------------------------------------
def test_a_file_goes_with_the_hand_over(store, team):
    team.join("owain")
    content = noise(SEVERAL)
    file = attach(team.copies["owain"], content)
    report = team.pass_on("owain", "lead")
    assert report.created == {"attachment": 1}
    assert store.content("attachment", file) == content
    assert check_store(store) == []
    assert team.pass_on("owain", "lead").changes == 0


def test_many_files_are_brought_in_a_few_at_a_time(store, team, monkeypatch):
    monkeypatch.setattr("db.handover.incoming._BATCH", 3000)
    other = team.join("owain")
    files = {attach(other, noise(1000 + number)): 1000 + number for number in range(9)}
    team.pass_on("owain", "lead")
    assert {file: len(store.content("attachment", file)) for file in files} == files


def test_a_deleted_record_keeps_its_content(store, team):
    file = attach(store, b"kept")
    with store.transaction("lead") as act:
        act.delete("attachment", file)
    team.join("owain")
    for copy in team.copies.values():
        assert copy.all("attachment") == []
        assert copy.content("attachment", file) == b"kept"
        assert copy.conflicts() == []


def test_a_copy_that_does_not_know_files_yet_keeps_them_and_hands_them_on(store, team, monkeypatch):
    team.join("older")
    file = attach(store, noise(SEVERAL), reading=team.reading)
    with monkeypatch.context() as before:
        before.delitem(TABLES, "attachment")
        before.delitem(DERIVED_SCHEMA, "attachment")
        older = reopened(team, "older")
        team.pass_on("lead", "older")
        assert check_store(older) == []
        with older.transaction("older") as act:
            act.set("sampled_case", team.case, "note", "seen by an older program")
        path = team.hand_over("older")
    team.copies["third"] = Store.create(team.folder / "third.inspection", inspection=store.inspection)
    for name in ("lead", "third"):
        merge_handover(team.copies[name], path, author="x")
    reopened(team, "older")
    for copy in team.copies.values():
        assert copy.content("attachment", file) == noise(SEVERAL)
        assert copy.get("sampled_case", team.case)["note"] == "seen by an older program"
        assert check_store(copy) == []


# ---- damage -------------------------------------------------------------------------------------------
def alter(team, name, statement):
    path = team.copies[name].path
    team.copies[name].close()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()
    team.copies[name] = Store.open(path)
    return team.copies[name]


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("DELETE FROM change WHERE field = 'content/2'", "part 2 of 3 is missing"),
        ("UPDATE change SET value = 'text' WHERE field = 'content/2'", "part 2 of 3 is missing"),
        ("UPDATE change SET value = zeroblob(1048576) WHERE field = 'content/2'", "not what was attached"),
        ("UPDATE change SET value = substr(value, 2) WHERE field = 'content/3'", "not what was attached"),
    ],
)
def test_a_damaged_part_is_told_and_never_handed_over(store, team, statement, why):
    file = attach(store, noise(SEVERAL))
    store = alter(team, "lead", statement)
    with pytest.raises(UserError) as caught:
        store.content("attachment", file)
    assert (caught.value.code, caught.value.where) == ("damaged-content", "plan.png")
    assert why in caught.value.what
    assert [problem.code for problem in check_store(store)] == ["broken-chain"]
    with pytest.raises(UserError) as caught:
        write_handover(store, team.folder / "out.handover", author="lead")
    assert caught.value.code == "broken-chain"


FACTS = (
    '{"name":"f.png","size":2,"parts":2,'
    '"sha256":"fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"}'  # of b"ab"
)


def part(number, value):
    return Change("attachment", "f", f"content/{number}", value, ())


@pytest.mark.parametrize(
    ("parts", "problems"),
    [
        ((part(1, b"a"), part(2, b"b")), []),
        ((part(2, b"b"), part(1, b"a")), []),
        ((part(1, b"a"), part(2, b"x")), ["damaged-content"]),
        ((part(1, b"a"), part(2, b"bc")), ["damaged-content"]),
        ((part(1, b"a"),), ["damaged-content"]),
        ((), ["damaged-content"]),
    ],
)
def test_a_file_that_another_program_wrote_wrongly_is_found(store, forge, entry, parts, problems):
    merge_handover(store, forge(entry(Change("attachment", "f", BIRTH, FACTS, ()), *parts)), author="lead")
    assert [problem.code for problem in check_store(store)] == problems


def test_a_number_of_parts_that_no_file_has_is_told_at_once(store, forge, entry):
    facts = FACTS.replace('"parts":2', f'"parts":{1 << 62}')
    birth = Change("attachment", "f", BIRTH, facts, ())
    merge_handover(store, forge(entry(birth, part(1, b"ab"))), author="lead")
    assert [problem.code for problem in check_store(store)] == ["damaged-content"]


def test_a_part_that_is_no_blob_refuses_the_whole(store, forge, entry, contents):
    before = contents(store)
    birth = Change("attachment", "f", BIRTH, FACTS, ())
    with pytest.raises(UserError) as caught:
        merge_handover(store, forge(entry(birth, part(1, "a"))), author="lead")
    assert caught.value.code == "refused-handover"
    assert contents(store) == before


# ---- interrupted --------------------------------------------------------------------------------------
@pytest.mark.parametrize("pages", [0, 10, 300])
def test_attaching_on_a_full_disk_leaves_nothing(store, contents, pages):
    before = contents(store)
    (now,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {now + pages}")
    with pytest.raises(UserError) as caught:
        attach(store, noise(SEVERAL))
    assert caught.value.code == "disk-full"
    assert contents(store) == before
    store.connection.execute("PRAGMA max_page_count = 1000000")
    assert store.content("attachment", attach(store, noise(SEVERAL))) == noise(SEVERAL)
    assert check_store(store) == []


ATTACH_FOR_EVER = """
import itertools, sys
from pathlib import Path
from db.store import Store
store = Store.open(Path(sys.argv[1]))
for number in itertools.count():
    with store.transaction("inspector") as act:
        act.attach("attachment", {"name": str(number)}, bytes([number % 256]) * 3_000_000)
    print(number, flush=True)
"""


def test_kill_9_leaves_a_file_whole_or_not_there(team):
    store = team.join("lead")
    path = store.path
    for round_number in range(5):
        store.close()
        program = subprocess.Popen(
            [sys.executable, "-c", ATTACH_FOR_EVER, str(path)], stdout=subprocess.PIPE, text=True
        )
        said = program.stdout.readline()
        time.sleep(0.017 * round_number)
        program.kill()
        last = int((said + program.stdout.read()).split()[-1])
        program.wait()
        program.stdout.close()
        store = team.copies["lead"] = Store.open(path)
        rows = store.all("attachment")
        assert str(last) in {row["name"] for row in rows[-2:]}
        for row in rows[-2:]:
            content = bytes([int(row["name"]) % 256]) * 3_000_000
            assert store.content("attachment", row["id"]) == content
    assert check_store(store) == []
