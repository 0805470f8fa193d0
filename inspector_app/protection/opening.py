"""The key of a visit file from its passphrase, which a protected one is not opened without."""

from __future__ import annotations

from pathlib import Path

from db.files import check_source, refuse_handover
from db.keys.keys_file import is_protected
from db.safety.protection import open_protected


def needs_passphrase(path: Path) -> bool:
    """Whether a visit file is protected. Raises UserError when there is none or it cannot be read."""
    check_source(path)
    refuse_handover(path)
    return is_protected(path)


def key_of(path: Path, passphrase: str) -> bytes | None:
    """Return the data key of a protected visit, None for a plain one; takes about a second.

    Raises UserError when the passphrase is wrong, or something is wrong with the keys beside the file.
    """
    return open_protected(path, passphrase) if needs_passphrase(path) else None
