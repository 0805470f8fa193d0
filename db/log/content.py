"""What a record holds as a file: in parts, in the log alone, and read only when it is what its hash says.

The typed table has its facts, `size`, `parts` and `sha256`, so that reading records never touches content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from db.errors import UserError
from db.schema import CONTENT_FIELD
from db.values import Row, Value
from resources.translations import _

PART = 1 << 20


def facts_of(content: bytes) -> dict[str, Value]:
    """Return the columns by which a table of files knows a content again."""
    return {"size": len(content), "parts": -(-len(content) // PART), "sha256": _hash(content)}


def parts_of(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a content in parts, each with the field that holds it: "content/1", "content/2" and so on."""
    starts = range(0, len(content), PART)
    for field, start in zip(_fields(len(starts)), starts, strict=True):
        yield field, content[start : start + PART]


def read_content(connection: Any, row: Row) -> bytes:
    """Return the content of a record of a table of files, given its row.

    Raises UserError when a part is missing, or the whole is not what was once put in.
    """
    found = dict(
        connection.execute(
            "SELECT field, value FROM change WHERE record = ? AND substr(field, 1, ?) = ?",
            (row["id"], len(CONTENT_FIELD), CONTENT_FIELD),
        ).fetchall()
    )
    number = int(row["parts"] or 0)
    held: list[bytes] = []
    for field in _fields(number):
        part = found.get(field)
        if not isinstance(part, bytes):
            break  # at the first that is missing: a forger may have written any number
        held.append(part)
    if len(held) < number:
        raise _damaged(
            row,
            _("The file is damaged in this copy of the visit: part {part} of {parts} is missing.").format(
                part=len(held) + 1, parts=number
            ),
        )
    content = b"".join(held)
    if len(content) != row["size"] or _hash(content) != row["sha256"]:
        raise _damaged(
            row, _("The file is damaged in this copy of the visit: what is there is not what was attached.")
        )
    return content


def _fields(number: int) -> Iterator[str]:
    return (f"{CONTENT_FIELD}{part}" for part in range(1, number + 1))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _damaged(row: Row, what: str) -> UserError:
    return UserError(
        "damaged-content",
        what,
        _("Look for it in the newest backup, or in the copy of the person who attached it."),
        where=str(row.get("name") or row["id"]),
    )
