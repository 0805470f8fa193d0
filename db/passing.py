"""Names of files that are there only while another file is made, and sweeping away what a killed program left of them.

Such a name begins with a mark of the file that is made. So what is swept is known to be of that file, and to be whole
to nobody: whoever made it was never told that it is there.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path

from db.files import HANDOVER_SUFFIX, VISIT_SUFFIX
from db.values import new_id

# The mark, an id, and what it is; SQLite and the lock add to the name of a visit file.
_NAME = re.compile(
    rf"\.([0-9a-f]{{16}})\.[0-9a-f]{{32}}(?:{re.escape(VISIT_SUFFIX)}(?:\.lock|-journal)?|{re.escape(HANDOVER_SUFFIX)})"
)


def passing_name(path: Path, suffix: str) -> Path:
    """Return a new name beside `path` for what is needed while that is made; what is made may have one itself."""
    passing = _NAME.fullmatch(path.name)
    mark = passing[1] if passing else _mark(path)
    return path.with_name(f".{mark}.{new_id()}{suffix}")


def sweep(path: Path) -> None:
    """Remove what is left of making `path`; the caller holds the right to write it, so nobody else is making it.

    What the system does not let go is left for the next time.
    """
    mark = _mark(path)
    for entry in path.parent.glob(f".{mark}.*"):
        passing = _NAME.fullmatch(entry.name)
        if passing and passing[1] == mark and entry.is_file():
            with suppress(OSError):
                entry.unlink()


def _mark(path: Path) -> str:
    """Return 16 hex digits that tell one name from another, and nobody what it is."""
    return hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
