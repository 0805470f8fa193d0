"""When and where one's work was handed over last, and what one has done since: the next hand-over is one click away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.handover.stream import Manifest

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# The settings of this copy: when, the folder, and up to which of its own changes.
_AT = "handed_over"
_FOLDER = "handed_over_to"
_REACHED = "handed_over_upto"


@dataclass(frozen=True, slots=True)
class NewSince:
    """How many records of each table were made and changed on this copy since it was last handed over."""

    created: dict[str, int]
    changed: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done since."""
        return not self.created and not self.changed


def remember_hand_over(visit: Visit, target: Path, manifest: Manifest) -> None:
    """Keep that the work was handed over as the file `target`, which holds what the manifest says."""
    store = visit.store
    # Not up to the present: somebody may have gone on while the file was written and read back.
    reached, _hash = manifest.vector.get(str(store.replica), ["0", ""])
    store.set_setting(_AT, manifest.written_at)
    store.set_setting(_FOLDER, str(target.resolve().parent))
    store.set_setting(_REACHED, f"{store.replica} {reached}")


def last_handed_over(visit: Visit) -> datetime | None:
    """Return when (aware) a hand-over was last written from this copy, None when it never was."""
    at = visit.store.setting(_AT)
    return datetime.fromisoformat(at) if at else None


def last_folder(visit: Visit) -> Path | None:
    """Return the folder that the work was handed over to last, there now or not; None when it never was."""
    folder = visit.store.setting(_FOLDER)
    return Path(folder) if folder else None


def new_since(visit: Visit) -> NewSince:
    """Return what was done on this copy since it was last handed over; all of its work when it never was."""
    store = visit.store
    replica, _blank, reached = str(store.setting(_REACHED) or "").partition(" ")
    known = int(reached) if replica == str(store.replica) else 0
    last = store.version_vector().get(store.replica, 0)
    touched = store.brought_in([(store.replica, known + 1, last)]) if last > known else []
    return NewSince(
        dict(Counter(table for table, _record, made in touched if made)),
        dict(Counter(table for table, _record, made in touched if not made)),
    )
