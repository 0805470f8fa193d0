"""`new`, `join`, `info`, `handover`, `merge` and `verify`: a visit that goes round the team, in a script."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.safety.backup import back_up
from inspector_app.visit import Visit

# What is no visit file, each as a command meets it.
BAD_FILES = ("missing", "empty", "text", "newer", "damaged", "foreign")
READERS = ("info", "figures", "check", "verify")


@pytest.fixture
def bad(tmp_path, founded):
    """A function that makes a bad visit file of a kind."""

    def make(kind: str) -> Path:
        path = tmp_path / f"{kind}.inspection"
        if kind == "empty":
            path.write_bytes(b"")
        elif kind == "text":
            path.write_text("Dear colleague")
        elif kind == "damaged":
            content = founded.read_bytes()
            path.write_bytes(content[:5000] + b"\xff" * 9000 + content[14000:])
        elif kind == "newer":
            path.write_bytes(founded.read_bytes())
            alter(path, "PRAGMA user_version = 99")
        elif kind == "foreign":
            alter(path, "CREATE TABLE theirs (x)")
        return path

    return make


def alter(path: Path, statement: str) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()


# ---- every command that reads a file ------------------------------------------------------------------
@pytest.mark.parametrize("kind", BAD_FILES)
@pytest.mark.parametrize("command", READERS)
def test_a_bad_file_is_told_in_a_sentence(refuse, bad, command, kind):
    path = bad(kind)
    before = path.read_bytes() if path.exists() else None
    refuse(command, path)
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize("arguments", [("handover", "OUT"), ("merge", "OUT"), ("export", "--json", "OUT")])
def test_a_bad_file_is_told_by_those_who_write_too(refuse, bad, tmp_path, arguments):
    command, *rest = (str(tmp_path / "out") if word == "OUT" else word for word in arguments)
    for kind in BAD_FILES:
        refuse(command, bad(kind), *rest)
    assert not (tmp_path / "out").exists()


def test_wrong_use_is_told_with_the_usage(call):
    for arguments in (("info",), ("merge", "a.inspection"), ("no-such-command",), ("handover", "--loud")):
        called = call(*arguments)
        assert called.code == 2
        assert "Usage:" in called.err


def test_the_program_says_its_version_and_its_commands(call):
    assert call("--version").out.startswith("inspector-app")
    help_text = call("--help").out
    for command in (
        "new",
        "join",
        "handover",
        "merge",
        "verify",
        "import-cases",
        "figures",
        "check",
        "export",
    ):
        assert command in help_text


def test_a_user_error_is_no_traceback_in_a_process_of_its_own(tmp_path):
    code = "from inspector_app.commands.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, "info", str(tmp_path / "none.inspection")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1


# ---- new ----------------------------------------------------------------------------------------------
def test_new_founds_a_visit(founded, call):
    facts = call("info", founded, "--json").facts
    assert facts["copy_of"] == "Mared Llwyd"
    assert [person["name"] for person in facts["team"]] == ["Mared Llwyd", "Owain Prys"]
    assert facts["details"]["authority"] == "Bro Helyg County Council"
    assert facts["counts"]["differences_to_settle"] == 0
    assert "Mared Llwyd" in call("info", founded).out


NEW = (
    *("--authority", "Bro Helyg", "--start", "2024-03-12", "--end", "2024-03-15", "--lead", "Mared Llwyd"),
    "--plain",
)


def test_new_never_replaces_a_file(founded, refuse):
    before = founded.read_bytes()
    refuse("new", founded, *NEW)
    assert founded.read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("--framework", "no-such-framework"),
        ("--start", "whenever"),
        ("--start", "20240312"),
        ("--lead", " "),
        ("--start", "2024-03-16"),
        ("--cases", "no-such-list.xlsx"),
        ("--member", "Mared Llwyd"),
        ("--end", "2034-03-15"),
    ],
)
def test_new_leaves_nothing_when_something_is_wrong(refuse, tmp_path, wrong):
    refuse("new", tmp_path / "new.inspection", *NEW, *wrong)
    assert list(tmp_path.iterdir()) == []


def test_new_wants_the_suffix_of_a_visit(refuse, tmp_path):
    assert ".inspection" in refuse("new", tmp_path / "x.txt", *NEW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["Team,Route\nNorth,x\n", "Reference,Team\nC01,North\nC01,South\n"])
def test_new_leaves_nothing_when_the_case_list_is_wrong(refuse, tmp_path, text):
    cases = tmp_path / "cases.csv"
    cases.write_text(text, encoding="utf-8")
    refuse("new", tmp_path / "new.inspection", *NEW, "--cases", cases)
    assert list(tmp_path.iterdir()) == [cases]


def test_new_takes_the_case_list_at_once(call, tmp_path):
    cases = tmp_path / "cases.csv"
    cases.write_text("Reference,Team\nC01,North\nC02,South\n", encoding="utf-8")
    made = call("new", tmp_path / "new.inspection", *NEW, "--cases", cases)
    assert (made.code, "2 cases" in made.out) == (0, True)


# ---- round the team -----------------------------------------------------------------------------------
@pytest.fixture
def joined(founded, call, tmp_path):
    """Owain's copy of the founded visit."""
    handover, path = tmp_path / "lead.handover", tmp_path / "owain.inspection"
    assert call("handover", founded, handover).code == 0
    assert call("join", handover, path, "--as", "Owain Prys", "--plain").code == 0
    return path


def test_join_makes_ones_own_copy(joined, call, founded):
    mine, theirs = (call("info", path, "--json").facts for path in (joined, founded))
    assert mine["copy_of"] == "Owain Prys"
    assert mine["inspection"] == theirs["inspection"]
    assert mine["replica"] != theirs["replica"]


def test_join_wants_a_name_of_the_team(joined, refuse, tmp_path):
    refuse("join", tmp_path / "lead.handover", tmp_path / "new.inspection", "--as", "Nobody", "--plain")
    assert not (tmp_path / "new.inspection").exists()
    refuse("join", tmp_path / "lead.handover", joined, "--as", "Owain Prys", "--plain")
    refuse("join", joined, tmp_path / "new.inspection", "--as", "Owain Prys", "--plain")
    missing = tmp_path / "none.handover"
    assert "no such file" in refuse(
        "join", missing, tmp_path / "new.inspection", "--as", "Owain Prys", "--plain"
    )


@pytest.fixture
def brought(joined, call, tmp_path):
    """A hand-over of Owain's in which he has added a case."""
    with Visit.open(joined) as visit:
        visit.cases.add("C77")
    handover = tmp_path / "owain.handover"
    assert call("handover", joined, handover).code == 0
    return handover


def test_merge_brings_in_what_is_new_and_that_once(founded, brought, call):
    first = call("merge", founded, brought, brought, "--json")
    assert first.code == 0
    one, other = first.facts["handovers"]
    assert (one["created"], one["changes"] > 0) == ({"sampled_case": 1}, True)
    assert other["changes"] == 0
    assert first.facts["differences_to_settle"] == 0
    assert "0 new changes" in call("merge", founded, brought).out


def test_a_dry_run_says_that_hand_overs_of_a_visit_without_keys_are_not_signed(founded, brought, call):
    assert "Not signed: this visit was made without keys." in call("merge", founded, brought, "--dry-run").out
    assert "Not signed" not in call("merge", founded, brought).out


def test_a_dry_run_says_the_same_and_changes_nothing(founded, brought, call):
    before = founded.read_bytes()
    said = call("merge", founded, brought, "--dry-run", "--json").facts
    assert founded.read_bytes() == before
    assert call("merge", founded, brought, "--json").facts == said


@pytest.fixture
def damaged(brought, tmp_path):
    """A hand-over that was cut off."""
    path = tmp_path / "damaged.handover"
    path.write_bytes(brought.read_bytes()[:-10])
    return path


def test_merge_tells_what_came_in_before_a_refusal(founded, brought, damaged, call):
    called = call("merge", founded, brought, damaged, brought)
    *_, came, refused = called.err.splitlines()
    assert (called.code, called.out) == (3, "")
    assert came.startswith(f"{brought.name}: ")
    assert refused.startswith(f"{damaged.name}: Refused: ")
    assert "named above it are brought in" in refused
    assert call("info", founded, "--json").facts["counts"]["cases_sampled"] == 1


def test_a_dry_run_before_a_refusal_says_nothing_came_in(founded, brought, damaged, call):
    called = call("merge", founded, brought, damaged, "--dry-run")
    assert (called.code, "brought in" in called.err) == (3, False)
    assert call("info", founded, "--json").facts["counts"]["cases_sampled"] == 0


def test_merge_tells_of_differences(founded, joined, call, tmp_path):
    for path, subject in ((founded, "one subject"), (joined, "another subject")):
        with Visit.open(path) as visit:
            visit.inspection.set(subject=subject)
    handover = tmp_path / "owain.handover"
    call("handover", joined, handover)
    assert call("merge", founded, handover, "--json").facts["differences_to_settle"] == 1
    assert "1 difference" in call("merge", founded, handover).out


@pytest.mark.parametrize("kind", ["missing", "empty", "visit", "damaged", "cut off", "foreign", "newer"])
def test_merge_refuses_a_bad_hand_over_and_changes_nothing(
    founded, brought, sample_visit, refuse, tmp_path, kind
):
    bad = tmp_path / "bad.handover"
    content = brought.read_bytes()
    foreign = next((sample_visit / "handovers").glob("*.handover"))
    made = {
        "missing": None,
        "empty": b"",
        "visit": founded.read_bytes(),
        "damaged": content[:100] + bytes([content[100] ^ 1]) + content[101:],
        "cut off": content[:-10],
        "foreign": foreign.read_bytes(),
        "newer": content[:9] + b"\x09" + content[10:],
    }[kind]
    if made is not None:
        bad.write_bytes(made)
    before = founded.read_bytes()
    refuse("merge", founded, bad)
    refuse("merge", founded, bad, "--dry-run")
    assert founded.read_bytes() == before


def test_handover_into_a_folder_is_named_by_itself(founded, call, refuse, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    assert call("handover", founded, folder).code == 0
    (written,) = folder.iterdir()
    assert written.name.startswith("Mared Llwyd")
    refuse("handover", founded, tmp_path / "none" / "out.handover")


@pytest.mark.parametrize("out", ["nodir/", "nodir", "nodir.handover/", "letter.txt"])
def test_handover_into_a_folder_that_is_not_there_writes_no_file(founded, refuse, tmp_path, out):
    before = sorted(tmp_path.iterdir())
    assert "no such folder" in refuse("handover", founded, f"{tmp_path}/{out}")
    assert sorted(tmp_path.iterdir()) == before


def test_handover_never_replaces_another_file(founded, refuse):
    before = founded.read_bytes()
    refuse("handover", founded, founded)
    assert founded.read_bytes() == before


@pytest.mark.parametrize("command", READERS)
def test_a_hand_over_is_no_visit_file(brought, refuse, command):
    assert "This is a hand-over, not a visit file." in refuse(command, brought)


@pytest.mark.parametrize("arguments", [("info", "."), ("merge", "FILE", "."), ("import-cases", "FILE", ".")])
def test_a_folder_is_said_to_be_one(founded, refuse, arguments):
    words = [founded if word == "FILE" else word for word in arguments]
    said = refuse(*words)
    assert said.startswith(".: ")
    assert "This is a folder, not a file." in said


LONG = "a" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ("info", LONG),
        ("handover", "FILE", LONG),
        ("merge", "FILE", LONG),
        ("report", "FILE", "--pdf", f"{LONG}.pdf"),
    ],
)
def test_a_name_that_no_disk_takes_is_told(founded, refuse, arguments):
    words = [founded if word == "FILE" else word for word in arguments]
    assert "The name is too long" in refuse(*words)


def test_a_visit_that_is_open_in_a_window_can_be_read_and_not_written(founded, brought, call, tmp_path):
    code = "from inspector_app.commands.main import run; run()"
    with Visit.open(founded):
        for arguments, expected in (
            (("info", founded), 0),
            (("verify", founded), 0),
            (("merge", founded, brought), 3),
        ):
            done = subprocess.run(
                [sys.executable, "-c", code, *map(str, arguments)],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == expected
            assert "Traceback" not in done.stderr


# ---- verify -------------------------------------------------------------------------------------------
def test_verify_finds_a_whole_file_whole(played, call):
    called = call("verify", played)
    assert (called.code, "is whole" in called.out) == (0, True)
    assert call("verify", played, "--json").facts == {"problems": []}


def test_verify_leaves_a_backup_as_it_is(played, call):
    with Visit.open(played) as visit:
        backup = back_up(visit.store)
    before = backup.read_bytes()
    assert call("verify", backup).code == 0
    assert backup.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE change SET value = 'excellent' WHERE field = 'level'", "history"),
        ("UPDATE finding SET text = 'All is well.'", "finding"),
    ],
)
def test_verify_finds_what_was_altered(played, call, statement, words):
    alter(played, statement)
    called = call("verify", played)
    assert called.code == 1
    assert words in called.out
    (problem,) = call("verify", played, "--json").facts["problems"]
    assert words in problem
