"""The envelope of a sealed hand-over: whatever is done to its bytes, it is refused with a sentence."""

from __future__ import annotations

import hashlib
import random
import shutil
import struct
from datetime import UTC, datetime
from functools import partial

import pytest

from db.errors import UserError
from db.handover import stream
from db.handover.envelope import FRAME, SEALED, EnvelopeWriter
from db.handover.merge import merge_handover, preview_handover
from db.handover.stream import read_lines, read_manifest, write_handover
from db.store import Store
from db.team.keyring import IDENTITY, LEAD_KEY, SIGNING_KEY, keyring_of
from db.team.seal import (
    CannotUnseal,
    is_recipient,
    is_signed,
    new_identity,
    new_signing_key,
    recipient_of,
    seal,
    sign,
    unseal,
    verify_key_of,
)
from db.team.statements import Enrolment, Invitation

AT = "2024-03-11T09:00:00+00:00"
TRAILER = 64 + 32


def member_of(store):
    """Return whose copy it is: the member whose seat has its key."""
    keyring = keyring_of(store)
    members = {seat.invitation.member for seat in keyring.seats.values()}
    return next(member for member in members if keyring.own_seat(member))


def admit(store, member, *, lead_key, invitation, own=""):
    """Let a copy enrol a member with keys of its own; returns the keys that it got."""
    inspection = store.inspection
    once, identity, signing_key = new_signing_key(), new_identity(), own or new_signing_key()
    with store.transaction(member) as act:
        invited = Invitation(
            id=invitation,
            signature="",
            member=member,
            recipient=recipient_of(new_identity()),
            verify_key=verify_key_of(once),
            invited_at=AT,
        ).signed(inspection, lead_key)
        enrolled = Enrolment(
            id=invitation[::-1],
            signature="",
            invitation=invitation,
            member=member,
            recipient=recipient_of(identity),
            verify_key=verify_key_of(signing_key),
            enrolled_at=AT,
        ).signed(inspection, once)
        for said in (invited, enrolled):
            act.create(said.table, said.columns(), record=said.id)
    return identity, signing_key


@pytest.fixture
def sealed(team):
    """The lead's copy and another one of a sealed visit, each knowing the other, with some text to carry."""
    lead = team.join("lead")
    lead_key = new_signing_key()
    with lead.transaction("lead") as act:
        owain = act.create("member", {"name": "Owain"})
    keys = admit(lead, team.member, lead_key=lead_key, invitation="1" * 31 + "a", own=lead_key)
    others = admit(lead, owain, lead_key=lead_key, invitation="1" * 31 + "b")
    with lead.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "".join(random.Random(3).choices("abcdefghij ", k=40_000)))
    lead.set_setting(LEAD_KEY, verify_key_of(lead_key))
    other = Store.create(team.folder / "owain.inspection", inspection=lead.inspection)
    team.copies["owain"] = other
    other.set_setting(LEAD_KEY, verify_key_of(lead_key))
    for store, (identity, signing_key) in ((lead, keys), (other, others)):
        store.set_setting(IDENTITY, identity)
        store.set_setting(SIGNING_KEY, signing_key)
    return lead, other


@pytest.fixture
def made(sealed, team):
    path = team.folder / "lead.handover"
    write_handover(sealed[0], path, author=team.member)
    return path


# ---- sealing and signing ------------------------------------------------------------------------------
def test_what_is_sealed_only_its_recipients_unseal():
    one, two, stranger = new_identity(), new_identity(), new_identity()
    sealed_bytes = seal(b"text", [recipient_of(one), recipient_of(two)])
    assert b"text" not in sealed_bytes
    assert unseal(sealed_bytes, [one]) == unseal(sealed_bytes, [stranger, two]) == b"text"
    for identities in ([stranger], []):
        with pytest.raises(CannotUnseal):
            unseal(sealed_bytes, identities)
    for cut in range(0, len(sealed_bytes), 13):
        with pytest.raises(CannotUnseal):
            unseal(sealed_bytes[:cut], [one])


def test_a_signature_is_of_one_message_by_one_key():
    key = new_signing_key()
    signature = sign(key, b"text")
    assert is_signed(verify_key_of(key), b"text", signature)
    assert not is_signed(verify_key_of(key), b"test", signature)
    assert not is_signed(verify_key_of(new_signing_key()), b"text", signature)
    for no_key in ("", "00", "no hex", "00" * 32):
        assert not is_signed(no_key, b"text", signature)
    assert not is_signed(verify_key_of(key), b"text", signature[:-1])


def test_a_recipient_is_told_from_other_texts():
    identity = new_identity()
    assert is_recipient(recipient_of(identity))
    assert not any(map(is_recipient, ("", "age1", identity, recipient_of(identity)[:-1] + "b")))


# ---- a sealed hand-over -------------------------------------------------------------------------------
def test_a_sealed_hand_over_carries_all_and_shows_nothing(sealed, made, team):
    lead, other = sealed
    content = made.read_bytes()
    assert content[10] == SEALED
    assert b"Owain" not in content
    assert lead.inspection.encode() in content
    assert merge_handover(other, made, author="x").changes > 0
    assert other.get("sampled_case", team.case) == lead.get("sampled_case", team.case)
    assert merge_handover(other, made, author="x").changes == 0


def test_a_long_one_is_sealed_frame_by_frame(sealed, team):
    lead, other = sealed
    noise = random.Random(5)
    with lead.transaction("lead") as act:
        for _number in range(3):
            text = noise.randbytes(FRAME // 2).hex()
            act.set("sampled_case", team.case, "note", text)
    path = team.folder / "long.handover"
    write_handover(lead, path, author=team.member)
    assert path.read_bytes().count(b"age-encryption.org/v1") > 2
    merge_handover(other, path, author="x")
    assert other.get("sampled_case", team.case)["note"] == text


def rehashed(content):
    return content[:-32] + hashlib.sha256(content[:-32]).digest()


def mutations(content, another):
    """Yield changed bytes: flipped, cut off, spliced, some of them with a hash that is right again."""
    lot = random.Random(11)
    for number in range(300):
        changed = bytearray(content)
        for _flip in range(lot.choice((1, 1, 2, 9))):
            changed[lot.randrange(lot.choice((1200, len(content))))] ^= 1 << lot.randrange(8)
        if bytes(changed) != content:
            yield bytes(changed) if number % 3 == 0 else rehashed(bytes(changed))
    for _cut in range(60):
        length = lot.randrange(len(content))
        yield content[:length]
        yield rehashed(content[: max(length, 32)])
    for _splice in range(60):
        place = lot.randrange(20, len(content))
        other_place = lot.randrange(20, len(another))
        yield rehashed(content[:place] + another[other_place:])
        yield rehashed(content[:place] + content[max(0, place - 40) :])
    # The frames of one hand-over under the signature of another.
    yield rehashed(content[:-TRAILER] + another[-TRAILER:])
    # A frame taken out, and one given twice.
    (header,) = struct.unpack(">H", content[11:13])
    start = 13 + header
    (length,) = struct.unpack(">I", content[start : start + 4])
    frame = content[start : start + 4 + length]
    yield rehashed(content[:start] + content[start + 4 + length :])
    yield rehashed(content[:start] + frame + content[start:])
    yield content + b"\0"
    # The same frames, said not to be sealed.
    yield rehashed(content[:10] + b"\0" + content[11:-TRAILER] + b"\0" * 32)


def test_no_mutation_is_accepted(sealed, made, team, contents):
    lead, other = sealed
    with lead.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", "later")
    later = team.folder / "later.handover"
    write_handover(lead, later, author=team.member)
    before = contents(other)
    keyring = keyring_of(other)
    changed = team.folder / "changed.handover"
    codes = set()
    tried = 0
    for content in mutations(made.read_bytes(), later.read_bytes()):
        changed.write_bytes(content)
        with pytest.raises(UserError) as error:
            list(read_lines(changed, keyring))
        codes.add(error.value.code)
        assert error.value.remedy
        tried += 1
        if tried % 40 == 0:
            for deed in (preview_handover, lambda *arguments: merge_handover(*arguments, author="x")):
                with pytest.raises(UserError):
                    deed(other, changed)
    assert tried > 500
    assert contents(other) == before
    assert {"damaged-handover", "wrong-signature", "unknown-author"} <= codes


def test_the_signature_is_checked_before_anything_is_unsealed(sealed, made, monkeypatch):
    keyring = keyring_of(sealed[1])
    content = made.read_bytes()
    made.write_bytes(rehashed(content[:-TRAILER] + bytes(64) + content[-32:]))
    monkeypatch.setattr("db.handover.envelope.unseal", lambda *_arguments: pytest.fail("unsealed"))
    with pytest.raises(UserError) as error:
        read_manifest(made, keyring)
    assert error.value.code == "wrong-signature"


def test_one_in_anothers_name_is_refused(sealed, team, monkeypatch):
    """Owain cannot hand over as the lead, whatever the header and the manifest say."""
    lead, other = sealed
    first = team.folder / "first.handover"
    write_handover(lead, first, author=team.member)
    merge_handover(other, first, author="x")
    owain = member_of(other)
    sealing = keyring_of(other).sealing(owain, first)
    forged = team.folder / "forged.handover"
    with pytest.raises(UserError) as error:
        write_handover(other, forged, author=team.member)
    assert (error.value.code, forged.exists()) == ("no-keys", False)
    for header, inside in ((team.member, team.member), (owain, team.member), (team.member, owain)):
        manifest = stream._manifest_of(other, inside, datetime.now(UTC))
        monkeypatch.setattr(stream, "EnvelopeWriter", partial(written_by, header))
        stream.write_stream(forged, manifest, other.log(), sealing=sealing)
        with pytest.raises(UserError) as error:
            merge_handover(lead, forged, author="x")
        assert error.value.code == ("damaged-handover" if header == owain else "unknown-author")


def written_by(author, file, header, sealing):
    return EnvelopeWriter(file, {**header, "author": author}, sealing)


def test_a_stranger_and_a_copy_without_keys_read_nothing(sealed, made, team):
    with pytest.raises(UserError) as error:
        read_manifest(made)
    assert error.value.code == "sealed-handover"
    sealed[1].set_setting(IDENTITY, new_identity())
    with pytest.raises(UserError) as error:
        read_manifest(made, keyring_of(sealed[1]))
    assert error.value.code == "not-for-this-laptop"


def test_a_backup_that_is_opened_elsewhere_reads_and_writes_with_the_same_keys(sealed, made, team):
    lead, other = sealed
    merge_handover(other, made, author="x")
    shutil.copy(other.path, team.folder / "copy.inspection")
    with Store.open(team.folder / "copy.inspection") as copy:
        copy.become_new_replica()
        with copy.transaction("owain") as act:
            act.set("sampled_case", team.case, "note", "from the copy")
        path = team.folder / "copy.handover"
        write_handover(copy, path, author=member_of(copy))
    assert merge_handover(lead, path, author="x").changes == 1
