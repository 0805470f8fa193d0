"""The key of a visit file from its passphrase, and making files with or without one."""

from __future__ import annotations

from pathlib import Path

from db.files import check_source, refuse_handover
from db.keys import is_protected
from db.protection import create_protected, open_protected
from db.store import Store
from inspector_app.protection.passphrase import refuse_weak


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


def new_store(path: Path, inspection: str, passphrase: str | None) -> Store:
    """Make an empty visit file, protected if a passphrase is given.

    Raises UserError when the passphrase is weak, the file exists, or it cannot be written.
    """
    if passphrase is None:
        return Store.create(path, inspection=inspection)
    refuse_weak(passphrase)
    return create_protected(path, inspection=inspection, passphrase=passphrase)
