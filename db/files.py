"""Writing a file so that it is there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from db.errors import os_error
from db.values import new_id


def write_then_move(path: Path, write: Callable[[Path], object]) -> None:
    """Have `write` fill a temporary file in the folder of `path`, force it to the disk, then move it into place.

    Whatever fails, `path` is as it was and the temporary file is gone. Raises UserError when the system refuses.
    """
    temporary = path.with_name(f".{new_id()}.part")
    try:
        write(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise os_error(error, path) from error
    finally:
        if temporary.exists():
            temporary.unlink()
