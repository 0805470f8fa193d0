"""Whether a visit file is still the one that it was: a copy or a restored file must not go on in another's history.

Two files that write under one replica id make two histories of it, which nobody can merge. A new id is always safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.restore import RESTORED

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_HOME = "home"  # the setting of a copy that says which file of which disk it is


@dataclass(frozen=True, slots=True)
class NewCopy:
    """A file that has become a copy of its own; `restored_from` is when (aware UTC) the backup was made, if it was one."""

    restored_from: datetime | None


def settle_in(visit: Visit) -> NewCopy | None:
    """Give a file that was copied, moved or restored an id of its own; returns what it is then, None for the same file."""
    store = visit.store
    found = store.path.stat()
    home = f"{store.path.resolve()} {found.st_dev} {found.st_ino}"
    known, restored = store.setting(_HOME), store.setting(RESTORED)
    if known == home:
        return None
    store.set_setting(_HOME, home)
    if known is None and restored is None:
        return None
    if restored is None:
        store.become_new_replica()
    else:
        store.set_setting(RESTORED, None)  # it took its id when it was opened
    return NewCopy(datetime.fromisoformat(restored) if restored else None)
