"""The days of the visit: what was done on each, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from inspector_app.fieldwork.agenda import AgendaItem
from inspector_app.fieldwork.readings import READY
from inspector_app.fieldwork.sources import INTERVIEW, PLANNED

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Day:
    """One day of fieldwork: readings finished, interviews held and planned, and the plan of the whole team."""

    day: date
    readings_finished: int
    interviews_held: int
    interviews_planned: int
    cases_planned: int
    team_plan: tuple[AgendaItem, ...]


def days_of_fieldwork(visit: Visit) -> list[Day]:
    """Return the days of the visit, first to last."""
    finished = _finished_on(visit)
    held = [interview.held_on for interview in visit.sources.interviews()]
    planned = [source.held_on for source in visit.sources.all(kind=INTERVIEW, state=PLANNED)]
    agenda = visit.agenda.all()
    days = []
    for day in visit.inspection.details().days():
        on = day.isoformat()
        items = sorted((item for item in agenda if item.on_date == on), key=lambda item: item.at_time)
        days.append(
            Day(
                day=day,
                readings_finished=finished.count(on),
                interviews_held=held.count(on),
                interviews_planned=planned.count(on),
                cases_planned=sum(1 for item in items if item.sampled_case),
                team_plan=tuple(item for item in items if item.member is None),
            )
        )
    return days


def _finished_on(visit: Visit) -> list[str]:
    """Return for each reading of a case that was ever ready the local day (ISO) on which it first was."""
    days = []
    for reading in visit.readings.all():
        ready = [entry.at for entry in visit.store.history(reading.id, "state") if entry.value == READY]
        if reading.sampled_case and ready:
            days.append(_local_day(ready[0]))
    return days


def _local_day(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()
