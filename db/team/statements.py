"""Who may read and write in a visit, as signed statements that go round with the log.

Each is a record that is born whole. What counts of it is its birth, which nobody can change afterwards, and only with
the signature that belongs to it: the lead's on an invitation and a revocation, the invitation's own on an enrolment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from typing import Any, ClassVar, Self

from db.team.seal import is_signed, sign
from db.values import Value

# Why an invitation, and who enrolled with it, counts no more.
LOST, LEFT, REPLACED, WITHDRAWN = "lost", "left", "replaced", "withdrawn"


@dataclass(frozen=True, slots=True)
class Statement:
    """What all statements share: the id of their record, and a signature in hex over everything else.

    What was not said in a statement of before it could be said has a default, and is neither written nor signed.
    """

    table: ClassVar[str]

    id: str
    signature: str

    @classmethod
    def read(cls, record: str, columns: object) -> Self | None:
        """Return a statement from the columns that a record was born with, None when they do not make one."""
        if not isinstance(columns, dict):
            return None
        said = [field for field in fields(cls) if field.name != "id"]
        texts: dict[str, Any] = {
            field.name: columns.get(field.name, None if field.default is MISSING else field.default)
            for field in said
        }
        sound = all(
            isinstance(text, str) and (not name.endswith("_at") or _is_moment(text))
            for name, text in texts.items()
        )
        return cls(id=record, **texts) if sound else None

    def columns(self) -> dict[str, Value]:
        """Return what its record is born with."""
        held = {field: getattr(self, field.name) for field in fields(self) if field.name != "id"}
        return {field.name: text for field, text in held.items() if text != field.default}

    def message(self, inspection: str) -> bytes:
        """Return the bytes that are signed: everything but the signature, and which visit and kind of statement it is."""
        said = {**self.columns(), "id": self.id, "inspection": inspection, "statement": self.table}
        del said["signature"]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()

    def signed(self, inspection: str, signing_key: str) -> Self:
        """Return it with a signature."""
        columns: Mapping[str, Any] = self.columns()
        signature = sign(signing_key, self.message(inspection)).hex()
        return type(self)(**{**columns, "id": self.id, "signature": signature})

    def is_signed(self, inspection: str, verify_key: str) -> bool:
        """Whether its signature was made with the other half of `verify_key`."""
        try:
            signature = bytes.fromhex(self.signature)
            message = self.message(inspection)
        except ValueError:  # no hex digits, or a lone surrogate
            return False
        return is_signed(verify_key, message, signature)


def _is_moment(text: str) -> bool:
    """Whether a text is an ISO time with an offset."""
    try:
        return datetime.fromisoformat(text).utcoffset() is not None
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Invitation(Statement):
    """The lead invites a member: whoever signs with the other half of `verify_key` enrols as them.

    Until that is known, hand-overs are sealed to `recipient`, whose identity the invitation holds.
    """

    table: ClassVar[str] = "invitation"

    member: str
    recipient: str
    verify_key: str
    invited_at: str


@dataclass(frozen=True, slots=True)
class Enrolment(Statement):
    """A member's laptop has joined: what is sealed to `recipient` it reads, what `verify_key` verifies it wrote."""

    table: ClassVar[str] = "enrolment"

    invitation: str
    member: str
    recipient: str
    verify_key: str
    enrolled_at: str


@dataclass(frozen=True, slots=True)
class Revocation(Statement):
    """An invitation counts no more since a time, and neither does the laptop that enrolled with it.

    `seen` is how far the lead knew the history of every copy then, as `last_seen` reads it: whatever that laptop hands
    over beyond it is refused, whatever its clock says.
    """

    table: ClassVar[str] = "revocation"

    invitation: str
    reason: str
    revoked_at: str
    seen: str = ""

    @property
    def last_seen(self) -> dict[int, tuple[int, bytes]] | None:
        """By replica the number of the last change that the lead knew and its hash; None where that was not said."""
        if not self.seen:
            return None
        try:
            return {
                int(replica): (int(seq), bytes.fromhex(link))
                for replica, (seq, link) in json.loads(self.seen).items()
            }
        except (ValueError, TypeError, AttributeError):
            return {}  # nothing that could be meant by it lets anything in


def seen_words(ends: Iterable[tuple[int, int, bytes]]) -> str:
    """Return ends of histories, as (replica, last change, hash), as a revocation says them."""
    return json.dumps({str(replica): [str(seq), link.hex()] for replica, seq, link in ends})
