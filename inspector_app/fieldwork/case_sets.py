"""Sets of cases that are no filter of the case list but are counted elsewhere, by name, so that a count can lead to them.

A name is a word, with a day (ISO date) after it where one is needed, such as "read-on 2024-03-12".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.fieldwork.case_progress import case_states
from inspector_app.fieldwork.days import days_of_fieldwork
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED
from inspector_app.team.last_merge import LAST_MERGE, last_merge

if TYPE_CHECKING:
    from inspector_app.visit import Visit

READ = "read"
BACK = "returned"
WAITING = "open-concerns"
READ_ON = "read-on"
PLANNED_ON = "planned-on"

CASE_SETS = (READ, BACK, WAITING, LAST_MERGE, READ_ON, PLANNED_ON)


def cases_in(visit: Visit, name: str) -> frozenset[str]:
    """Return the ids of the cases in a set; raises KeyError for a name that is none of `CASE_SETS`."""
    word, _space, day = name.partition(" ")
    if word in (READ, BACK):
        wanted = (READY, AGREED) if word == READ else (RETURNED,)
        return frozenset(case for case, state in case_states(visit).items() if state in wanted)
    if word == WAITING:
        return frozenset(concern.sampled_case for concern in visit.concerns.open_ones())
    if word == LAST_MERGE:
        merge = last_merge(visit)
        return merge.cases if merge else frozenset()
    if word not in (READ_ON, PLANNED_ON):
        raise KeyError(name)
    on = [entry for entry in days_of_fieldwork(visit) if entry.day.isoformat() == day]
    return frozenset().union(*(entry.cases_read if word == READ_ON else entry.cases_planned for entry in on))
