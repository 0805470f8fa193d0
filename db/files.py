"""Writing a file so that it is there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db.errors import UserError, os_error
from db.values import new_id

VISIT_SUFFIX = ".inspection"


def write_then_move(path: Path, write: Callable[[Path], object]) -> None:
    """Have `write` fill a temporary file in the folder of `path`, force it to the disk, then move it into place.

    Whatever fails, `path` is as it was and the temporary file is gone. Raises UserError when the system refuses,
    or when a visit file would be written over.
    """
    if path.suffix == VISIT_SUFFIX and path.exists():
        raise UserError(
            "file-exists",
            "A visit file of that name is there; nothing is written over it.",
            "Choose another name.",
            where=path.name,
        )
    temporary = path.with_name(f".{new_id()}.part")
    try:
        write(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise os_error(error, path) from error
    finally:
        if temporary.exists():
            temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk where the system can; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network folders refuse this; the file itself has been forced already.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
