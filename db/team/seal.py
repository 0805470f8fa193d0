"""Keys, seals and signatures: age and Ed25519 as their makers define them, and no cipher of our own.

Keys are texts, as settings and records hold them: an age identity and its recipient as age writes them, the two
halves of a signing key as 64 hex digits each.
"""

from __future__ import annotations

from collections.abc import Collection

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE = 64  # bytes of a signature


class CannotUnseal(Exception):  # noqa: N818 - named for what it says
    """None of the keys opens what is sealed, or it is not whole."""


# ---- keys -------------------------------------------------------------------------------------------
def new_identity() -> str:
    """Return a new age identity, the private half of a key pair that unseals."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public half of an age identity: what is sealed to it, the identity alone unseals."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    """Whether a text is the public half of an age identity."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def new_signing_key() -> str:
    """Return a new Ed25519 key that signs."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def verify_key_of(signing_key: str) -> str:
    """Return the public half of a signing key, by which its signatures are told."""
    return _private(signing_key).public_key().public_bytes_raw().hex()


# ---- signing ----------------------------------------------------------------------------------------
def sign(signing_key: str, message: bytes) -> bytes:
    """Return the signature of a message."""
    return _private(signing_key).sign(message)


def is_signed(verify_key: str, message: bytes, signature: bytes) -> bool:
    """Whether a signature of a message was made with the other half of `verify_key`; False for a key that is none."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify_key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private(signing_key: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing_key))


# ---- sealing ----------------------------------------------------------------------------------------
def seal(data: bytes, recipients: Collection[str]) -> bytes:
    """Return bytes as an age file that any of the recipients' identities unseals."""
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(text) for text in recipients]))


def unseal(data: bytes, identities: Collection[str]) -> bytes:
    """Return what was sealed to one of the identities; raises CannotUnseal."""
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(text) for text in identities]))
    except pyrage.DecryptError as error:
        raise CannotUnseal from error
