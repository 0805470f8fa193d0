"""The days of the visit: what was done on each, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from inspector_app.fieldwork.agenda import AgendaItem
from inspector_app.fieldwork.sources import HELD, INTERVIEW, PLANNED

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Day:
    """One day of fieldwork: cases read and to read (ids), interviews held and planned, and the plan of the whole team.

    A case counts as read on the day on which a reading of it was first marked as ready.
    """

    day: date
    cases_read: frozenset[str]
    cases_planned: frozenset[str]
    interviews_held: int
    interviews_planned: int
    team_plan: tuple[AgendaItem, ...]


def days_of_fieldwork(visit: Visit) -> list[Day]:
    """Return the days of the visit, first to last."""
    sample = visit.cases.references().keys()
    read = _read_on(visit)
    interviews = visit.sources.all(kind=INTERVIEW)
    held = [source.held_on for source in interviews if source.state == HELD]
    planned = [source.held_on for source in interviews if source.state == PLANNED]
    agenda = visit.agenda.all()
    days = []
    for day in visit.inspection.details().days():
        on = day.isoformat()
        items = sorted((item for item in agenda if item.on_date == on), key=lambda item: item.at_time)
        days.append(
            Day(
                day=day,
                cases_read=frozenset(read.get(on, ())) & sample,
                cases_planned=frozenset(item.sampled_case for item in items if item.sampled_case) & sample,
                interviews_held=held.count(on),
                interviews_planned=planned.count(on),
                team_plan=tuple(item for item in items if item.member is None),
            )
        )
    return days


def _read_on(visit: Visit) -> dict[str, set[str]]:
    """Return the cases that were read on each local day (ISO)."""
    ready = visit.readings.first_ready()
    read: dict[str, set[str]] = {}
    for reading in visit.readings.all():
        if reading.id in ready and reading.sampled_case:
            read.setdefault(_local_day(ready[reading.id]), set()).add(reading.sampled_case)
    return read


def _local_day(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()
