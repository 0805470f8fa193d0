"""Going back to a backup: it takes the place of the file, which becomes a backup itself."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

from db import lock
from db.connection import connect
from db.errors import UserError, environment_errors
from db.safety.backup import backup_folder, backup_name, list_backups, share_keys
from db.safety.occasion import MadeFor, Occasion, keep_occasion
from db.store import forget_replica
from db.values import new_id
from resources.translations import _

RESTORED = "restored_from"  # the setting of a copy that says from when the backup is that it was made from


def restore_backup(path: Path, backup: Path, *, key: bytes | None = None) -> Path:
    """Put a backup in the place of a closed visit file, and keep that as the newest backup; returns where.

    The file takes a new replica id when it is opened, since what it wrote after the backup is known to others under
    the old one. Raises UserError when the backup is gone, the file is open or the disk refuses; then all is as it was.
    """
    found = next((known for known in list_backups(path) if known.path == backup), None)
    if found is None:
        raise UserError(
            "no-such-backup",
            _("This backup is not there any more."),
            _("Choose another one from the list."),
            where=backup.name,
        )
    with environment_errors(path):
        lock.acquire(path)
        try:
            kept = backup_folder(path) / backup_name(path)
            _copy_without_replica(path, kept, key, occasion=Occasion(MadeFor.RETURN))
            if key is not None:
                share_keys(path, kept)
            _copy_without_replica(backup, path, key, restored=found.made)
        finally:
            lock.release(path)
    return kept


def _copy_without_replica(
    source: Path,
    target: Path,
    key: bytes | None,
    *,
    occasion: Occasion | None = None,
    restored: datetime | None = None,
) -> None:
    """Copy a closed file to `target` as a whole or not at all, as a copy that continues nobody's history."""
    temporary = target.with_name(f".{new_id()}.part")
    try:
        copyfile(source, temporary)
        connection: Any = connect(temporary, key=key).conn
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            forget_replica(connection)
            keep_occasion(connection, occasion)
            if restored is not None:
                connection.execute(
                    "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                    (RESTORED, restored.isoformat()),
                )
        finally:
            connection.close()
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
