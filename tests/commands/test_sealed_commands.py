"""`new`, `invite`, `join`, `handover`, `merge` and `revoke`: a sealed visit in a script."""

from __future__ import annotations

import pytest

from inspector_app.team.phrase import WORDS, word_list
from inspector_app.visit import Visit

NEW = (
    *("--authority", "Bro Helyg", "--start", "2024-03-12", "--end", "2024-03-15", "--lead", "Mared Llwyd"),
    "--plain",
)


def test_a_sealed_visit_goes_round_in_a_script(call, refuse, tmp_path):
    lead, owain = tmp_path / "lead.inspection", tmp_path / "owain.inspection"
    assert call("new", lead, *NEW, "--member", "Owain Prys").code == 0
    invited = call("invite", lead, "Owain Prys", "--to", tmp_path)
    assert invited.code == 0
    assert len(invited.out.split()) == WORDS
    assert set(invited.out.split()) <= set(word_list())
    phrase = tmp_path / "words.txt"
    phrase.write_text(invited.out.upper(), encoding="utf-8")
    joined = call("join", tmp_path / "Owain Prys.invitation", owain, "--phrase-file", phrase, "--plain")
    assert (joined.code, "the copy of Owain Prys" in joined.out) == (0, True)
    with Visit.open(owain) as visit:
        visit.cases.add("C01")
    assert call("handover", owain, tmp_path / "1.handover").code == 0
    assert call("merge", lead, tmp_path / "1.handover").code == 0
    revoked = call("revoke", lead, "Owain Prys")
    assert (revoked.code, "counts no more" in revoked.out) == (0, True)
    assert call("handover", lead, tmp_path / "2.handover").code == 0
    told = refuse("merge", owain, tmp_path / "2.handover")  # the lead's newest, which can be no remedy
    assert "not sealed to this laptop" in told
    assert "may have been reported lost" in told
    assert "did not know of it yet" in told
    assert "Ask the lead inspector" in told
    assert "new invitation" in told
    assert "no laptop" in refuse("revoke", lead, "Owain Prys")
    assert "no longer in the team" in call("revoke", lead, "Owain Prys", "--leaves").out
    assert call("verify", lead).code == call("verify", owain).code == 0


def test_an_invitation_that_was_not_used_is_withdrawn(call, sealed):
    assert "The invitation of Owain Prys is withdrawn." in call("revoke", sealed.lead, "Owain Prys").out


def test_join_asks_for_the_words(call, sealed, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("click.prompt", lambda text, **_more: asked.append(text) or sealed.words)
    called = call("join", sealed.invitation, tmp_path / "new.inspection", "--plain")
    assert (called.code, asked) == (0, ["The six words"])


def test_join_tells_wrong_use_wrong_words_and_missing_files(call, refuse, sealed, tmp_path):
    new, words = (tmp_path / "new.inspection", "--plain"), tmp_path / "words.txt"
    words.write_text("acorn badger", encoding="utf-8")
    assert "six words" in refuse("join", sealed.invitation, *new, "--phrase-file", words)
    refuse("join", sealed.invitation, *new, "--phrase-file", tmp_path / "none.txt")
    words.write_text(sealed.words, encoding="utf-8")
    refuse("join", tmp_path / "none.invitation", *new, "--phrase-file", words)
    refuse("join", sealed.lead, *new, "--phrase-file", words)
    assert call("join", tmp_path / "some.handover", *new).code == 2
    assert not new[0].exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("invite", "OWAIN", "Siân Rees", "--to", "."), "Only the lead inspector"),
        (("revoke", "OWAIN", "Siân Rees"), "Only the lead inspector"),
        (("revoke", "LEAD", "Mared Llwyd"), "your own keys"),
        (("revoke", "LEAD", "Nobody"), "Nobody in the team"),
        (("invite", "LEAD", "Siân Rees", "--to", "nodir/x.invitation"), "no such folder"),
        (("invite", "LEAD", "Siân Rees", "--to", "x.txt"), ".invitation"),
        (("invite", "LEAD", "Mared Llwyd", "--to", "."), "joined already"),
    ],
)
def test_what_cannot_be_is_told(refuse, sealed, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    files = {"OWAIN": sealed.owain, "LEAD": sealed.lead}
    before = sorted(tmp_path.iterdir())
    assert words in refuse(*(files.get(word, word) for word in arguments))
    assert [path for path in sorted(tmp_path.iterdir()) if path.suffix != ".lock"] == before


def test_an_invitation_is_joined_with_and_not_merged(call, refuse, sealed):
    for options in ((), ("--dry-run",)):
        told = refuse("merge", sealed.lead, sealed.invitation, *options)
        assert "This is an invitation, not a hand-over." in told
        assert "join" in told
        assert "Join a visit…" in told


def test_invite_never_replaces_another_file(refuse, sealed, tmp_path):
    letter = tmp_path / "letter.invitation"
    letter.write_text("Dear Siân", encoding="utf-8")
    refuse("invite", sealed.lead, "Siân Rees", "--to", letter)
    assert letter.read_text(encoding="utf-8") == "Dear Siân"


def test_a_visit_without_keys_has_nobody_to_invite(refuse, founded, tmp_path):
    assert "not sealed" in refuse("invite", founded, "Owain Prys", "--to", tmp_path)
    assert "not sealed" in refuse("revoke", founded, "Owain Prys")
