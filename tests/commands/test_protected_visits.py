"""Protected visits from the command line: every command opens them, and no passphrase stands in an argument."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import click
import pypdfium2
import pytest

from db.keys.data_key import is_plain
from db.safety.backup import back_up, list_backups
from inspector_app.commands.form import command as form
from inspector_app.commands.main import COMMANDS, cli
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")
NEW = "pump lantern orchard violin seven"


@pytest.fixture
def new_words(tmp_path):
    """A file with another passphrase."""
    path = tmp_path / "new.txt"
    path.write_text(f"{NEW}\r\n", encoding="utf-8-sig")
    return path


@pytest.fixture
def protected(call, played, words):
    """A protected copy of the sample visit's team file."""
    assert call("protect", played, "--passphrase-file", words).code == 0
    return played


# ---- protect ----------------------------------------------------------------------------------------------
def test_protect_turns_a_file_and_its_backups_into_protected_ones(call, played, words):
    with Visit.open(played) as visit:
        back_up(visit.store)
        council = visit.inspection.details().authority
    done = call("protect", played, "--passphrase-file", words)
    assert done.code == 0
    assert f"{played.name}.keys" in done.out
    assert "1 backup is protected too." in done.out
    assert "recovery-key" in done.out
    assert not is_plain(played)
    assert not is_plain(list_backups(played)[0].path)
    for path in played.parent.rglob("*"):
        assert path.is_dir() or council.encode() not in path.read_bytes()


def test_protect_asks_twice_where_no_file_is_named(call, played, typed):
    typed(PASSPHRASE, PASSPHRASE)
    assert call("protect", played).code == 0
    typed(PASSPHRASE)
    assert call("info", played).code == 0


def test_protect_refuses_a_weak_passphrase_and_leaves_the_file(refuse, played, words):
    before = played.read_bytes()
    words.write_text("short", encoding="utf-8")
    assert "12 characters" in refuse("protect", played, "--passphrase-file", words)
    assert played.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\n", b"   \nsecond line"])
def test_a_file_without_a_passphrase_is_told(refuse, played, words, content):
    words.write_bytes(content)
    assert "no passphrase" in refuse("protect", played, "--passphrase-file", words)


def test_protect_twice_is_refused(refuse, protected, words):
    assert "protected already" in refuse("protect", protected, "--passphrase-file", words)


# ---- every command ----------------------------------------------------------------------------------------
def visit_commands():
    """Return every command that has the argument FILE, by its words on the command line."""
    context = click.Context(cli)
    commands = {(name,): cli.get_command(context, name) for name in COMMANDS}
    commands |= {("form", name): command for name, command in form.commands.items()}
    return {
        words: command
        for words, command in commands.items()
        if any(isinstance(p, click.Argument) and p.name == "file" for p in command.params)
        and words != ("open",)
    }


def test_every_command_that_takes_a_visit_takes_a_passphrase():
    commands = visit_commands()
    assert len(commands) > 15
    for command in commands.values():
        assert "passphrase_file" in {parameter.name for parameter in command.params}


def test_no_command_takes_a_passphrase_as_an_argument():
    for command in visit_commands().values():
        for parameter in command.params:
            if "passphrase" in parameter.name or "recovery" in parameter.name:
                assert parameter.name.endswith("_file")
                assert isinstance(parameter.type, click.Path)


@pytest.mark.parametrize(
    "command",
    [
        ("info",),
        ("verify",),
        ("figures",),
        ("attachment",),
        ("form", "editions"),
        ("form", "bring", "--all-drafts", "--preview"),
    ],
)
def test_commands_open_a_protected_visit(call, protected, words, command):
    name, *options = command[:2] if command[0] == "form" else command
    rest = command[2:]
    assert call(name, *options, protected, *rest, "--passphrase-file", words).code == 0


def test_check_report_and_export_of_a_protected_visit(call, sample_visit, protected, words, tmp_path):
    plain = tmp_path / "plain.inspection"
    copyfile(sample_visit / "team.inspection", plain)
    option = ("--passphrase-file", words)
    assert call("check", protected, *option).out == call("check", plain).out
    pdf = tmp_path / "report.pdf"
    assert call("report", protected, "--pdf", pdf, *option).code == 0
    assert pdf.stat().st_size > 10_000
    for path, extra in ((protected, option), (plain, ())):
        assert call("export", path, "--json", tmp_path / f"{path.stem}.json", *extra).code == 0
    assert (tmp_path / "played.json").read_bytes() == (tmp_path / "plain.json").read_bytes()
    again = tmp_path / "again.inspection"
    assert call("import", again, "--json", tmp_path / "played.json", *option).code == 0
    assert not is_plain(again)
    assert call("verify", again, *option).code == 0


def test_a_whole_evening_with_protected_files(call, tmp_path, words, new_words):
    lead, owain, stick = tmp_path / "lead.inspection", tmp_path / "owain.inspection", tmp_path / "stick"
    stick.mkdir()
    founded = call(
        *(
            "new",
            lead,
            "--authority",
            "Bro Helyg County Council",
            "--start",
            "2024-03-12",
            "--end",
            "2024-03-15",
        ),
        *("--lead", "Mared Llwyd", "--member", "Owain Prys", "--passphrase-file", words),
    )
    assert founded.code == 0
    invited = call("invite", lead, "Owain Prys", "--to", stick, "--passphrase-file", words)
    spoken = tmp_path / "spoken.txt"
    spoken.write_text(invited.out, encoding="utf-8")
    option = ("--passphrase-file", new_words)
    invitation = stick / "Owain Prys.invitation"
    assert call("join", invitation, owain, "--phrase-file", spoken, *option).code == 0
    assert call("handover", owain, stick / "2.handover", *option).code == 0
    assert call("merge", lead, stick / "2.handover", "--passphrase-file", words).code == 0
    assert call("verify", lead, "--passphrase-file", words).code == 0
    assert not is_plain(lead)
    assert not is_plain(owain)
    for path in (lead, owain):
        assert b"Bro Helyg" not in path.read_bytes()


def test_the_sample_visit_protected_merges_and_undoes_as_ever(call, sample_visit, protected, words):
    handovers = sorted(sample_visit.rglob("*.handover"))
    assert handovers
    merged = call("merge", protected, *handovers, "--json", "--passphrase-file", words)
    assert merged.code == 0
    assert sum(entry["changes"] for entry in merged.facts["handovers"]) == 0


def test_a_weak_passphrase_founds_no_visit(refuse, tmp_path, words):
    words.write_text("too short", encoding="utf-8")
    path = tmp_path / "lead.inspection"
    told = refuse(
        *(
            "new",
            path,
            "--authority",
            "Bro Helyg County Council",
            "--start",
            "2024-03-12",
            "--end",
            "2024-03-15",
        ),
        *("--lead", "Mared Llwyd", "--passphrase-file", words),
    )
    assert "12 characters" in told
    assert [entry.name for entry in tmp_path.iterdir()] == [words.name]


# ---- what can be wrong --------------------------------------------------------------------------------------
def test_each_thing_that_is_wrong_has_its_own_sentence(refuse, protected, words, new_words, tmp_path):
    keys = Path(f"{protected}.keys")
    whole = keys.read_bytes()
    told = [
        refuse("info", protected),
        refuse("info", protected, "--passphrase-file", tmp_path / "none.txt"),
        refuse("info", protected, "--passphrase-file", new_words),
    ]
    keys.write_bytes(whole[:-40])
    told.append(refuse("info", protected, "--passphrase-file", words))
    keys.unlink()
    told.append(refuse("info", protected, "--passphrase-file", words))
    keys.write_bytes(whole)
    content = protected.read_bytes()
    protected.write_bytes(content[:4096] + bytes(4096 * 4) + content[4096 * 5 :])
    told.append(refuse("info", protected, "--passphrase-file", words))
    assert len({sentence.partition(":")[2] for sentence in told}) == 6
    assert "nobody can be asked" in told[0]
    assert "no such file" in told[1]
    assert "not the passphrase" in told[2]
    assert "keys beside this visit are damaged" in told[3]
    assert "keys are not beside it" in told[4]
    assert "The file is damaged" in told[5]


# ---- passphrase and recovery key ------------------------------------------------------------------------------
def test_the_passphrase_is_changed(call, refuse, protected, words, new_words):
    options = ("--passphrase-file", words, "--new-passphrase-file", new_words)
    assert call("passphrase", protected, *options).code == 0
    assert call("info", protected, "--passphrase-file", new_words).code == 0
    assert "not the passphrase" in refuse("info", protected, "--passphrase-file", words)
    assert "not the passphrase" in refuse("passphrase", protected, *options)


def test_the_recovery_key_sets_a_new_passphrase(call, refuse, protected, words, new_words, tmp_path):
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(call("recovery-key", protected, "--passphrase-file", words).out, encoding="utf-8")
    Path(f"{protected}.keys").unlink()
    options = ("--recovery-key-file", sheet, "--new-passphrase-file", new_words)
    assert call("passphrase", protected, *options).code == 0
    assert call("info", protected, "--passphrase-file", new_words).code == 0
    key = sheet.read_text(encoding="utf-8")
    sheet.write_text(("1" if key[0] != "1" else "2") + key[1:], encoding="utf-8")
    assert "Group 1," in refuse("passphrase", protected, *options)


def test_the_recovery_sheet_is_one_page_that_says_what_it_can_do(call, protected, words, tmp_path):
    pdf = tmp_path / "sheet.pdf"
    key = call("recovery-key", protected, "--passphrase-file", words).out.strip()
    done = call("recovery-key", protected, "--passphrase-file", words, "--pdf", pdf)
    assert done.code == 0
    assert key.split("-")[0] not in done.out
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    assert all(group in text for group in key.split("-"))
    assert protected.name in text
    assert "without the passphrase" in text


def test_a_plain_visit_has_neither(refuse, played, words, new_words):
    options = ("--passphrase-file", words, "--new-passphrase-file", new_words)
    assert "not protected" in refuse("passphrase", played, *options)
    assert "not protected" in refuse("recovery-key", played, "--passphrase-file", words)


def test_a_plain_visit_opens_whatever_passphrase_is_given(call, played, words):
    assert call("info", played, "--passphrase-file", words).code == 0
