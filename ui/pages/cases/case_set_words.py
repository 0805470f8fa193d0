"""Sets of cases that are counted elsewhere, in words."""

from __future__ import annotations

from datetime import date

from inspector_app.dates import say_date
from inspector_app.fieldwork.case_sets import BACK, PLANNED_ON, READ, READ_ON, WAITING
from inspector_app.team.last_merge import LAST_MERGE
from resources.translations import N_, _, language

_WORDS = {
    READ: N_("Read"),
    BACK: N_("Returned with a comment"),
    WAITING: N_("Concern open"),
    LAST_MERGE: N_("New or changed in the last merge"),
    READ_ON: N_("Read on {day}"),
    PLANNED_ON: N_("To read on {day}"),
}


def case_set_words(name: str) -> str:
    """Return a set of cases by its name, such as "read-on 2024-03-12", in words."""
    word, _space, day = name.partition(" ")
    said = say_date(date.fromisoformat(day), language(), weekday=True, year=False) if day else ""
    return _(_WORDS[word]).format(day=said)
