"""What was noticed on a stick, in a sentence."""

from __future__ import annotations

from inspector_app.team.sticks import Noticed
from resources.translations import _, counted, ngettext


def noticed_words(found: Noticed) -> str:
    """Return "3 hand-overs on KINGSTON, 2 of them new.", or "2 new hand-overs on KINGSTON." where all are."""
    new, place = len(found.new), found.place.name or str(found.place)
    if new == len(found.paths):
        told = ngettext("{count} new hand-over on {place}.", "{count} new hand-overs on {place}.", new)
        return told.format(count=new, place=place)
    return _("{handovers} on {place}, {new}.").format(
        handovers=counted("{count} hand-over", "{count} hand-overs", len(found.paths)),
        place=place,
        new=ngettext("{count} of them new", "{count} of them new", new).format(count=new),
    )
