"""That the program was cut off, in words that say what was saved."""

from __future__ import annotations

from inspector_app.last_session import CutOff
from inspector_app.undo.words import deed_words
from inspector_app.visit import Visit
from resources.translations import _
from ui.wording import day_words


def cut_off_words(visit: Visit, cut_off: CutOff) -> str:
    """Return the sentence for a session that did not end in order."""
    at = (cut_off.saved_at or cut_off.opened_at).astimezone()
    day = day_words(at.date(), visit.today())
    if cut_off.saved is None:
        return _("The program was cut off on {day}, before anything was changed. Nothing is lost.").format(
            day=day
        )
    return _(
        "The program was cut off on {day}. The last thing that was saved: {deed}, at {time}. Nothing is lost."
    ).format(day=day, deed=deed_words(visit, cut_off.saved), time=f"{at:%H:%M:%S}")
