"""A laptop that counts no more: what is still taken from it, and what is not, whatever its clock says."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.handover.stream import write_handover
from db.team.keyring import Author, keyring_of
from db.team.statements import Revocation
from db.values import new_id
from inspector_app.team.enrolment import lost_since, open_seats, revoke, state
from inspector_app.team.handovers import bring_in
from inspector_app.team.invitations import invite, join_by_invitation
from inspector_app.visit import Visit
from tests.sealed_visit import hand_on_the_revocation, refused, state_of


def test_what_had_come_in_before_the_laptop_was_lost_can_be_brought_in_by_others(
    lead, owain, opened, sealed, written, tmp_path
):
    behind = opened(Path(shutil.copy(sealed.lead, tmp_path / "behind.inspection")))
    owain.cases.add("C01")
    first = written(owain)
    bring_in(lead, first)
    revoke(lead, lead.members.named("Owain Prys"))
    assert bring_in(lead, first).changes == 0
    hand_on_the_revocation(lead, behind)
    assert bring_in(behind, first).created["sampled_case"] == 1


@pytest.mark.parametrize("clock", ["right", "set back"])
def test_nothing_is_taken_that_the_lead_had_not_seen_whatever_the_clock_of_the_laptop_says(
    lead, owain, carry, tmp_path, clock
):
    carry(owain, lead)
    owain.cases.add("C01")
    revoke(lead, lead.members.named("Owain Prys"))
    at = owain.clock() if clock == "right" else datetime(2024, 3, 12, 9, tzinfo=UTC)
    write_handover(owain.store, tmp_path / "late.handover", author=owain.me.id, at=at)
    before = lead.store.version_vector()
    assert refused(bring_in, lead, tmp_path / "late.handover") == "revoked-laptop"
    assert lead.store.version_vector() == before


def test_what_was_altered_at_the_end_that_the_lead_had_seen_is_refused(lead, owain, carry):
    carry(owain, lead)
    revoke(lead, lead.members.named("Owain Prys"))
    (seat,) = (seat for seat in keyring_of(lead.store).seats.values() if seat.revocation)
    author = Author(owain.me.id, seat.enrolment.verify_key, seat.revocations)
    ends = owain.store.ends()
    early = datetime(2024, 3, 12, 9, tzinfo=UTC)
    author.refuse_if_revoked(early, ends, Path("known.handover"))
    for altered in (
        [(replica, seq, bytes(32)) for replica, seq, _link in ends],
        [(replica, seq + 1, link) for replica, seq, link in ends],
        [(7, 1, bytes(32)), *ends],
    ):
        assert refused(author.refuse_if_revoked, early, altered, Path("altered.handover")) == "revoked-laptop"


def test_a_revocation_of_before_it_said_what_was_seen_goes_by_the_clock(lead, owain, written):
    owain.cases.add("C01")
    late = written(owain)
    keyring = keyring_of(lead.store)
    (seat,) = open_seats(keyring, lead.members.named("Owain Prys").id)
    older = Revocation(new_id(), "", seat.invitation.id, "lost", lead.clock().isoformat())
    with lead.act() as act:
        state(act, older.signed(keyring.inspection, keyring.signing_key))
    assert state_of(lead, "Owain Prys") == "lost"
    assert bring_in(lead, late).created["sampled_case"] == 1
    owain.cases.add("C02")
    assert refused(bring_in, lead, written(owain)) == "revoked-laptop"


def test_what_was_seen_cannot_be_taken_out_of_a_revocation(lead):
    revoke(lead, lead.members.named("Owain Prys"))
    keyring = keyring_of(lead.store)
    (said,) = (said for seat in keyring.seats.values() for said in seat.revocations)
    assert said.last_seen
    assert said.is_signed(keyring.inspection, keyring.lead_key)
    for seen in ("", "{}", said.seen.replace("1", "2")):
        assert not replace(said, seen=seen).is_signed(keyring.inspection, keyring.lead_key)
    assert replace(said, seen="nonsense").last_seen == {}


def test_an_invitation_that_nobody_is_known_to_have_used_is_withdrawn(lead, owain, written):
    """And no laptop is told to be lost; one that had joined all the same is shut out."""
    revoke(lead, lead.members.named("Owain Prys"))
    assert state_of(lead, "Owain Prys") == "withdrawn"
    owain.cases.add("C01")
    assert refused(bring_in, lead, written(owain)) == "revoked-laptop"


def test_a_hand_over_of_a_laptop_is_told_from_one_of_the_laptop_that_took_its_place(
    lead, owain, sealed, carry, tmp_path, later
):
    person = lead.members.named("Owain Prys")
    first = owain.clock()
    carry(owain, lead)
    assert lost_since(lead, person.id, first) is None
    revoke(lead, person)
    lost = lost_since(lead, person.id, first)
    assert lost is not None
    words = invite(lead, person, tmp_path / "again.invitation")
    owain.close()
    join_by_invitation(sealed.owain, tmp_path / "again.invitation", words, clock=later).close()
    assert (
        lost_since(lead, person.id, lead.clock()) is None
    )  # the new one, of which the lead does not know yet
    with Visit.open(sealed.owain, clock=later) as again:
        carry(again, lead)
    assert lost_since(lead, person.id, first) == lost
    assert lost_since(lead, person.id, lead.clock()) is None
    assert lost_since(lead, lead.me.id, first) is None
