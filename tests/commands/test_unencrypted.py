"""What leaves a protected visit in clear says so: in the help of its command, and on the error stream."""

from __future__ import annotations

import click
import pytest

from inspector_app.commands.main import COMMANDS, cli
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")
WARNING = "What is written is outside the visit, and not encrypted: delete it when it has served."
WRITERS = {
    "report": ("--pdf", "out.pdf"),
    "print": ("--all-cases", "--pdf", "out.pdf"),
    "export": ("--json", "out.json"),
    "export-history": ("--to", "out.csv"),
    "compare-versions": ("--from", "1", "--docx", "out.docx"),
    "accuracy": ("--response", "out.docx"),
    "attachment": ("picture.png", "out.png"),
    "handover": ("out.handover",),
}


@pytest.fixture
def words(tmp_path):
    """A file with the passphrase."""
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE, encoding="utf-8")
    return path


@pytest.fixture
def copies(call, played, words, tmp_path):
    """A visit that has all that can be written out of it, as a plain file and as a protected one."""
    with Visit.open(played) as visit:
        visit.versions.make("team-draft")
        visit.versions.make("sent")
        reading = visit.readings.all()[0].id
        with visit.act() as act:
            act.attach("attachment", {"name": "picture.png", "reading": reading}, b"\x89PNG")
    plain = tmp_path / "plain.inspection"
    plain.write_bytes(played.read_bytes())
    assert call("protect", played, "--passphrase-file", words).code == 0
    return plain, played


def helped(name):
    command = cli.get_command(click.Context(cli), name)
    return " ".join((command.help or "").split()), command


def test_each_command_that_writes_a_copy_says_so_in_its_help():
    for name in set(WRITERS) - {"handover"}:
        assert WARNING in helped(name)[0], name
    assert "--unsealed, the hand-over is not encrypted" in helped("handover")[0]


def test_no_other_command_writes_an_office_file_or_a_table():
    """An option that is called after a kind of file, or after where to write, belongs to a command of the list above."""
    kinds = {"docx", "pdf", "json_path", "xlsx_path", "csv_folder", "response", "out"}
    reading_in = {"import"}  # takes what `export --json` wrote
    own_words = {"recovery-key"}  # warns of what the key can do
    found = {name for name in COMMANDS if kinds & {parameter.name for parameter in helped(name)[1].params}}
    assert found - reading_in - own_words == set(WRITERS)


@pytest.mark.parametrize("name", WRITERS)
def test_a_copy_of_a_protected_visit_is_told_and_one_of_a_plain_visit_is_not(
    call, copies, words, tmp_path, monkeypatch, name
):
    monkeypatch.chdir(tmp_path)
    plain, protected = copies
    told = call(name, protected, *WRITERS[name], "--passphrase-file", words)
    assert told.code == 0, told.err
    assert told.err.splitlines().count(WARNING) == 1
    quiet = call(name, plain, *WRITERS[name])
    assert (quiet.code, WARNING in quiet.err) == (0, False)


def test_facts_and_lists_alone_write_nothing_that_is_to_be_told(call, copies, words):
    _plain, protected = copies
    for line in (("attachment",), ("accuracy",), ("compare-versions", "--from", "1"), ("figures",)):
        name, *options = line
        assert WARNING not in call(name, protected, *options, "--passphrase-file", words).err


def test_blank_forms_hold_nothing_of_the_visit(call, copies, words, tmp_path):
    _plain, protected = copies
    line = ("print", protected, "--blank", "case_reading", "--pdf", tmp_path / "blank.pdf")
    called = call(*line, "--passphrase-file", words)
    assert (called.code, WARNING in called.err) == (0, False)


def test_a_sealed_hand_over_is_encrypted(call, sealed, words, tmp_path):
    assert call("protect", sealed.owain, "--passphrase-file", words).code == 0
    called = call("handover", sealed.owain, tmp_path / "out.handover", "--passphrase-file", words)
    assert (called.code, WARNING in called.err) == (0, False)
