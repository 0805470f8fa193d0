"""What was noticed on a stick, in a sentence."""

from __future__ import annotations

from inspector_app.team.sticks import Noticed
from resources.translations import _, counted, ngettext


def noticed_words(found: Noticed) -> str:
    """Return "3 hand-overs on KINGSTON, 2 of them new"."""
    new = len(found.new)
    return _("{handovers} on {place}, {new}.").format(
        handovers=counted("{count} hand-over", "{count} hand-overs", len(found.paths)),
        place=found.place.name or str(found.place),
        new=ngettext("{count} of them new", "{count} of them new", new).format(count=new),
    )
