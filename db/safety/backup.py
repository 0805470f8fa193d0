"""Backups: whole copies in a folder beside the file, in a ring, made before anything risky."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.connection import connect
from db.errors import UserError, environment_errors
from db.files import write_then_move
from db.keys.keys_file import keys_path, read_keys, write_keys
from db.safety.occasion import BY_HAND, Occasion, keep_occasion
from db.store import Store, forget_replica

KEPT = 20
MOST_BYTES = 1 << 30  # of all backups of a visit together
_LEAST = 5  # that are kept however large they are
_MOMENT = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file; `made` is aware UTC."""

    path: Path
    made: datetime
    size: int


def backup_folder(path: Path) -> Path:
    """Return the folder of a visit file's backups."""
    return path.with_name(f"{path.stem}-backups")


def back_up(store: Store, occasion: Occasion = BY_HAND) -> Path:
    """Make a backup, protected as the file itself is, and drop the oldest beyond the ring.

    The backup keeps the occasion. Returns its path. Raises UserError when the folder cannot be written or the disk is full.
    """
    folder = backup_folder(store.path)
    with environment_errors(store.path):
        folder.mkdir(exist_ok=True)
        target = folder / backup_name(store.path)
        if store.key is not None:
            share_keys(store.path, target)
        write_then_move(target, lambda partial: _copy(store, partial, occasion), suffix=target.suffix)
        for old in _beyond_the_ring(list_backups(store.path), target):
            _drop(old.path)
    return target


def _drop(backup: Path) -> None:
    # On Windows a backup that is being read, such as by a search for viruses, cannot go yet: it goes with the next one.
    with suppress(PermissionError):
        backup.unlink(missing_ok=True)
        keys_path(backup).unlink(missing_ok=True)


def share_keys(path: Path, backup: Path) -> None:
    """Put the keys of a protected visit file beside a backup of it too, so that both open with one passphrase."""
    with suppress(UserError):  # keys that are lost or damaged stop no backup; the recovery key opens it
        write_keys(backup, read_keys(path))


def backup_name(path: Path) -> str:
    """Return the name of a backup of a visit file that is made now."""
    return f"{datetime.now(UTC).strftime(_MOMENT)}{path.suffix}"


def _beyond_the_ring(backups: list[Backup], made: Path) -> list[Backup]:
    """Return the oldest that are too many, or too large together; the one just made stays whatever the clock says."""
    older = [backup for backup in backups if backup.path != made]
    taken = sum(backup.size for backup in backups if backup.path == made)
    for number, backup in enumerate(older, 1):
        taken += backup.size
        if number >= KEPT or (number >= _LEAST and taken > MOST_BYTES):
            return older[number - 1 :]
    return []


def _copy(store: Store, partial: Path, occasion: Occasion) -> None:
    # VACUUM INTO keeps the key of the connection, so an encrypted file stays encrypted. It goes through every row: copied
    # page by page, a damaged file would push the sound ones out of the ring, its damage under a seal that is right.
    store.connection.execute("VACUUM INTO ?", (str(partial),))
    copy = connect(partial, key=store.key).conn
    try:
        copy.execute("PRAGMA journal_mode = OFF")
        # Whoever opens a backup and works on in it must not continue the history of the lost file.
        forget_replica(copy)
        keep_occasion(copy, occasion)
    finally:
        copy.close()


def list_backups(path: Path) -> list[Backup]:
    """Return the backups of a visit file, the newest first."""
    found = []
    for entry in backup_folder(path).glob(f"*{path.suffix}"):
        try:
            made = datetime.strptime(entry.stem, _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            continue  # a file that somebody else put there
        found.append(Backup(entry, made, entry.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)
