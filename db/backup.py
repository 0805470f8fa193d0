"""Backups: whole copies in a folder beside the file, in a ring, made before anything risky."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.errors import environment_errors
from db.store import Store
from db.values import new_id

KEPT = 20


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file; `made` is aware UTC."""

    path: Path
    made: datetime
    size: int


def backup_folder(path: Path) -> Path:
    """Return the folder of a visit file's backups."""
    return path.with_name(f"{path.stem}-backups")


def back_up(store: Store) -> Path:
    """Make a backup, encrypted with the file's own key if it has one, and drop the oldest beyond the ring.

    Returns its path. Raises UserError when the folder cannot be written or the disk is full.
    """
    folder = backup_folder(store.path)
    with environment_errors(store.path):
        folder.mkdir(exist_ok=True)
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        target = folder / f"{moment}{store.path.suffix}"
        partial = folder / f".{new_id()}.part"
        try:
            # VACUUM INTO keeps the key of the connection, so an encrypted file stays encrypted.
            store.connection.execute("VACUUM INTO ?", (str(partial),))
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        for old in list_backups(store.path)[KEPT:]:
            old.path.unlink(missing_ok=True)
    return target


def list_backups(path: Path) -> list[Backup]:
    """Return the backups of a visit file, the newest first."""
    found = []
    for entry in backup_folder(path).glob(f"*{path.suffix}"):
        try:
            made = datetime.strptime(entry.stem, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)
        except ValueError:
            continue  # a file that somebody else put there
        found.append(Backup(entry, made, entry.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)
