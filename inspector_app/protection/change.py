"""What one does with the keys of a protected visit: change its passphrase, set one anew, and have its recovery key."""

from __future__ import annotations

from pathlib import Path

from db.errors import UserError
from db.keys.recovery_key import recovery_key
from db.safety.protection import change_passphrase, open_protected, recover
from inspector_app.protection.opening import needs_passphrase
from inspector_app.protection.passphrase import refuse_weak
from resources.translations import _


def change(path: Path, present: str, new: str) -> None:
    """Change the passphrase of a protected visit and of its backups; takes about two seconds.

    Raises UserError when the present one is wrong, the new one weak, or the file is not protected.
    """
    refuse_weak(new)
    change_passphrase(path, protected_key(path, present), new)


def set_by_recovery_key(path: Path, recovery: str, new: str) -> bytes:
    """Set the passphrase of a visit whose own is lost, or whose keys are; returns the data key.

    Raises UserError for a slip in the recovery key, for that of another file, and for a weak passphrase.
    """
    refuse_weak(new)
    key = recover(path, recovery)
    change_passphrase(path, key, new)
    return key


def recovery_key_of(path: Path, passphrase: str) -> str:
    """Return the recovery key of a protected visit, in groups. Raises UserError when the passphrase is wrong."""
    return recovery_key(protected_key(path, passphrase))


def protected_key(path: Path, passphrase: str) -> bytes:
    """Return the data key of a protected visit. Raises UserError when it is plain, as `open_protected` does."""
    refuse_plain(path)
    return open_protected(path, passphrase)


def refuse_plain(path: Path) -> None:
    """Raise UserError unless a visit file is protected."""
    if not needs_passphrase(path):
        raise UserError(
            "not-protected",
            _("This visit is not protected, so it has no passphrase."),
            _("Protect it first."),
            where=path.name,
        )
