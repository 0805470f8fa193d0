"""Sets of cases that are counted elsewhere, in words."""

from __future__ import annotations

from datetime import date

from inspector_app.dates import say_date
from inspector_app.fieldwork.case_sets import BACK, PLANNED_ON, READ, READ_ON, SECOND_READING_ON, WAITING
from inspector_app.fieldwork.days import AFTER, BEFORE
from inspector_app.team.last_merge import LAST_MERGE
from resources.translations import N_, _, language

_WORDS = {
    READ: N_("Read"),
    BACK: N_("Returned with a comment"),
    WAITING: N_("Concern open"),
    LAST_MERGE: N_("New or changed in the last merge"),
}
# Of one day, of the days before the fieldwork, and of those after it.
_OF_A_DAY = {
    READ_ON: (N_("Read on {day}"), N_("Read before the fieldwork"), N_("Read after the fieldwork")),
    SECOND_READING_ON: (
        N_("Second reading on {day}"),
        N_("Second reading before the fieldwork"),
        N_("Second reading after the fieldwork"),
    ),
    PLANNED_ON: (
        N_("To read on {day}"),
        N_("To read before the fieldwork"),
        N_("To read after the fieldwork"),
    ),
}


def case_set_words(name: str) -> str:
    """Return a set of cases by its name, such as "read-on 2024-03-12", in words."""
    word, _space, day = name.partition(" ")
    if word in _WORDS:
        return _(_WORDS[word])
    on, before, after = _OF_A_DAY[word]
    if day in (BEFORE, AFTER):
        return _(before if day == BEFORE else after)
    return _(on).format(day=say_date(date.fromisoformat(day), language(), weekday=True, year=False))
