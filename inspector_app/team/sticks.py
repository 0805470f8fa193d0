"""Noticing hand-overs on sticks and in the folder of the last hand-over, so that nobody has to look for them."""

from __future__ import annotations

import ctypes
import os
import string
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.files import HANDOVER_SUFFIX
from db.handover.stream import Manifest, read_manifest
from db.team.keyring import Keyring, keyring_of

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MOST_NOTICED = 40  # hand-overs of one place, the newest ones
_REMOVABLE = 2  # as Windows numbers the kinds of drives


class Known:
    """What hand-overs held that were read before, so that each is read once, from however slow a stick.

    All are read again once other keys are known here: whoever wrote one may have enrolled or lost a laptop meanwhile.
    """

    def __init__(self) -> None:
        self._keyring: Keyring | None = None
        self._manifests: dict[tuple[str, int, int], Manifest | None] = {}

    def manifest(self, path: Path, keyring: Keyring | None) -> Manifest | None:
        """Return what a file holds, None for one that is gone or cannot be trusted."""
        if keyring != self._keyring:
            self._keyring, self._manifests = keyring, {}
        try:
            state = path.stat()
            key = (str(path), state.st_size, state.st_mtime_ns)
            if key not in self._manifests:
                self._manifests[key] = _read(path, keyring)
            return self._manifests[key]
        except OSError:
            return None  # a stick that is taken out meanwhile


@dataclass(frozen=True, slots=True)
class Noticed:
    """The hand-overs of others for this visit in one place, and those of them that would bring something."""

    place: Path
    paths: tuple[Path, ...]
    new: tuple[Path, ...]


def sticks() -> list[Path]:
    """Return where removable disks are mounted, asked of the system and never of the disks."""
    if sys.platform == "win32":
        drives = [f"{letter}:\\" for letter in string.ascii_uppercase]
        kind_of = ctypes.windll.kernel32.GetDriveTypeW
        return [Path(drive) for drive in drives if kind_of(drive) == _REMOVABLE]
    return sorted(path for folder in _mount_folders() for path in _entries(folder) if _is_mounted(path))


def notice(visit: Visit, places: Sequence[Path], known: Known) -> list[Noticed]:
    """Return the places with hand-overs of others for this visit; `known` is kept from call to call.

    A place that is gone, or a file that cannot be trusted, is passed over: whoever chooses it is told why.
    """
    vector, me, keyring = visit.store.version_vector(), visit.me.id, keyring_of(visit.store)
    found = []
    for place in dict.fromkeys(places):
        mine = []
        for path in _handovers(place):
            manifest = known.manifest(path, keyring)
            if manifest and manifest.inspection == visit.store.inspection and manifest.author != me:
                mine.append(
                    (path, any(seq > vector.get(replica, 0) for replica, seq, _end in manifest.ends()))
                )
        if mine:
            new = tuple(path for path, is_new in mine if is_new)
            found.append(Noticed(place, tuple(path for path, _is_new in mine), new))
    return found


def _is_mounted(path: Path) -> bool:
    """Whether a disk is mounted here; macOS links its own disk beside the sticks."""
    return path.is_mount() and not path.is_symlink()


def _read(path: Path, keyring: Keyring | None) -> Manifest | None:
    try:
        return read_manifest(path, keyring)
    except UserError:
        return None


def _handovers(place: Path) -> list[Path]:
    """Return the newest hand-overs in a place and in its folders, not deeper."""
    folders = [place]
    found: list[tuple[float, Path]] = []
    with suppress(OSError):  # a stick that is taken out meanwhile
        folders += [entry for entry in _entries(place) if entry.is_dir() and not entry.name.startswith(".")]
        found += [
            (path.stat().st_mtime, path)
            for folder in folders
            for path in _entries(folder)
            if path.suffix.lower() == HANDOVER_SUFFIX and path.is_file()
        ]
    return sorted(path for _at, path in sorted(found)[-MOST_NOTICED:])


def _mount_folders() -> Iterator[Path]:
    if sys.platform == "darwin":
        yield Path("/Volumes")
    else:
        yield Path("/media")
        for folder in (Path("/media"), Path("/run/media")):
            yield from _entries(folder)


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        return [Path(entry.path) for entry in entries]
    return []
