"""Whether a visit file is still the one that it was: a copy or a restored file must not go on in another's history.

Two files that write under one replica id make two histories of it, which nobody can merge. A new id is always safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import environment_errors
from db.safety.restore import RESTORED
from db.store import Store

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
    restored = store.setting(RESTORED)
    if restored is not None:
        # It took its id when it was opened. Where it is says nothing: a disk gives the numbers of its files again.
        make_at_home(store)
        store.set_setting(RESTORED, None)
        return NewCopy(datetime.fromisoformat(restored))
    if is_at_home(store):
        return None
    is_new = store.setting(_HOME) is None
    make_at_home(store)
    if is_new:
        return None
    store.become_new_replica()
    return NewCopy(None)


def is_at_home(store: Store) -> bool:
    """Whether a file is the one that it was when its window was last opened; False for one that never was."""
    return bool(store.setting(_HOME) == _place_of(store.path))


def may_write_history(store: Store) -> bool:
    """Whether a file goes on in a history of its own: neither a backup, nor known as a copy of where its window was open."""
    return bool(store.replica) and (store.setting(_HOME) is None or is_at_home(store))


def make_at_home(store: Store) -> None:
    """Take it that a file is where it belongs."""
    store.set_setting(_HOME, _place_of(store.path))


def _place_of(path: Path) -> str:
    with environment_errors(path):
        found = path.stat()
    return f"{path.resolve()} {found.st_dev} {found.st_ino}"
