"""The random key that a protected visit file is encrypted with, and whether it is the key of a file.

The first 16 bytes of a protected file, its salt, are worked out from its data key. So a file by itself says which key
is its own, without telling anything of it, and backups, which keep the salt, say the same.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from pathlib import Path

from db.errors import UserError, environment_errors
from resources.translations import _

KEY_SIZE = 32
SALT_SIZE = 16
PLAIN_START = b"SQLite format 3\0"  # what a file without a key begins with
_SALT_NAME = b"inspection file salt"
# SQLCipher 4: each page ends with an initialisation vector and an HMAC-SHA512 over the rest and the page's number.
_PAGE = 4096
_MAC = 64
_MAC_SALT_MASK = 0x3A
_MAC_ROUNDS = 2
_NEAR_ALL_BYTES = 250  # different bytes in a page that is noise; texts and tables hold far fewer


def new_data_key() -> bytes:
    """Return a new random data key."""
    return secrets.token_bytes(KEY_SIZE)


def salt_of(key: bytes) -> bytes:
    """Return what a file under this data key begins with."""
    return hmac.digest(key, _SALT_NAME, "sha256")[:SALT_SIZE]


def key_words(key: bytes) -> str:
    """Return the data key as SQLCipher takes it: key and salt, so that a damaged salt does not lock the file."""
    return f"x'{key.hex()}{salt_of(key).hex()}'"


def start_of(path: Path) -> bytes:
    """Return the first bytes of a file. Raises UserError when it cannot be read."""
    with environment_errors(path), path.open("rb") as file:
        return file.read(SALT_SIZE)


def is_plain(path: Path) -> bool:
    """Whether a file is a database without a key."""
    return start_of(path) == PLAIN_START


def looks_encrypted(path: Path) -> bool:
    """Whether a file may be a protected visit whatever stands beside it: whole pages of noise."""
    with environment_errors(path), path.open("rb") as file:
        first = file.read(_PAGE)
        size = path.stat().st_size
    return size > 0 and size % _PAGE == 0 and len(set(first)) > _NEAR_ALL_BYTES


def fits(path: Path, key: bytes) -> bool:
    """Whether a file is encrypted with this data key, however damaged it is.

    Where the beginning is not what the key makes of it, one page that was authenticated with the key is enough.
    """
    salt = salt_of(key)
    if start_of(path) == salt:
        return True
    mac_salt = bytes(byte ^ _MAC_SALT_MASK for byte in salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, _MAC_ROUNDS, KEY_SIZE)
    return any(_is_authentic(page, number, mac_key) for number, page in _pages(path))


def refuse_wrong_key(path: Path, key: bytes) -> None:
    """Raise UserError unless the file is encrypted with this data key."""
    if not fits(path, key):
        raise UserError(
            "wrong-key",
            _("The key belongs to another file. Nothing is wrong with this one for all that one can tell."),
            _("Use the passphrase or the recovery key of this very file."),
            where=path.name,
        )


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    with environment_errors(path), path.open("rb") as file:
        yield from enumerate(iter(lambda: file.read(_PAGE), b""), 1)


def _is_authentic(page: bytes, number: int, mac_key: bytes) -> bool:
    start = SALT_SIZE if number == 1 else 0
    signed = page[start:-_MAC] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac_key, signed, "sha512"), page[-_MAC:])
