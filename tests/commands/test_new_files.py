"""Commands that make a visit file: never plain by an oversight, and asking nothing where the name is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.keys.data_key import is_plain
from inspector_app.commands.main import COMMANDS, cli
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")
MAKERS = ("new", "join", "join --as", "import")


@pytest.fixture
def make(sealed, founded, call, tmp_path):
    """A function that gives the command line by which one of MAKERS makes a file."""
    phrase, handover, export = (tmp_path / name for name in ("words.txt", "lead.handover", "lead.json"))
    phrase.write_text(sealed.words, encoding="utf-8")
    assert call("handover", founded, handover).code == call("export", founded, "--json", export).code == 0
    details = ("--authority", "Bro Helyg", "--start", "2024-03-12", "--end", "2024-03-15", "--lead", "Mared")

    def line(maker: str, file: Path) -> tuple[str | Path, ...]:
        return {
            "new": ("new", file, *details),
            "join": ("join", sealed.invitation, file, "--phrase-file", phrase),
            "join --as": ("join", handover, file, "--as", "Owain Prys"),
            "import": ("import", file, "--json", export),
        }[maker]

    return line


@pytest.fixture
def protected(call, founded, words):
    """A protected visit of somebody's."""
    assert call("protect", founded, "--passphrase-file", words).code == 0
    return founded


def test_these_are_all_commands_that_make_a_file():
    def has_plain(name):
        return "plain" in {parameter.name for parameter in cli.get_command(None, name).params}

    assert {name for name in COMMANDS if has_plain(name)} == {maker.split()[0] for maker in MAKERS}


@pytest.mark.parametrize("maker", MAKERS)
def test_a_passphrase_is_asked_for_twice_on_a_terminal(call, make, typed, tmp_path, maker):
    path = tmp_path / "made.inspection"
    typed(PASSPHRASE, "a slip of the hand", PASSPHRASE, PASSPHRASE)
    assert call(*make(maker, path)).code == 0
    assert not is_plain(path)
    with Visit.open(path, passphrase=PASSPHRASE) as visit:
        assert visit.members.all()


@pytest.mark.parametrize("maker", MAKERS)
def test_without_a_terminal_nothing_plain_is_made_unless_it_is_said(call, refuse, make, tmp_path, maker):
    path = tmp_path / "made.inspection"
    before = sorted(tmp_path.iterdir())
    told = refuse(*make(maker, path))
    assert "--passphrase-file" in told
    assert "--plain, and whoever gets hold of the file can read everything in it" in told
    assert sorted(tmp_path.iterdir()) == before
    assert call(*make(maker, path), "--plain").code == 0
    assert is_plain(path)


@pytest.mark.parametrize("maker", MAKERS)
def test_plain_and_protected_at_once_is_wrong_use(call, make, words, tmp_path, maker):
    path = tmp_path / "made.inspection"
    called = call(*make(maker, path), "--plain", "--passphrase-file", words)
    assert (called.code, path.exists()) == (2, False)
    assert "not both" in called.err


# ---- names that are taken -----------------------------------------------------------------------------------
@pytest.mark.parametrize("maker", ["new", "join --as", "import"])
@pytest.mark.parametrize("at_terminal", [True, False])
def test_a_taken_name_is_told_before_anything_is_asked(refuse, make, protected, typed, maker, at_terminal):
    before = protected.read_bytes()
    if at_terminal:
        typed()  # whoever is asked has no answer
    told = refuse(*make(maker, protected))
    assert told == f"{protected.name}: There is such a file already. Choose another name.\n"
    assert protected.read_bytes() == before


def test_a_name_that_will_not_do_is_told_before_anything_is_asked(refuse, make, typed, tmp_path):
    typed()
    for maker in MAKERS:
        assert ".inspection" in refuse(*make(maker, tmp_path / "made.txt"))
        assert "no such folder" in refuse(*make(maker, tmp_path / "none" / "made.inspection"))


def test_join_says_that_a_protected_file_may_be_ones_own_copy(call, refuse, make, protected, words, typed):
    """Its keys are renewed then; whose it is can be read with its passphrase alone."""
    before = protected.read_bytes()
    line = make("join", protected)
    told = refuse(*line)
    assert "There is such a file already" in told
    assert "Choose another name" in told
    assert "your own copy" in told
    words.write_text("these are other words altogether", encoding="utf-8")
    told = refuse(*line, "--passphrase-file", words)
    assert "There is such a file already, and this is not its passphrase. Choose another name" in told
    typed(PASSPHRASE)
    called = call(*line)
    assert called.code == 3
    first, last = called.err.splitlines()[0], called.err.splitlines()[-1]
    assert f"There is a file {protected.name} already." in first
    assert "not the copy of whoever is invited" in last
    assert protected.read_bytes() == before
    assert call(*line, "--plain").code == 2


def test_join_renews_the_keys_of_ones_own_protected_copy(call, sealed, words, typed, tmp_path):
    assert call("protect", sealed.owain, "--passphrase-file", words).code == 0
    assert call("revoke", sealed.lead, "Owain Prys").code == 0
    invited = call("invite", sealed.lead, "Owain Prys", "--to", tmp_path / "again.invitation")
    phrase = tmp_path / "words.txt"
    phrase.write_text(invited.out, encoding="utf-8")
    typed(PASSPHRASE)
    joined = call("join", tmp_path / "again.invitation", sealed.owain, "--phrase-file", phrase)
    assert (joined.code, "There is a file Owain.inspection already" in joined.err) == (0, True)
    assert not is_plain(sealed.owain)
