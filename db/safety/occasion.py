"""What a backup was made for. It is kept inside the backup, since a file name could be read without its key."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.connection import connect

_SETTING = "backup_for"


class MadeFor(StrEnum):
    """The occasions on which a backup is made."""

    MERGE = "merge"
    RETURN = "return"
    HOUR = "hour"
    CLOSING = "closing"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a backup was made for; before a merge, `author` is the member id of who wrote the hand-over."""

    made_for: MadeFor
    author: str = ""


BY_HAND = Occasion(MadeFor.HAND)


def keep_occasion(connection: Any, occasion: Occasion | None) -> None:
    """Have an open copy of a visit file say what it was made for; None for one that is no backup."""
    connection.execute("DELETE FROM setting WHERE name = ?", (_SETTING,))
    if occasion is not None:
        connection.execute("INSERT INTO setting VALUES (?, ?)", (_SETTING, json.dumps(asdict(occasion))))


def occasion_of(backup: Path, *, key: bytes | None = None) -> Occasion | None:
    """Return what a backup was made for; None where it does not say, or cannot be read."""
    try:
        with closing(connect(backup, key=key, read_only=True).conn) as connection:
            kept = connection.execute("SELECT value FROM setting WHERE name = ?", (_SETTING,)).fetchone()
        facts = json.loads(kept[0]) if kept else None
        return Occasion(MadeFor(facts["made_for"]), str(facts["author"])) if facts else None
    except (dbapi2.Error, ValueError, TypeError, KeyError):  # damaged, or of another version of the program
        return None
