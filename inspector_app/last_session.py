"""Whether the program was cut off while a visit was open, and what was saved last then.

The mark of an open visit is a setting of the copy, which is never handed over and holds nothing but times. Every
change is in the file before it is shown as saved, so what a power cut ends is the session and never the work.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.errors import UserError
from db.store import OPENED
from inspector_app.undo.deeds import Deed, deed_in_log

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class CutOff:
    """A session that did not end in order: since when it was open, and what was saved last in it and when.

    Times are aware UTC; `saved` and `saved_at` are None when nothing was saved in it.
    """

    opened_at: datetime
    saved: Deed | None = None
    saved_at: datetime | None = None


def begin_session(visit: Visit) -> CutOff | None:
    """Mark the visit as open; returns the session before this one if that was cut off."""
    cut_off = _cut_off(visit)
    # A file that takes nothing any more can still be read, and says so itself when something is to be saved.
    with suppress(UserError):
        visit.store.set_setting(OPENED, visit.clock().isoformat())
    return cut_off


def end_session(visit: Visit) -> None:
    """Take the mark away, as the visit is closed in order."""
    with suppress(UserError):
        visit.store.set_setting(OPENED, None)


def _cut_off(visit: Visit) -> CutOff | None:
    mark = visit.store.setting(OPENED)
    if mark is None:
        return None
    opened_at = datetime.fromisoformat(str(mark))
    entries = visit.store.last_entries()
    if not entries or entries[-1].at < opened_at:
        return CutOff(opened_at)
    return CutOff(opened_at, deed_in_log(visit, entries), entries[-1].at)
