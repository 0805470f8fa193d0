"""Damaged and tampered visit files: found, told in a sentence, never shown as if they were whole."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from db.errors import UserError
from db.handover.stream import write_handover
from db.safety.integrity import check_store
from db.schema import DERIVED_SCHEMA
from db.store import Store

# What is chained, and what is made from it. Settings and reports of merges are this copy's own.
COVERED = ("txn", "change", "change_parent", "version", *DERIVED_SCHEMA)
TOLD = {"damaged-file", "not-a-visit-file", "newer-file", "disk-error", "cannot-open"}


@pytest.fixture
def filled(team):
    """The path of a closed visit file with some history."""
    store = team.join("lead")
    for number in range(20):
        with store.transaction("lead") as act:
            act.set("reading", team.reading, f"/q{number}", "yes")
            act.set("sampled_case", team.case, "note", f"a note of some length, {number} " * 10)
    store.close()
    team.copies.clear()
    return store.path


def covered(store):
    return [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in COVERED]


def found_or_harmless(path, content, whole):
    """Write a damaged file; assert that the program tells of it, or that nothing of the visit has changed."""
    path.write_bytes(content)
    try:
        with Store.open(path, read_only=True) as store:
            assert check_store(store) or covered(store) == whole
    except UserError as error:
        return error.code
    return None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_anywhere_is_found(filled, data):
    content = bytearray(filled.read_bytes())
    with Store.open(filled, read_only=True) as store:
        whole = covered(store)
    place = data.draw(st.integers(0, len(content) - 1) | st.integers(0, 8191))
    content[place] ^= data.draw(st.integers(1, 255))
    assert found_or_harmless(filled.with_name("damaged.inspection"), content, whole) in {
        None,
        *TOLD,
        "other-version",
    }


@pytest.mark.parametrize("encoding", [4, 16])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_header_of_no_known_text_encoding_is_found(filled, encoding, read_only):
    content = bytearray(filled.read_bytes())
    content[59] = encoding
    filled.write_bytes(content)
    with pytest.raises(UserError) as caught:
        Store.open(filled, read_only=read_only)
    assert caught.value.code == "damaged-file"


@pytest.mark.parametrize("part", [0.001, 0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_found(filled, part):
    content = filled.read_bytes()
    with Store.open(filled, read_only=True) as store:
        whole = covered(store)
    cut = content[: int(len(content) * part)]
    assert found_or_harmless(filled.with_name("damaged.inspection"), cut, whole) in {None, *TOLD}


def test_a_whole_file_has_no_problems(filled):
    with Store.open(filled) as store:
        assert check_store(store) == []


def alter(path, *statements):
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET value = 'no' WHERE field = '/q3'",
        "UPDATE change SET value = CAST('yes' AS BLOB) WHERE field = '/q3'",
        "UPDATE change SET lamport = lamport + 1 WHERE field = '/q3'",
        "UPDATE txn SET author = 'somebody else' WHERE first > 10",
        "UPDATE txn SET at = '2020-01-01T00:00:00.000+00:00' WHERE first > 10",
        "UPDATE txn SET hash = zeroblob(32) WHERE first > 10",
        "DELETE FROM txn WHERE last = (SELECT max(last) FROM txn)",
        "DELETE FROM change WHERE field = '/q3'",
        "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)",
        "DELETE FROM change_parent WHERE seq = (SELECT max(seq) FROM change_parent)",
        "INSERT INTO change_parent SELECT replica, seq, 5, 5 FROM change WHERE field = '/q3'",
        "INSERT INTO change SELECT replica, max(seq) + 1, lamport, tbl, record, '/q99', value FROM change",
        "INSERT INTO change SELECT replica + 1, 1, 1, tbl, record, '/q99', max(value) FROM change",
        "UPDATE version SET seq = seq - 1",
        "UPDATE version SET lamport = lamport + 1",
        "UPDATE version SET hash = zeroblob(32)",
        "DELETE FROM version",
    ],
)
def test_an_altered_history_is_found(filled, statement):
    alter(filled, statement)
    with Store.open(filled) as store:
        assert [problem.code for problem in check_store(store)] == ["broken-chain"]


def test_an_altered_history_is_not_handed_over(filled):
    alter(filled, "UPDATE change SET value = 'no' WHERE field = '/q3'")
    path = filled.with_name("out.handover")
    with Store.open(filled) as store, pytest.raises(UserError) as caught:
        write_handover(store, path, author="lead")
    assert caught.value.code == "broken-chain"
    assert not path.exists()


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE sampled_case SET note = 'nicer'", "sampled_case"),
        ("UPDATE sampled_case SET deleted = 1", "sampled_case"),
        ("DELETE FROM reading", "reading"),
        ("INSERT INTO member (id, name) VALUES ('x', 'Nobody')", "member"),
        ("UPDATE answer SET value = 'no' WHERE field = '/q3'", "answer"),
        ("DELETE FROM answer WHERE field = '/q3'", "answer"),
        ("DELETE FROM head WHERE field = '/q3'", "head"),
        ("INSERT INTO conflict VALUES ('x', 'y', 'value', 'member')", "conflict"),
    ],
)
def test_a_table_that_does_not_equal_its_history_is_found(filled, statement, table):
    alter(filled, statement)
    before = filled.read_bytes()
    with Store.open(filled) as store:
        (problem,) = check_store(store)
        assert problem.code == "table-differs"
        assert table in str(problem)
    assert filled.read_bytes() == before
