"""What can be done with a hand-over that somebody wanted to open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.handover.envelope import is_sealed
from resources.translations import _
from ui.preferences import RecentVisit
from ui.widgets.message import Message, Remedy

_MOST_OFFERED = 3  # visits that it is offered to be brought in to


def handover_offer(
    handover: Path,
    visits: list[RecentVisit],
    *,
    join: Callable[[], object],
    invited: Callable[[], object],
    bring_in: Callable[[Path], object],
) -> Message:
    """Return a message that offers to bring a hand-over in to a visit that is known here, or to join its own.

    Nobody joins a sealed visit from a hand-over, so there `invited` is offered in place of `join`. Raises UserError when
    it is no hand-over, or cannot be read.
    """
    here = [visit for visit in visits if Path(visit.path).is_file()][:_MOST_OFFERED]
    remedies: list[Remedy] = [
        (_bring_in_to(visit), lambda path=Path(visit.path): bring_in(path)) for visit in here
    ]
    if is_sealed(handover):
        sentence = _(
            "{file} is a hand-over of a sealed visit: it brings work in to a copy of somebody in the team. Whoever has no"
            " copy yet joins with an invitation of the lead inspector."
        )
        remedies.append((_("Join with an invitation…"), invited))
    else:
        sentence = _("{file} is a hand-over: it makes your own copy of a visit, or brings work in to one.")
        remedies.insert(0, (_("Join the visit…"), join))
    return Message("accent", sentence.format(file=handover.name), remedies)


def _bring_in_to(visit: RecentVisit) -> str:
    name = Path(visit.path).name
    if visit.is_protected:  # of which the computer knows the file alone
        return _("Bring it in to {name}").format(name=name)
    return _("Bring it in to {council}, {name}").format(council=visit.council, name=name)
