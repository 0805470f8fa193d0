"""A sealed visit: who joins, who reads and who writes, from the invitation to the lost laptop."""

from __future__ import annotations

import hashlib
import json
import struct

import pytest

from db.errors import UserError
from db.handover.invitation import Admission, open_invitation
from db.team.keyring import SIGNING_KEY, keyring_of
from inspector_app.team.enrolment import ENROLLED, INVITED, NOT_INVITED, OPENED_TWICE, revoke
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.team.invitations import invite, join_by_invitation
from inspector_app.team.phrase import canonical_phrase
from inspector_app.team.sticks import Known, notice
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE
from tests.sealed_visit import hand_on_the_revocation, refused, state_of


# ---- the story ----------------------------------------------------------------------------------------
def test_two_people_from_the_invitation_to_a_lost_laptop(lead, owain, carry, written, tmp_path, later):
    person = lead.members.named("Owain Prys")
    assert (state_of(lead, "Owain Prys"), state_of(lead, "Siân Rees")) == (INVITED, NOT_INVITED)
    assert owain.me.name == "Owain Prys"
    # Evening 1, both ways.
    owain.cases.add("C01")
    lead.cases.add("C02")
    first = written(owain)
    bring_in(lead, first)
    carry(lead, owain)
    assert state_of(lead, "Owain Prys") == ENROLLED
    for visit in (lead, owain):
        assert {case.reference for case in visit.cases.all()} == {"C01", "C02"}
    # The laptop is lost; whoever has it goes on.
    revoke(lead, person)
    assert state_of(lead, "Owain Prys") == "lost"
    lead.cases.add("C03")
    owain.cases.add("C04")
    assert refused(bring_in, owain, written(lead)) == "not-for-this-laptop"
    assert refused(bring_in, lead, written(owain)) == "revoked-laptop"
    # What was handed over before is still what it was, and adds nothing.
    assert bring_in(lead, first).changes == 0
    # A new laptop for the same person.
    words = invite(lead, person, tmp_path)
    new = join_by_invitation(
        tmp_path / "new.inspection", tmp_path / "Owain Prys.invitation", words, clock=later
    )
    with new:
        assert new.me == person
        assert new.store.replica != owain.store.replica
        assert new.store.setting(SIGNING_KEY) != owain.store.setting(SIGNING_KEY)
        assert {case.reference for case in new.cases.all()} == {"C01", "C02", "C03"}
        # Evening 2, both ways; the lost one reads neither and is read by neither.
        new.cases.add("C05")
        carry(new, lead)
        carry(lead, new)
        assert state_of(lead, "Owain Prys") == ENROLLED
        for visit in (lead, new):
            assert {case.reference for case in visit.cases.all()} == {"C01", "C02", "C03", "C05"}
            assert refused(bring_in, owain, written(visit)) == "not-for-this-laptop"
        assert refused(bring_in, lead, written(owain)) == "revoked-laptop"
        # The lost one does not even know of the new one.
        assert refused(bring_in, new, written(owain)) == "not-for-this-laptop"


def test_the_lead_can_hand_over_to_somebody_who_has_joined_and_not_yet_handed_over(lead, owain, carry):
    lead.cases.add("C01")
    assert carry(lead, owain).created == {"sampled_case": 1}


def test_a_laptop_that_is_found_again_gets_new_keys_and_keeps_its_work(
    lead, owain, sealed, carry, tmp_path, later
):
    carry(owain, lead)
    owain.cases.add("C01")
    revoke(lead, lead.members.named("Owain Prys"))
    words = invite(lead, lead.members.named("Owain Prys"), tmp_path / "again.invitation")
    owain.close()
    with join_by_invitation(sealed.owain, tmp_path / "again.invitation", words, clock=later) as again:
        carry(again, lead)
        carry(lead, again)
    assert lead.cases.by_reference("C01")


def test_a_passphrase_for_a_plain_copy_that_is_there_is_refused_and_not_passed_over(sealed, owain):
    owain.close()
    words = (sealed.owain, sealed.invitation, sealed.words)
    assert refused(join_by_invitation, *words, passphrase=PASSPHRASE) == "not-protected"


def test_a_hand_over_is_noticed_no_more_once_its_laptop_is_known_as_lost(lead, owain, carry, tmp_path, later):
    stick = tmp_path / "stick"
    stick.mkdir()
    words = invite(lead, lead.members.named("Siân Rees"), tmp_path)
    carry(lead, owain)
    with join_by_invitation(
        tmp_path / "sian.inspection", tmp_path / "Siân Rees.invitation", words, clock=later
    ) as sian:
        revoke(lead, lead.members.named("Owain Prys"))
        owain.cases.add("C07")
        hand_over(owain, stick / "owain.handover")
        known = Known()
        (found,) = notice(sian, [stick], known)
        assert found.new == (stick / "owain.handover",)
        carry(lead, sian)
        assert notice(sian, [stick], known) == []


def test_somebody_who_left_reads_nothing_that_is_written_after(lead, owain, carry, written):
    carry(owain, lead)
    carry(lead, owain)
    person = lead.members.named("Owain Prys")
    revoke(lead, person, "left")
    assert person.id not in {member.id for member in lead.members.active()}
    assert state_of(lead, "Owain Prys") == "left"
    assert refused(bring_in, owain, written(lead)) == "not-for-this-laptop"
    assert refused(bring_in, lead, written(owain)) == "revoked-laptop"


def test_whoever_knows_that_their_laptop_counts_no_more_writes_nothing(lead, owain, carry, written, tmp_path):
    carry(owain, lead)
    revoke(lead, lead.members.named("Owain Prys"))
    hand_on_the_revocation(lead, owain)  # as if the lead's log had reached it all the same
    assert refused(written, owain) == "revoked-laptop"


# ---- the words ----------------------------------------------------------------------------------------
def test_wrong_words_are_told_from_a_damaged_file(sealed, tmp_path):
    path = tmp_path / "new.inspection"
    words = sealed.words.split()
    wrong = " ".join([*words[:5], "acorn" if words[5] != "acorn" else "zoo"])
    assert refused(join_by_invitation, path, sealed.invitation, wrong) == "wrong-words"
    content = bytearray(sealed.invitation.read_bytes())
    for place in (20, 60, 200):
        damaged = tmp_path / "damaged.invitation"
        damaged.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert refused(join_by_invitation, path, damaged, sealed.words) == "damaged-invitation"
    damaged.write_bytes(content[:-40] + b"\0" + content[-39:])
    assert refused(join_by_invitation, path, damaged, sealed.words) == "damaged-handover"
    damaged.write_bytes(content[:100])
    assert refused(join_by_invitation, path, damaged, sealed.words) == "damaged-invitation"
    assert not path.exists()
    assert not list(tmp_path.glob(".*"))


def test_words_are_taken_however_they_are_typed(sealed):
    typed = "-".join(sealed.words.upper().split())
    assert isinstance(open_invitation(sealed.invitation, sealed.words), Admission)
    assert canonical_phrase(f"  {typed} \n") == sealed.words


def test_an_invitation_is_no_hand_over_and_no_visit(sealed, lead, tmp_path):
    assert refused(bring_in, lead, sealed.invitation) == "not-a-handover"
    assert refused(Visit.open, sealed.invitation) == "not-a-visit-file"
    assert (
        refused(join_by_invitation, tmp_path / "x.inspection", sealed.lead, sealed.words)
        == "not-an-invitation"
    )


def test_an_invitation_of_an_older_program_is_refused_as_such(sealed, tmp_path):
    content = bytearray(sealed.invitation.read_bytes())
    content[8:10] = (1).to_bytes(2, "big")
    older = tmp_path / "older.invitation"
    older.write_bytes(content)
    assert refused(join_by_invitation, tmp_path / "x.inspection", older, sealed.words) == "older-invitation"


def test_an_invitation_that_asks_for_more_work_than_any_of_ours_is_damaged(sealed, tmp_path, monkeypatch):
    content = sealed.invitation.read_bytes()
    (length,) = struct.unpack(">I", content[10:14])
    entries = json.loads(content[14 : 14 + length])
    entries["argon2id"]["passes"] += 1
    words = json.dumps(entries).encode()
    head = content[:10] + struct.pack(">I", len(words)) + words
    dear = tmp_path / "dear.invitation"
    dear.write_bytes(head + hashlib.sha256(head).digest() + content[14 + length + 32 :])
    monkeypatch.setattr("db.keys.passphrase._stretched", lambda *_: pytest.fail("it was tried"))
    assert refused(join_by_invitation, tmp_path / "x.inspection", dear, sealed.words) == "damaged-invitation"


# ---- one invitation, opened twice ---------------------------------------------------------------------
@pytest.fixture
def second(sealed, tmp_path, later):
    """A second laptop on which Owain's invitation was opened."""
    with join_by_invitation(
        tmp_path / "second.inspection", sealed.invitation, sealed.words, clock=later
    ) as visit:
        visit.cases.add("C99")
        yield visit


def test_the_second_laptop_of_an_invitation_is_refused_by_whoever_knows_the_first(
    lead, owain, second, carry, written
):
    carry(owain, lead)
    assert refused(bring_in, lead, written(second)) == "opened-twice"
    assert state_of(lead, "Owain Prys") == ENROLLED
    carry(owain, lead)
    carry(lead, owain)


def test_two_laptops_of_one_invitation_that_met_by_the_way_both_count_no_more(
    lead, owain, second, sealed, carry, written, tmp_path, later
):
    words = invite(lead, lead.members.named("Siân Rees"), tmp_path)
    sian = join_by_invitation(
        tmp_path / "sian.inspection", tmp_path / "Siân Rees.invitation", words, clock=later
    )
    with sian:
        carry(sian, second)
        carry(second, sian)  # who knows of no other
        carry(owain, lead)
        carry(sian, lead)
        carry(lead, sian)
        for visit in (lead, sian):
            assert state_of(visit, "Owain Prys") == OPENED_TWICE
            for laptop in (owain, second):
                assert refused(bring_in, visit, written(laptop)) == "opened-twice"
                assert refused(bring_in, laptop, written(visit)) == "not-for-this-laptop"
    # The lead mends it by a new invitation; no work is lost.
    words = invite(lead, lead.members.named("Owain Prys"), tmp_path / "again.invitation")
    owain.cases.add("C01")
    owain.close()
    with join_by_invitation(sealed.owain, tmp_path / "again.invitation", words, clock=later) as again:
        carry(again, lead)
    assert state_of(lead, "Owain Prys") == ENROLLED
    assert lead.cases.by_reference("C01")


def test_an_invitation_that_was_used_here_admits_nobody_again(sealed, owain, carry, tmp_path):
    owain.close()
    before = sealed.owain.read_bytes()
    assert refused(join_by_invitation, sealed.owain, sealed.invitation, sealed.words) == "used-invitation"
    with Visit.open(sealed.owain) as visit:
        assert len(keyring_of(visit.store).own_seat(visit.me.id).enrolments) == 1
    assert len(sealed.owain.read_bytes()) == len(before)


def test_an_invitation_gives_keys_to_nobodys_copy_but_that_members(sealed, lead, owain, tmp_path):
    words = invite(lead, lead.members.named("Siân Rees"), tmp_path / "sian.invitation")
    for visit in (lead, owain):
        visit.close()
    for path in (sealed.lead, sealed.owain):
        before = path.read_bytes()
        assert refused(join_by_invitation, path, tmp_path / "sian.invitation", words) == "file-exists"
        assert path.read_bytes() == before


def test_an_invitation_that_was_replaced_is_refused_once_it_is_used(lead, sealed, owain, written, tmp_path):
    invite(lead, lead.members.named("Owain Prys"), tmp_path / "again.invitation")
    owain.cases.add("C01")
    assert refused(bring_in, lead, written(owain)) == "revoked-laptop"


def test_an_invitation_that_cannot_be_written_says_that_earlier_ones_count_no_more(
    lead, tmp_path, monkeypatch
):
    """Its words are lost with it, so nobody may believe that the older file still admits."""
    lead.members.add("Tomos Garrick")
    member = lead.members.named("Tomos Garrick")
    invite(lead, member, tmp_path / "first.invitation")

    def full(*_arguments: object, **_named: object) -> None:
        raise UserError("disk-full", "The disk is full.", "Make room.")

    monkeypatch.setattr("inspector_app.team.invitations.write_invitation", full)
    with pytest.raises(UserError, match="Earlier invitations of Tomos Garrick count no more"):
        invite(lead, member, tmp_path / "second.invitation")
