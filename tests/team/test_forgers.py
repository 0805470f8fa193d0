"""A sealed visit under attack: forged statements, other people's keys, and hand-overs that are not sealed."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count

import pytest

from db.handover import stream
from db.handover.stream import read_manifest
from db.team.keyring import INVITED_IDENTITY, LEAD_KEY, SIGNING_KEY, keyring_of
from db.team.seal import new_identity, new_signing_key, recipient_of, verify_key_of
from db.team.statements import Enrolment, Invitation, Revocation
from inspector_app.exchange.json_records import export_json, import_json
from inspector_app.new_visit import join_visit
from inspector_app.team import enrolment
from inspector_app.team.enrolment import ENROLLED, NOT_INVITED, revoke, standings
from inspector_app.team.handovers import bring_in, hand_over, look_at
from inspector_app.team.invitations import invite
from inspector_app.visit import Visit
from tests.sealed_visit import DETAILS, refused, state_of


# ---- strangers and forgers ----------------------------------------------------------------------------
def admitted(visit, member, *, key, lead_key=None):
    """An admission of a member that `key` signed in place of the lead, with its records made in `visit`."""
    inspection = visit.store.inspection
    admission = enrolment.new_admission(inspection, lead_key or verify_key_of(key), member)
    with visit.store.transaction(member, at=visit.clock()) as act:
        enrolment.state(act, enrolment.invitation_of(admission, visit.clock()).signed(inspection, key))
        enrolment.enrol(visit.store, act, admission, visit.clock())
    return admission


def test_a_strangers_key_is_refused(lead, owain, written):
    owain.cases.add("C01")
    admitted(owain, owain.me.id, key=new_signing_key())
    stranger = keyring_of(owain.store)
    assert stranger.own_seat(owain.me.id) is None  # an honest copy would not even write
    assert refused(written, owain) == "no-keys"


@pytest.fixture
def forged(owain, tmp_path):
    """Write a hand-over of Owain's with another introduction or another key, as no honest copy would."""
    numbers = count(1)

    def forge(**changes):
        honest = keyring_of(owain.store)
        sealing = replace(honest.sealing(owain.me.id, tmp_path), **changes)
        path = tmp_path / f"forged {next(numbers)}.handover"
        manifest = stream._manifest_of(owain.store, owain.me.id, owain.clock())
        stream.write_stream(path, manifest, owain.store.log(), sealing=sealing)
        return path

    return forge


def introduction(visit, **changes):
    seat = keyring_of(visit.store).own_seat(visit.me.id)
    said = {s.table: {"id": s.id, **s.columns()} for s in (seat.invitation, seat.enrolment)}
    for place, value in changes.items():
        table, _, field = place.partition("__")
        said[table][field] = value
    return said


def test_a_hand_over_signed_by_another_key_is_refused(lead, forged):
    assert refused(bring_in, lead, forged(signing_key=new_signing_key())) == "wrong-signature"


@pytest.mark.parametrize("field", ["enrolment__verify_key", "enrolment__recipient", "enrolment__enrolled_at",
    "enrolment__invitation", "enrolment__member", "enrolment__id", "enrolment__signature",
    "invitation__verify_key", "invitation__recipient", "invitation__member", "invitation__id",
    "invitation__invited_at", "invitation__signature"])  # fmt: skip
def test_a_forged_certificate_is_refused(lead, owain, forged, field):
    key = new_signing_key()
    value = (
        verify_key_of(key)
        if "key" in field
        else recipient_of(new_identity())
        if "recipient" in field
        else "00" * 64
    )
    path = forged(introduction=introduction(owain, **{field: value}), signing_key=key)
    assert refused(bring_in, lead, path) == "unknown-author"


def test_a_certificate_of_ones_own_making_is_refused(lead, owain, forged):
    """Whoever has a place in the team cannot make another one: only the lead's signature does."""
    key, signing = new_signing_key(), new_signing_key()
    inspection, member = owain.store.inspection, lead.me.id
    admission = enrolment.new_admission(inspection, verify_key_of(key), member)
    invitation = enrolment.invitation_of(admission, owain.clock()).signed(
        inspection, owain.store.setting(SIGNING_KEY)
    )
    enrolled = Enrolment(
        id="e" * 32, signature="", invitation=invitation.id, member=member, recipient=recipient_of(new_identity()),
        verify_key=verify_key_of(signing), enrolled_at=owain.clock().isoformat(),
    ).signed(inspection, admission.signing_key)  # fmt: skip
    said = {s.table: {"id": s.id, **s.columns()} for s in (invitation, enrolled)}
    assert refused(bring_in, lead, forged(introduction=said, signing_key=signing)) == "unknown-author"


@pytest.mark.parametrize("header", [{}, {"invitation": 1}, {"invitation": {}, "enrolment": []}])
def test_a_hand_over_without_a_certificate_is_refused(lead, forged, header):
    assert refused(bring_in, lead, forged(introduction=header)) == "unknown-author"


def test_an_invitation_that_the_lead_did_not_sign_counts_for_nothing_and_is_shown(lead, owain, carry):
    inspection, sian = owain.store.inspection, owain.members.named("Siân Rees")
    admission = enrolment.new_admission(inspection, owain.store.setting(LEAD_KEY), sian.id)
    own_key = owain.store.setting(SIGNING_KEY)
    with owain.act() as act:
        enrolment.state(act, enrolment.invitation_of(admission, owain.clock()).signed(inspection, own_key))
    carry(owain, lead)
    standing = standings(lead)[sian.id]
    assert (standing.state, standing.forged) == (NOT_INVITED, True)
    assert (
        recipient_of(admission.identity)
        not in keyring_of(lead.store).sealing(lead.me.id, lead.store.path).recipients
    )


def test_a_revocation_that_the_lead_did_not_sign_counts_for_nothing(lead, owain, carry):
    carry(owain, lead)
    invitation = keyring_of(owain.store).own_seat(owain.me.id).invitation.id
    said = Revocation(
        id="f" * 32,
        signature="",
        invitation=invitation,
        reason="lost",
        revoked_at="2024-03-12T09:00:00+00:00",
    )
    with owain.act() as act:
        enrolment.state(act, said.signed(owain.store.inspection, owain.store.setting(SIGNING_KEY)))
    carry(owain, lead)
    assert state_of(lead, "Owain Prys") == ENROLLED


@pytest.mark.parametrize("at", ["", "yesterday", "2024-03-12", "2024-03-12T09:00:00"])
def test_a_statement_without_a_time_is_none(lead, owain, carry, at):
    carry(owain, lead)
    signed = keyring_of(lead.store)
    said = Revocation(
        id="f" * 32,
        signature="",
        invitation=keyring_of(owain.store).own_seat(owain.me.id).invitation.id,
        reason="lost",
        revoked_at=at,
    )
    with lead.act() as act:
        enrolment.state(act, said.signed(signed.inspection, signed.signing_key))
    assert state_of(lead, "Owain Prys") == ENROLLED


def test_no_edit_and_no_delete_takes_a_statement_back(lead, owain, carry, written):
    carry(owain, lead)
    revoke(lead, lead.members.named("Owain Prys"))
    (revocation,) = lead.store.all("revocation")
    (enrolled,) = lead.store.all("enrolment", {"member": lead.members.named("Owain Prys").id})
    with lead.act() as act:
        act.set("revocation", str(revocation["id"]), "revoked_at", "2099-01-01T00:00:00+00:00")
        act.set("enrolment", str(enrolled["id"]), "verify_key", verify_key_of(new_signing_key()))
        act.delete("revocation", str(revocation["id"]))
    assert state_of(lead, "Owain Prys") == "lost"
    owain.cases.add("C01")
    assert refused(bring_in, lead, written(owain)) == "revoked-laptop"


def test_only_the_lead_invites_and_revokes(owain, lead, carry, tmp_path):
    carry(owain, lead)
    carry(lead, owain)
    # Not even somebody who makes themselves the lead in the record.
    owain.members.set(owain.me.id, role="lead")
    sian = owain.members.named("Siân Rees")
    assert refused(invite, owain, sian, tmp_path) == "not-the-lead"
    assert refused(revoke, owain, lead.me) == "not-the-lead"
    assert refused(revoke, lead, lead.me) == "own-laptop"
    assert refused(invite, lead, lead.members.named("Owain Prys"), tmp_path) == "has-laptop"
    assert refused(revoke, lead, sian) == "no-laptop"
    assert list(tmp_path.glob("*.invitation")) == [tmp_path / "Owain Prys.invitation"]


# ---- never unsealed -----------------------------------------------------------------------------------
@pytest.fixture
def plain(owain, tmp_path):
    """A hand-over of Owain's that is not sealed, as a forger would write it."""
    owain.cases.add("C01")
    path = tmp_path / "plain.handover"
    manifest = stream._manifest_of(owain.store, owain.me.id, owain.clock())
    stream.write_stream(path, manifest, owain.store.log())
    return path


def test_a_sealed_visit_takes_no_hand_over_that_is_not_sealed(lead, plain, tmp_path):
    assert refused(bring_in, lead, plain) == "unsealed-handover"
    assert look_at(lead, plain).refusal.code == "unsealed-handover"


def test_nobody_joins_a_sealed_visit_from_a_hand_over(plain, lead, written, tmp_path):
    path = tmp_path / "new.inspection"
    assert refused(join_visit, path, plain, "Siân Rees") == "unsealed-handover"
    assert refused(join_visit, path, written(lead), "Siân Rees") == "sealed-handover"
    assert not path.exists()


def test_what_a_sealed_visit_writes_is_sealed_and_says_nothing_in_clear(lead, written):
    lead.cases.add("C01-in-clear")
    path = written(lead)
    content = path.read_bytes()
    for text in (b"Bro Helyg", b"Mared", b"C01-in-clear", b"manifest", b"transactions"):
        assert text not in content
    assert refused(read_manifest, path) == "sealed-handover"


def test_an_import_of_a_sealed_visit_has_no_keys_and_writes_nothing(lead, owain, written, tmp_path):
    export_json(lead, tmp_path / "out.json")
    import_json(tmp_path / "back.inspection", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["records"]["invitation"]
    assert lead.store.setting(SIGNING_KEY) not in (tmp_path / "out.json").read_text(encoding="utf-8")
    with Visit.open(tmp_path / "back.inspection") as back:
        assert refused(written, back) == "no-keys"
        assert refused(bring_in, back, written(owain)) == "unknown-author"


def test_a_hand_over_of_another_sealed_visit_is_foreign(lead, small_framework, tmp_path, later):
    with Visit.create(
        tmp_path / "o.inspection", small_framework, DETAILS, "Someone", sealed=True, clock=later
    ) as other:
        hand_over(other, tmp_path / "other.handover")
    assert refused(bring_in, lead, tmp_path / "other.handover") == "foreign-handover"


def test_a_copy_keeps_the_identity_of_its_invitation_and_reads_what_was_sealed_to_it(owain):
    seat = keyring_of(owain.store).own_seat(owain.me.id)
    assert recipient_of(owain.store.setting(INVITED_IDENTITY)) == seat.invitation.recipient
    assert isinstance(seat.invitation, Invitation)


def test_whoever_states_another_copys_key_under_their_own_invitation_stops_nobody(owain, tmp_path):
    """An older invitation stands first, and what it enrols is in every header."""
    honest = keyring_of(owain.store)
    seat = honest.own_seat(owain.me.id)
    theirs = replace(seat, invitation=replace(seat.invitation, member="somebody else"))
    misled = replace(honest, seats={"0" * 32: theirs, **honest.seats})
    assert (
        misled.sealing(owain.me.id, tmp_path).introduction
        == honest.sealing(owain.me.id, tmp_path).introduction
    )
