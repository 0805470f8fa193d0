"""Opening visit files: what is refused, in which words, and what is left as it was."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.connection import APPLICATION_ID
from db.errors import UserError
from db.files import write_then_move
from db.handover.stream import write_handover
from db.migrations import FORMAT
from db.safety.integrity import check_store
from db.schema import DERIVED_SCHEMA
from db.store import Store

POSIX = pytest.mark.skipif(os.name == "nt", reason="rights of folders are a matter of POSIX")
NOBODY = 65534


@pytest.fixture
def visit(team):
    """The path of a closed visit file."""
    store = team.join("lead")
    store.close()
    team.copies.clear()
    return store.path


@pytest.fixture
def unprivileged(visit):
    """A visit file of somebody without special rights, in a folder of theirs."""
    folder = Path(tempfile.mkdtemp())
    path = Path(shutil.copy(visit, folder))
    privileged = os.geteuid() == 0
    if privileged:
        for owned in (folder, path):
            os.chown(owned, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield path
    finally:
        if privileged:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def refused(path, **how):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        Store.open(path, **how)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not path.with_name(f"{path.name}.lock").exists()
    assert caught.value.remedy
    return caught.value.code


def run(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


# ---- files that are no visit --------------------------------------------------------------------------
def test_a_missing_file_and_a_folder(tmp_path):
    assert refused(tmp_path / "none.inspection") == "no-such-file"
    assert refused(tmp_path) == "is-a-folder"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\3\4" * 1000, b"SQLite format 3\0" + b"\0" * 84])
def test_a_file_of_another_kind(tmp_path, content):
    path = tmp_path / "other.inspection"
    path.write_bytes(content)
    assert refused(path) in ("not-a-visit-file", "damaged-file")


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "other.inspection"
    with dbapi2.connect(str(path)) as connection:
        connection.execute("CREATE TABLE txn (x)")
    connection.close()
    assert refused(path) == "not-a-visit-file"


def test_a_file_of_a_newer_format(visit):
    alter(visit, f"PRAGMA user_version = {FORMAT + 1}")
    assert refused(visit) == "newer-file"
    assert refused(visit, read_only=True) == "newer-file"


def test_a_file_that_lost_a_table_of_its_history(visit):
    alter(visit, "DROP TABLE change_parent")
    assert refused(visit) == "damaged-file"


def test_a_file_into_whose_history_something_was_put(visit):
    alter(visit, "ALTER TABLE txn ADD COLUMN more TEXT")
    assert refused(visit) == "damaged-file"


def test_an_encrypted_file_without_or_with_another_key(tmp_path):
    path = tmp_path / "sealed.inspection"
    key = bytes(range(32))
    with Store.create(path, inspection="x", key=key) as store, store.transaction("a") as act:
        act.create("member", {"name": "Mared Llwyd"})
    assert b"Mared" not in path.read_bytes()
    assert refused(path) == "keys-missing"
    assert refused(path, key=bytes(32)) == "wrong-key"
    with Store.open(path, key=key) as store:
        assert [row["name"] for row in store.all("member")] == ["Mared Llwyd"]
        assert check_store(store) == []


def alter(path, *statements):
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


# ---- making a file ------------------------------------------------------------------------------------
def test_a_file_is_never_made_over_another(visit):
    before = visit.read_bytes()
    with pytest.raises(UserError) as caught:
        Store.create(visit, inspection="x")
    assert caught.value.code == "file-exists"
    assert visit.read_bytes() == before


def test_a_file_is_not_made_where_no_folder_is(tmp_path):
    with pytest.raises(UserError) as caught:
        Store.create(tmp_path / "none" / "a.inspection", inspection="x")
    assert caught.value.code == "no-such-folder"


def test_a_visit_file_is_named_as_one(tmp_path):
    with pytest.raises(UserError) as caught:
        Store.create(tmp_path / "visit.txt", inspection="x")
    assert caught.value.code == "file-kind"
    assert ".inspection" in caught.value.what
    assert list(tmp_path.iterdir()) == []


def test_a_hand_over_is_not_opened_as_a_visit(store, tmp_path):
    path = tmp_path / "mine.handover"
    write_handover(store, path, author="lead")
    with pytest.raises(UserError) as caught:
        Store.open(path)
    assert caught.value.what == "This is a hand-over, not a visit file."


def test_a_file_that_cannot_be_filled_is_not_left(tmp_path, monkeypatch):
    monkeypatch.setattr("db.store.set_up", lambda db: db.conn.execute("no such statement"))
    with pytest.raises(dbapi2.Error):
        Store.create(tmp_path / "a.inspection", inspection="x")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_ever_written_over_a_visit_file(visit):
    before = visit.read_bytes()
    with pytest.raises(UserError) as caught:
        write_then_move(visit, lambda path: path.write_text("a report"), suffix=".inspection")
    assert caught.value.code == "file-exists"
    with Store.open(visit) as store, pytest.raises(UserError) as caught:
        write_handover(store, visit, author="lead")
    assert caught.value.code == "file-kind"
    assert visit.read_bytes() == before


@pytest.mark.parametrize("place", ["mine.handover", "visit.inspection", "letter", "."])
def test_a_file_replaces_its_own_kind_only(tmp_path, place):
    path = tmp_path / place
    if place != ".":
        path.write_bytes(b"kept")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UserError) as caught:
        write_then_move(path, lambda part: part.write_bytes(b"a report"), suffix=".pdf")
    assert caught.value.code == ("is-a-folder" if place == "." else "file-kind")
    assert sorted(tmp_path.iterdir()) == before
    assert place == "." or path.read_bytes() == b"kept"


def test_the_suffix_of_a_kind_is_taken_in_capitals_too(tmp_path):
    write_then_move(tmp_path / "REPORT.PDF", lambda part: part.write_bytes(b"a report"), suffix=".pdf")
    assert (tmp_path / "REPORT.PDF").read_bytes() == b"a report"


def test_a_hand_over_is_not_written_over_another_kind_of_file(store, tmp_path):
    path = tmp_path / "letter.handover"
    path.write_bytes(b"a letter")
    with pytest.raises(UserError) as caught:
        write_handover(store, path, author="lead")
    assert caught.value.code == "file-exists"
    assert path.read_bytes() == b"a letter"


@pytest.mark.parametrize("name", ["a b", "what?#%41&x=1", "Bro Helyg – ŵ", "it's"])
def test_names_of_all_kinds(tmp_path, name):
    path = tmp_path / f"{name}.inspection"
    Store.create(path, inspection="x").close()
    with Store.open(path) as store:
        assert store.inspection == "x"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


# ---- a file that is open elsewhere --------------------------------------------------------------------
HOLD = """
import sys
from pathlib import Path
from db.errors import UserError
from db.store import Store
try:
    Store.open(Path(sys.argv[1])).close()
except UserError as error:
    print(error.code)
"""


def test_a_second_program_is_told_that_the_file_is_open(visit):
    with Store.open(visit):
        assert run(HOLD, str(visit)).stdout.strip() == "file-in-use"
    assert run(HOLD, str(visit)).stdout == ""


def test_a_program_that_was_killed_leaves_no_lock(visit):
    kill = HOLD.replace(".close()", "; import os, signal; os.kill(os.getpid(), 9)")
    assert run(kill, str(visit)).returncode != 0
    Store.open(visit).close()


def test_a_file_that_is_open_elsewhere_can_still_be_read(visit):
    reading = HOLD.replace("Path(sys.argv[1])", "Path(sys.argv[1]), read_only=True")
    with Store.open(visit):
        assert run(reading, str(visit)).stdout == ""


# ---- a file that cannot be written --------------------------------------------------------------------
def test_a_file_opened_to_read_is_not_written(visit, team):
    before = visit.read_bytes()
    with Store.open(visit, read_only=True) as store:
        assert store.get("sampled_case", team.case)["note"] == "born"
        assert check_store(store) == []
        with pytest.raises(UserError) as caught, store.transaction("lead") as act:
            act.set("sampled_case", team.case, "note", "x")
        assert caught.value.code == "read-only"
        write_handover(store, visit.with_name("out.handover"), author="lead")
    assert visit.read_bytes() == before


@POSIX
def test_a_folder_that_cannot_be_written(unprivileged):
    unprivileged.parent.chmod(0o500)
    assert refused(unprivileged) == "no-permission"
    with Store.open(unprivileged, read_only=True) as store:
        with pytest.raises(UserError) as caught:
            write_handover(store, unprivileged.with_name("out.handover"), author="lead")
        assert caught.value.code == "no-permission"
    with pytest.raises(UserError) as caught:
        Store.create(unprivileged.with_name("new.inspection"), inspection="x")
    assert caught.value.code == "no-permission"


@POSIX
def test_a_file_that_cannot_be_written(unprivileged, team):
    unprivileged.chmod(0o400)
    with (
        pytest.raises(UserError) as caught,
        Store.open(unprivileged) as store,
        store.transaction("lead") as act,
    ):
        act.set("sampled_case", team.case, "note", "x")
    assert caught.value.code == "read-only"


@POSIX
def test_a_file_that_cannot_be_read(unprivileged):
    unprivileged.chmod(0)
    with pytest.raises(UserError) as caught:
        Store.open(unprivileged)
    assert caught.value.code in ("cannot-open", "no-permission")


# ---- files of other versions --------------------------------------------------------------------------
def test_typed_tables_of_another_version_are_made_anew_and_nothing_is_lost(visit, team, contents):
    with Store.open(visit) as store:
        with store.transaction("lead") as act:
            act.set("sampled_case", team.case, "note", "edited")
            act.set("reading", team.reading, "/q", "yes")
        before = contents(store)
    alter(
        visit,
        "ALTER TABLE sampled_case DROP COLUMN note",  # of an older version
        "ALTER TABLE sampled_case ADD COLUMN newer TEXT",  # of a newer one
        "CREATE TABLE newer (id TEXT PRIMARY KEY, deleted INTEGER)",
        "DROP TABLE agenda_item",
        "CREATE TRIGGER theirs AFTER UPDATE ON reading BEGIN SELECT 1; END",
    )
    assert refused(visit, read_only=True) == "other-version"
    with Store.open(visit) as store:
        assert contents(store) == before
        assert check_store(store) == []
    with Store.open(visit, read_only=True) as store:
        assert contents(store) == before


def test_a_file_of_before_there_were_attachments_opens_with_all_that_it_holds(tmp_path):
    """The fixture was written when the schema had no table of files, and stays as it is."""
    path = tmp_path / "old.inspection"
    path.write_bytes(
        gzip.decompress((Path(__file__).parent / "data/before-attachments.inspection.gz").read_bytes())
    )
    assert refused(path, read_only=True) == "other-version"
    with Store.open(path) as store:
        log = list(store.log())
        assert check_store(store) == []
        assert [(row["reference"], row["deleted"]) for row in store.all("sampled_case", deleted=True)] == [
            ("C01", 0),
            ("C02", 1),
        ]
        assert {conflict.field for conflict in store.conflicts()} == {"note", "/child/seen"}
        assert store.answers("e" * 32)["/child/seen#comment"] == "Gwelwyd y plentyn ddwywaith – ŵ."
        with store.transaction("lead") as act:
            file = act.attach("attachment", {"name": "a.txt", "reading": "e" * 32}, b"new")
        assert store.content("attachment", file) == b"new"
        assert [entry for entry in store.log() if entry in log] == log
        assert check_store(store) == []


def test_what_only_a_newer_version_knows_stays_in_the_log(store, team, forge, entry, monkeypatch):
    from db.handover.merge import merge_handover
    from db.log.encoding import BIRTH, Change
    from db.schema import TABLES, Column, Table

    merge_handover(
        store,
        forge(
            entry(
                Change("sampled_case", team.case, "newer", "kept", ()),
                Change("newest", "n1", BIRTH, '{"words":"born"}', ()),
                Change("newest", "n1", "words", "edited", ()),
                lamport=2,
            )
        ),
        author="lead",
    )
    assert check_store(store) == []
    team.join("owain")  # it is handed on by a version that does not know it
    case = TABLES["sampled_case"]
    newer = {
        "sampled_case": Table("sampled_case", (*case.columns, Column("newer"))),
        "newest": Table("newest", (Column("words"),)),
    }
    for name, table in newer.items():
        monkeypatch.setitem(TABLES, name, table)
        from db.schema import _create_typed

        monkeypatch.setitem(DERIVED_SCHEMA, name, _create_typed(table))
    for name in ("lead", "owain"):
        path = team.copies[name].path
        team.copies[name].close()
        team.copies[name] = Store.open(path)
        assert team.copies[name].get("sampled_case", team.case)["newer"] == "kept"
        assert team.copies[name].get("newest", "n1")["words"] == "edited"


def test_an_empty_file_of_before_the_first_schema_is_brought_up(tmp_path, team):
    path = tmp_path / "old.inspection"
    alter(path, f"PRAGMA application_id = {APPLICATION_ID}")
    with Store.open(path) as store:
        assert store.replica
        assert check_store(store) == []
        with store.transaction("x") as act:
            act.create("member", {"name": "Somebody"})
    with Store.open(path) as store:
        assert len(store.all("member")) == 1
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT
        assert store.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
