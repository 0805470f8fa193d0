"""Sealing with words that people keep in their heads: Argon2id makes every try dear, and AES-GCM seals with its key.

The cost is written beside what is sealed, and is the same on every computer: one that measured its own pace would seal
cheaply in a busy moment, and make a slower computer refuse the right words.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

from db.errors import UserError
from resources.translations import _

_SALT_SIZE = 16
_NONCE_SIZE = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What trying one passphrase costs with Argon2id: memory in KiB, passes over it, and lanes side by side."""

    memory: int
    passes: int
    lanes: int

    def is_sound(self) -> bool:
        """Whether this is a cost that a computer can pay, for one that stands in a file."""
        return 1 <= self.lanes <= 16 and 1 <= self.passes <= 16 and 8 * self.lanes <= self.memory <= 1 << 21


STANDARD = Cost(memory=256 * 1024, passes=3, lanes=4)


@dataclass(frozen=True, slots=True)
class PassphraseSeal:
    """Bytes that a passphrase unseals, with all that is needed to try one."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    @classmethod
    def seal(cls, data: bytes, passphrase: str, about: str, cost: Cost | None = None) -> PassphraseSeal:
        """Seal bytes with a passphrase; takes about a second at the standard cost.

        `about` says what is sealed: the seal vouches for it, and opens with the same words alone. Raises UserError when
        the computer has too little memory.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cost = cost or STANDARD
        salt, nonce = secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_NONCE_SIZE)
        key = _stretched(passphrase, salt, cost)
        return cls(cost, salt, nonce, AESGCM(key).encrypt(nonce, data, _vouched(about, cost, salt)))

    def unseal(self, passphrase: str, about: str) -> bytes | None:
        """Return what was sealed, None for a wrong passphrase or anything that was altered; takes about a second."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = _stretched(passphrase, self.salt, self.cost)
        try:
            return AESGCM(key).decrypt(self.nonce, self.sealed, _vouched(about, self.cost, self.salt))
        except InvalidTag:
            return None

    def entries(self) -> dict[str, Any]:
        """Return the entries of a JSON object that keep it."""
        return {
            "argon2id": asdict(self.cost),
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "sealed": self.sealed.hex(),
        }

    @classmethod
    def from_entries(cls, entries: dict[str, Any]) -> PassphraseSeal:
        """Return what `entries` kept; raises ValueError for anything else."""
        try:
            cost = Cost(**entries["argon2id"])
            salt, nonce, sealed = (bytes.fromhex(entries[name]) for name in ("salt", "nonce", "sealed"))
            sound = cost.is_sound()
        except (KeyError, TypeError) as error:
            raise ValueError("an entry is missing or of another kind") from error
        if not sound:
            raise ValueError("nobody can pay that cost")
        if (len(salt), len(nonce)) != (_SALT_SIZE, _NONCE_SIZE):
            raise ValueError("salt or nonce is too short or too long")
        return cls(cost, salt, nonce, sealed)


def _vouched(about: str, cost: Cost, salt: bytes) -> bytes:
    """Return what the seal vouches for beside the bytes."""
    return f"{about} {cost.memory} {cost.passes} {cost.lanes} {salt.hex()}".encode()


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a passphrase makes. Raises UserError when the computer has too little memory."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # However a keyboard writes an accent, and however many blanks stand between two words.
    words = " ".join(unicodedata.normalize("NFC", passphrase).split())
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    try:
        return kdf.derive(words.encode("utf-8", "surrogatepass"))
    except MemoryError as error:
        raise UserError(
            "too-little-memory",
            _("The computer has too little memory free to try the passphrase."),
            _("Close other programs, then try again."),
        ) from error
