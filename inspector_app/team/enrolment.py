"""Who of the team can read and write a sealed visit: keys made, invitations signed, laptops revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.errors import UserError
from db.handover.invitation import Admission
from db.store import Store
from db.team.keyring import IDENTITY, INVITED_IDENTITY, LEAD_KEY, SIGNING_KEY, Keyring, Seat, keyring_of
from db.team.seal import new_identity, new_signing_key, recipient_of, verify_key_of
from db.team.statements import LEFT, LOST, WITHDRAWN, Enrolment, Invitation, Revocation, Statement, seen_words
from db.transaction import Transaction
from db.values import new_id
from inspector_app.team.members import Member
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_STATEMENTS = frozenset({Invitation.table, Enrolment.table, Revocation.table})

# How a member stands.
NOT_INVITED, INVITED, ENROLLED, OPENED_TWICE = "not invited", "invited", "enrolled", "opened twice"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a member of a sealed visit stands: one of the words above, or why their last laptop was revoked.

    `since` is when (aware UTC), None for somebody who was never invited. `forged` says that there is an invitation
    for them that the lead did not make; it counts for nothing.
    """

    state: str
    since: datetime | None = None
    forged: bool = False


def is_sealed(visit: Visit) -> bool:
    """Whether hand-overs of the visit are sealed to its team."""
    return keyring_of(visit.store) is not None


def standings(visit: Visit) -> dict[str, Standing]:
    """Return how each member stands, by their record id; {} for a visit that is not sealed."""
    keyring = keyring_of(visit.store)
    if keyring is None:
        return {}
    forged = {invitation.member for invitation in keyring.uncounted}
    return {
        member.id: _standing(_last_seat(keyring, member.id), forged=member.id in forged)
        for member in visit.members.all()
    }


def lost_since(visit: Visit, member: str, written: datetime) -> datetime | None:
    """Return when (aware UTC) the laptop was reported lost on which a member wrote a hand-over; None for a good one."""
    joined = visit.memory.recall(lost_since, _STATEMENTS, lambda: _joined(visit))
    # A member has one laptop at a time: that with which they had joined last when it was written, to the second.
    then = [found for found in joined.get(member, ()) if found[0].replace(microsecond=0) <= written]
    _at, revocation = max(then, key=lambda found: found[0], default=(None, None))
    if revocation is None or revocation.reason != LOST:
        return None
    lost = datetime.fromisoformat(revocation.revoked_at)
    # What is written later is of a laptop that nobody here knows yet, or it is refused.
    return lost if written <= lost else None


def _joined(visit: Visit) -> dict[str, list[tuple[datetime, Revocation | None]]]:
    """Return by member when they joined, on each of their laptops, and what was said of it since."""
    keyring = keyring_of(visit.store)
    found: dict[str, list[tuple[datetime, Revocation | None]]] = {}
    for seat in keyring.seats.values() if keyring else ():
        for enrolment in seat.enrolments:
            at = datetime.fromisoformat(enrolment.enrolled_at)
            found.setdefault(enrolment.member, []).append((at, seat.revocation))
    return found


def can_invite(visit: Visit) -> bool:
    """Whether this copy has the key that invites and revokes, which the lead's copy alone has."""
    keyring = keyring_of(visit.store)
    return keyring is not None and keyring.is_leads


def readers(visit: Visit) -> list[Member] | None:
    """Return who else could read what this copy handed over now; None for a visit that is not sealed."""
    keyring = keyring_of(visit.store)
    if keyring is None:
        return None
    sealed_to = {seat.invitation.member for seat in keyring.seats.values() if seat.recipient is not None}
    return [member for member in visit.members.all() if member.id in sealed_to - {visit.me.id}]


# ---- making keys ------------------------------------------------------------------------------------
def make_lead_keys(store: Store, act: Transaction, member: str, at: datetime) -> None:
    """Seal a visit that is being founded: the lead invites and enrols themselves, all in its first transaction."""
    signing_key = new_signing_key()
    admission = new_admission(store.inspection, verify_key_of(signing_key), member)
    store.set_setting(LEAD_KEY, admission.lead_key)
    state(act, invitation_of(admission, at).signed(store.inspection, signing_key))
    enrol(store, act, admission, at, signing_key=signing_key)


def new_admission(inspection: str, lead_key: str, member: str) -> Admission:
    """Return new keys for a member to enrol with."""
    return Admission(
        inspection=inspection,
        member=member,
        invitation=new_id(),
        lead_key=lead_key,
        identity=new_identity(),
        signing_key=new_signing_key(),
    )


def invitation_of(admission: Admission, at: datetime) -> Invitation:
    """Return what the lead is to sign, so that an admission counts."""
    return Invitation(
        id=admission.invitation,
        signature="",
        member=admission.member,
        recipient=recipient_of(admission.identity),
        verify_key=verify_key_of(admission.signing_key),
        invited_at=at.isoformat(),
    )


def enrol(
    store: Store, act: Transaction, admission: Admission, at: datetime, *, signing_key: str = ""
) -> None:
    """Make this copy's keys, a new signing key unless one is given, and certify them with an admission."""
    identity, signing_key = new_identity(), signing_key or new_signing_key()
    store.set_setting(IDENTITY, identity)
    store.set_setting(SIGNING_KEY, signing_key)
    store.set_setting(INVITED_IDENTITY, admission.identity)
    enrolment = Enrolment(
        id=new_id(),
        signature="",
        invitation=admission.invitation,
        member=admission.member,
        recipient=recipient_of(identity),
        verify_key=verify_key_of(signing_key),
        enrolled_at=at.isoformat(),
    )
    state(act, enrolment.signed(admission.inspection, admission.signing_key))


def state(act: Transaction, statement: Statement) -> None:
    """Put a signed statement into the visit."""
    act.create(statement.table, statement.columns(), record=statement.id)


# ---- revoking ---------------------------------------------------------------------------------------
def revoke(visit: Visit, member: Member, reason: str = LOST) -> None:
    """Let a member's laptop count no more: nothing is sealed to it, and no more is taken in from it.

    Where nobody is known to have joined with their invitation, it is withdrawn, and no laptop is told to be lost. With
    the reason "left" the member is no longer in the team, either. Raises UserError unless this is the lead's copy and
    somebody else's laptop.
    """
    keyring = leads_keyring(visit)
    if member.id == visit.me.id:
        raise UserError(
            "own-laptop",
            _("These are your own keys, with which the visit was sealed. They cannot be revoked."),
            _("On another laptop, open a backup of this file and work on there."),
        )
    seats = open_seats(keyring, member.id)
    if reason == LOST and not seats:
        raise UserError(
            "no-laptop",
            _("{name} has no laptop and no invitation that count.").format(name=member.name),
            _("There is nothing to do: nothing is sealed to it."),
        )
    if reason == LOST and not any(seat.enrolments for seat in seats):
        reason = WITHDRAWN
    at, seen = visit.clock(), visit.store.ends()
    with visit.store.transaction(visit.me.id, at=at) as act:
        revoke_seats(act, keyring, member.id, reason, at, seen)
        if reason == LEFT:
            act.set("member", member.id, "active", 0)


def revoke_seats(
    act: Transaction,
    keyring: Keyring,
    member: str,
    reason: str,
    at: datetime,
    seen: Sequence[tuple[int, int, bytes]],
) -> None:
    """Revoke whatever of a member's counts; `seen` are the ends of all histories that the lead knows."""
    for seat in open_seats(keyring, member):
        revocation = Revocation(
            id=new_id(),
            signature="",
            invitation=seat.invitation.id,
            reason=reason,
            revoked_at=at.isoformat(),
            seen=seen_words(seen),
        )
        state(act, revocation.signed(keyring.inspection, keyring.signing_key))


def leads_keyring(visit: Visit) -> Keyring:
    """Return the keys of the lead's copy; raises UserError for any other, and for a visit that is not sealed."""
    keyring = keyring_of(visit.store)
    if keyring is None:
        raise UserError(
            "not-sealed",
            _(
                "This visit is not sealed: it was made without keys, and its hand-overs can be read by anybody."
            ),
            _("Hand the visit over, and let the member join from that."),
            where=visit.store.path.name,
        )
    if not keyring.is_leads:
        raise UserError(
            "not-the-lead",
            _("Only the lead inspector’s own copy of the visit can invite and revoke."),
            _("Ask the lead inspector to do it."),
            where=visit.store.path.name,
        )
    return keyring


def open_seats(keyring: Keyring, member: str) -> list[Seat]:
    """Return a member's seats that were not revoked."""
    return [
        seat
        for seat in keyring.seats.values()
        if seat.invitation.member == member and seat.revocation is None
    ]


def _last_seat(keyring: Keyring, member: str) -> Seat | None:
    seats = [seat for seat in keyring.seats.values() if seat.invitation.member == member]
    return max(seats, key=lambda seat: (seat.revocation is None, seat.invitation.invited_at), default=None)


def _standing(seat: Seat | None, *, forged: bool) -> Standing:
    if seat is None:
        return Standing(NOT_INVITED, forged=forged)
    if seat.revocation is not None:
        state_, since = seat.revocation.reason, seat.revocation.revoked_at
    elif seat.opened_twice:
        state_, since = OPENED_TWICE, max(enrolment.enrolled_at for enrolment in seat.enrolments)
    elif seat.enrolment is not None:
        state_, since = ENROLLED, seat.enrolment.enrolled_at
    else:
        state_, since = INVITED, seat.invitation.invited_at
    return Standing(state_, datetime.fromisoformat(since), forged=forged)
