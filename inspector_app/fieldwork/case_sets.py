"""Sets of cases that are no filter of the case list but are counted elsewhere, by name, so that a count can lead to them.

A name is a word, with the key of a day after it where one is needed, such as "read-on 2024-03-12" or "read-on after".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from inspector_app.fieldwork.case_progress import case_states
from inspector_app.fieldwork.days import AFTER, BEFORE, Day, day_key, days_of_fieldwork
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED
from inspector_app.team.last_merge import LAST_MERGE, last_merge

if TYPE_CHECKING:
    from inspector_app.visit import Visit

READ = "read"
BACK = "returned"
WAITING = "open-concerns"
READ_ON = "read-on"
SECOND_READING_ON = "second-reading-on"
PLANNED_ON = "planned-on"

CASE_SETS = (READ, BACK, WAITING, LAST_MERGE, READ_ON, SECOND_READING_ON, PLANNED_ON)

_OF_A_DAY: dict[str, Callable[[Day], frozenset[str]]] = {
    READ_ON: lambda day: day.cases_read,
    SECOND_READING_ON: lambda day: day.second_readings,
    PLANNED_ON: lambda day: day.cases_planned,
}


def name_now(visit: Visit, name: str) -> str:
    """Return the name of a set as the days of fieldwork stand now.

    Where they were moved since somebody was led there, a day may have come to lie before or after all of them.
    """
    word, _space, day = name.partition(" ")
    if word not in _OF_A_DAY or day in (BEFORE, AFTER):
        return name
    return f"{word} {day_key(visit.inspection.details(), day)}"


def cases_in(visit: Visit, name: str) -> frozenset[str]:
    """Return the ids of the cases in a set; raises KeyError for a name that is none of `CASE_SETS`."""
    word, _space, day = name_now(visit, name).partition(" ")
    if word in (READ, BACK):
        wanted = (READY, AGREED) if word == READ else (RETURNED,)
        return frozenset(case for case, state in case_states(visit).items() if state in wanted)
    if word == WAITING:
        return frozenset(concern.sampled_case for concern in visit.concerns.open_ones())
    if word == LAST_MERGE:
        merge = last_merge(visit)
        return merge.cases if merge else frozenset()
    of = _OF_A_DAY[word]
    return frozenset().union(*(of(entry) for entry in days_of_fieldwork(visit) if entry.key == day))
