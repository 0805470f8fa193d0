"""Locking a visit that is open: what its passphrase is compared with, wherever its file may be meanwhile."""

from __future__ import annotations

import hmac
from pathlib import Path

from db.errors import UserError
from db.keys.keys_file import Keys, read_keys, wrong_passphrase


class OpenLock:
    """The keys of an open visit as they were last read, so that it can be unlocked also where the stick is gone."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._keys: Keys | None = None
        self.renew()

    def renew(self) -> None:
        """Read the keys beside the file again, since the passphrase may have been changed."""
        try:
            self._keys = read_keys(self._path)
        except UserError:
            return  # those that were read before still hold

    def unseal(self, passphrase: str) -> bytes:
        """Return the data key; takes about a second. Raises UserError for a wrong passphrase, or without any keys."""
        keys = self._keys or read_keys(self._path)
        key = keys.unseal(passphrase)
        if key is None or not self.is_key(key):
            raise wrong_passphrase(self._path)
        return key

    def is_key(self, key: bytes) -> bool:
        """Whether a data key is that of the open visit."""
        return hmac.compare_digest(key, self._key)
