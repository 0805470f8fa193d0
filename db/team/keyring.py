"""The keys of one copy, and what it knows of everybody else's: who is sealed to, and whose signature counts.

A visit is sealed from its first transaction or never. The lead's key signs invitations and revocations; every copy
got it with the visit and never takes another. So nothing that comes in later can make a key count.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from db.errors import UserError, environment_errors
from db.log.encoding import BIRTH
from db.store import Store
from db.team.seal import is_recipient, seal, sign, verify_key_of
from db.team.statements import Enrolment, Invitation, Revocation, Statement
from resources.translations import _

# The settings of a copy that hold its keys.
LEAD_KEY = "lead-verify-key"  # by which the lead's statements are told
IDENTITY = "age-identity"
INVITED_IDENTITY = (
    "invited-age-identity"  # of the invitation: what was sealed before others knew of this laptop
)
SIGNING_KEY = "signing-key"

S = TypeVar("S", bound=Statement)

_OVER = b"inspector-app hand-over\n"  # a signature of a hand-over is never one of anything else


@dataclass(frozen=True, slots=True)
class Seat:
    """An invitation of the lead, and what became of it: who enrolled with it, and whether it was revoked."""

    invitation: Invitation
    enrolments: tuple[Enrolment, ...] = ()
    revocations: tuple[Revocation, ...] = ()

    @property
    def revocation(self) -> Revocation | None:
        """The first that was said of it, None for one that counts; a lead with two copies may say it twice."""
        return min(self.revocations, key=lambda said: said.revoked_at, default=None)

    @property
    def enrolment(self) -> Enrolment | None:
        """The one laptop that enrolled with it; None when there is none, or when two did and nobody knows which."""
        return self.enrolments[0] if len(self.enrolments) == 1 else None

    @property
    def opened_twice(self) -> bool:
        """Whether two laptops enrolled with one invitation, so that neither counts."""
        return len(self.enrolments) > 1

    @property
    def recipient(self) -> str | None:
        """What is sealed for this seat is sealed to this, None when nothing is."""
        if self.revocation is not None or self.opened_twice:
            return None
        return self.enrolment.recipient if self.enrolment else self.invitation.recipient


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a hand-over is sealed and signed; `introduction` says in clear by whom, so that it can be checked first."""

    recipients: tuple[str, ...]
    signing_key: str
    introduction: dict[str, object]

    def seal(self, data: bytes) -> bytes:
        """Return a frame as the recipients can unseal it."""
        return seal(data, self.recipients)

    def sign(self, digest: bytes) -> bytes:
        """Return the signature of a hand-over of which this is the SHA-256."""
        return sign(self.signing_key, signed_bytes(digest))


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever introduced themselves on a hand-over and may: the key that must have signed it."""

    member: str
    verify_key: str
    revocations: tuple[Revocation, ...]

    def refuse_if_revoked(
        self, written: datetime, ends: Collection[tuple[int, int, bytes]], path: Path
    ) -> None:
        """Raise UserError for what was written after this laptop was revoked.

        That is told by when it says that it was `written`, and by the `ends` of its histories, as (replica, last
        change, hash): a clock can be set back, but nothing can be put before what the lead had seen.
        """
        if any(_is_after(said, written, ends) for said in self.revocations):
            raise UserError(
                "revoked-laptop",
                _(
                    "This hand-over was written on a laptop that was lost or left the team. Nothing of it was used."
                ),
                _(
                    "If the laptop is in good hands again, have the lead inspector make a new invitation for it."
                ),
                where=path.name,
            )


def _is_after(said: Revocation, written: datetime, ends: Collection[tuple[int, int, bytes]]) -> bool:
    """Whether a hand-over goes beyond what a revocation of its laptop lets in."""
    if written > datetime.fromisoformat(said.revoked_at):
        return True
    seen = said.last_seen
    if seen is None:
        return False
    for replica, seq, link in ends:
        last, known = seen.get(replica, (0, b""))
        if seq > last or (seq == last and link != known):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keys of a copy of a sealed visit; those of its own are blank where it never joined, as after an import."""

    inspection: str
    lead_key: str
    identities: tuple[str, ...]
    signing_key: str
    seats: dict[str, Seat]
    uncounted: tuple[Invitation, ...]  # that the lead did not sign

    @property
    def is_leads(self) -> bool:
        """Whether this copy has the lead's own key, which alone invites and revokes."""
        return bool(self.signing_key) and verify_key_of(self.signing_key) == self.lead_key

    def own_seat(self, member: str) -> Seat | None:
        """Return the seat with which this copy, a member's, enrolled; None when it has none.

        The seat must be the member's: whoever holds another invitation can state this copy's public key under it.
        """
        key = verify_key_of(self.signing_key) if self.signing_key else ""
        mine = (seat for seat in self.seats.values() if seat.invitation.member == member)
        return next((s for s in mine for e in s.enrolments if e.verify_key == key), None)

    def sealing(self, author: str, path: Path) -> Sealing:
        """Return how a member writes a hand-over from this copy; raises UserError when they may not write any."""
        seat = self.own_seat(author)
        if seat is None:
            raise UserError(
                "no-keys",
                _("This copy of a sealed visit has no keys of its own, so it cannot hand over."),
                _("Join the visit with an invitation of the lead inspector."),
                where=path.name,
            )
        if seat.revocation is not None or seat.enrolment is None:
            raise UserError(
                "revoked-laptop",
                _("The keys of this laptop do not count any more, so nobody could bring its hand-over in."),
                _("Ask the lead inspector for a new invitation, and open it for this file."),
                where=path.name,
            )
        recipients = sorted({s.recipient for s in self.seats.values() if s.recipient is not None})
        statements = (seat.invitation, seat.enrolment)
        introduction: dict[str, object] = {
            said.table: {"id": said.id, **said.columns()} for said in statements
        }
        return Sealing(tuple(recipients), self.signing_key, introduction)

    def author(self, header: dict[str, Any], path: Path) -> Author:
        """Return by which key a hand-over must be signed, from its header; raises UserError for somebody unknown.

        The header carries the invitation and the enrolment, so that any copy that knows the lead's key can check
        them, in whatever order hand-overs come.
        """
        invitation, enrolment = _introduced(Invitation, header), _introduced(Enrolment, header)
        if (
            invitation is None
            or enrolment is None
            or enrolment.member != header.get("author")
            or not invitation.is_signed(self.inspection, self.lead_key)
            or not _enrols(self.inspection, enrolment, invitation)
        ):
            raise UserError(
                "unknown-author",
                _(
                    "The lead inspector has invited nobody with the key of this hand-over. Nothing of it was used."
                ),
                _("Have its author join the visit with an invitation, or say whose stick it is."),
                where=path.name,
            )
        seat = self.seats.get(invitation.id, Seat(invitation))
        if set(seat.enrolments) - {enrolment}:
            raise UserError(
                "opened-twice",
                _("The invitation of this laptop was opened on another one, too. Nothing of it was used."),
                _("Ask who opened it; then let the lead inspector make a new invitation."),
                where=path.name,
            )
        return Author(enrolment.member, enrolment.verify_key, seat.revocations)


def signed_bytes(digest: bytes) -> bytes:
    """Return what is signed of a hand-over whose bytes before the signature have this SHA-256."""
    return _OVER + digest


def keyring_of(store: Store) -> Keyring | None:
    """Return the keys of a copy, None for a visit that is not sealed."""
    inspection, lead_key = store.inspection, store.setting(LEAD_KEY) or ""
    with environment_errors(store.path):
        invitations = _statements(store.connection, Invitation)
        enrolments = _statements(store.connection, Enrolment)
        revocations = _statements(store.connection, Revocation)
    if not lead_key and not invitations:
        return None
    seats = {}
    for invitation in invitations:
        if invitation.is_signed(inspection, lead_key) and is_recipient(invitation.recipient):
            enrolled = [said for said in enrolments if _enrols(inspection, said, invitation)]
            revoked = [
                said
                for said in revocations
                if said.invitation == invitation.id and said.is_signed(inspection, lead_key)
            ]
            seats[invitation.id] = Seat(invitation, tuple(enrolled), tuple(revoked))
    identities = (store.setting(IDENTITY), store.setting(INVITED_IDENTITY))
    return Keyring(
        inspection=inspection,
        lead_key=lead_key,
        identities=tuple(identity for identity in identities if identity),
        signing_key=store.setting(SIGNING_KEY) or "",
        seats=seats,
        uncounted=tuple(invitation for invitation in invitations if invitation.id not in seats),
    )


def _enrols(inspection: str, enrolment: Enrolment, invitation: Invitation) -> bool:
    """Whether an enrolment was made with an invitation, for the member who was invited."""
    return (
        (enrolment.invitation, enrolment.member) == (invitation.id, invitation.member)
        and enrolment.is_signed(inspection, invitation.verify_key)
        and is_recipient(enrolment.recipient)
    )


def _statements(connection: Any, kind: type[S]) -> list[S]:
    """Return the statements of a kind as they were born, whatever somebody did to their records afterwards."""
    rows = connection.execute(
        f"SELECT record, value FROM {kind.table} CROSS JOIN change ON record = {kind.table}.id"
        f" AND field = '{BIRTH}' ORDER BY record"
    )
    found = (kind.read(record, json.loads(value)) for record, value in rows)
    return [statement for statement in found if statement is not None]


def _introduced(kind: type[S], header: dict[str, Any]) -> S | None:
    """Return a statement from the header of a hand-over."""
    said = header.get(kind.table)
    return kind.read(str(said.get("id")), said) if isinstance(said, dict) else None
