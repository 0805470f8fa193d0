"""Protecting a plain visit in place: another file on the disk, and still the copy that it was."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from db.errors import UserError
from db.safety.protection import Progress, Protected, protect
from db.store import Store
from inspector_app.team.own_copy import is_at_home, make_at_home


def protect_visit(path: Path, passphrase: str, *, progress: Progress | None = None) -> Protected:
    """Turn a plain visit file and its backups into protected ones, as `db.safety.protection.protect` does.

    What takes the place of the file is not taken for a file that was copied there, unless that was so before.
    """
    stays = False
    # What stands in the way of reading it, protecting says.
    with suppress(UserError), Store.open(path, read_only=True) as plain:
        stays = is_at_home(plain)
    done = protect(path, passphrase, progress=progress)
    if stays:
        # Where this fails, it goes on as a copy of its own, which is always safe.
        with suppress(UserError), Store.open(path, key=done.key) as store:
            make_at_home(store)
    return done
