"""One writer a file: a lock file beside the visit file, held by the process that may write."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import UserError
from resources.translations import _

_held: dict[Path, tuple[FileLock, int]] = {}
_guard = threading.Lock()


def acquire(path: Path) -> None:
    """Take the right to write `path` for this process; connections of one process share it.

    Raises UserError when another process holds it, and OSError where no lock file can be made.
    """
    place = path.resolve()
    with _guard:
        if place in _held:
            lock, holders = _held[place]
            _held[place] = (lock, holders + 1)
            return
        lock = FileLock(place.with_name(f"{place.name}.lock"), timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise in_use(path) from error
        _held[place] = (lock, 1)


def release(path: Path) -> None:
    """Give back what `acquire` took; the last of the process lets others write."""
    place = path.resolve()
    with _guard:
        lock, holders = _held[place]
        if holders > 1:
            _held[place] = (lock, holders - 1)
            return
        del _held[place]
        # Removed while it is held, so that nobody locks a file without a name; Windows lets it stay.
        with suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def holders(path: Path) -> int:
    """Return how many connections of this process hold the right to write `path`."""
    with _guard:
        return _held[path.resolve()][1] if path.resolve() in _held else 0


def in_use(path: Path) -> UserError:
    """Return the error that somebody else works in the file."""
    return UserError(
        "file-in-use",
        _("The visit is open in another window or program."),
        _("Work there, or close it there first."),
        where=path.name,
    )
