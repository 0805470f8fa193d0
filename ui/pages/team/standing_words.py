"""How a member stands in a sealed visit, and their laptop, in words."""

from __future__ import annotations

from datetime import date, datetime

from db.team.statements import LEFT, LOST, WITHDRAWN
from inspector_app.team.enrolment import ENROLLED, INVITED, NOT_INVITED, OPENED_TWICE, Standing
from resources.translations import N_, _
from ui.wording import day_words

_WORDS = {
    NOT_INVITED: N_("Not invited yet"),
    INVITED: N_("Invited on {day}"),
    ENROLLED: N_("Joined on {day}"),
    OPENED_TWICE: N_("Invitation opened on two laptops"),
    LOST: N_("Laptop lost on {day}"),
    LEFT: N_("Left the team on {day}"),
    WITHDRAWN: N_("Invitation withdrawn on {day}"),
}
_TROUBLING = frozenset({OPENED_TWICE, LOST})


def standing_words(standing: Standing, today: date) -> str:
    """Return a line such as "Joined on Tue 12 March"."""
    if standing.forged:
        return _("There is an invitation that the lead did not make. It counts for nothing.")
    day = day_words(standing.since.astimezone().date(), today) if standing.since else ""
    # "replaced" is never the last word on anybody, since another invitation replaced it.
    return _(_WORDS[standing.state]).format(day=day)


def standing_tone(standing: Standing) -> str:
    """Return the role of the colour of that line."""
    return "danger" if standing.forged or standing.state in _TROUBLING else "ink_2"


def verified_then(lost: datetime, today: date) -> str:
    """Return what holds of a hand-over whose signature was right, and whose laptop was reported lost since."""
    day = day_words(lost.astimezone().date(), today)
    return _("Verified then; this laptop was reported lost on {day}").format(day=day)
