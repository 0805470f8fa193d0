"""The days of the visit: what was done on each, and what is planned."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from inspector_app.fieldwork.agenda import AgendaItem
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.fieldwork.readings import INDIVIDUAL
from inspector_app.fieldwork.sources import HELD, INTERVIEW, PLANNED

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# The keys of what lies outside the days of fieldwork.
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of fieldwork, or all days before or after it: what was done, and what is planned.

    That is cases read and to read (ids), interviews held and planned, and the plan of the whole team.
    `key` is its ISO date; all days before the fieldwork are one, with the key `BEFORE`, and so are those `AFTER` it.
    `first` and `last` are its dates, of one day the same.
    A case counts as read once: on the day on which a reading of it was first marked as ready. Every other reader's
    reading of it is a second reading on its own day.
    """

    key: str
    first: date
    last: date
    cases_read: frozenset[str]
    second_readings: frozenset[str]
    cases_planned: frozenset[str]
    interviews_held: int
    interviews_planned: int
    team_plan: tuple[AgendaItem, ...]

    @property
    def is_outside(self) -> bool:
        """Whether it lies before or after the fieldwork."""
        return self.key in (BEFORE, AFTER)

    def holds(self, on: date) -> bool:
        """Whether a date is this day, or one of these days."""
        return self.first <= on <= self.last

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done and nothing is planned."""
        return not (
            self.cases_read
            or self.second_readings
            or self.cases_planned
            or self.interviews_held
            or self.interviews_planned
            or self.team_plan
        )


def day_key(details: InspectionDetails, on: str) -> str:
    """Return the key of the day, as `Day` has it, that an ISO date belongs to."""
    return BEFORE if on < details.start_date else AFTER if on > details.end_date else on


def days_of_fieldwork(visit: Visit) -> list[Day]:
    """Return the days of the visit, first to last, and what lies before and after them where there is anything.

    So everything that was done is counted on one of them.
    """
    details = visit.inspection.details()
    sample = visit.cases.references().keys()
    first, second = _read_on(visit, details)
    interviews = Counter(
        (source.state, day_key(details, source.held_on)) for source in visit.sources.all(kind=INTERVIEW)
    )
    agenda: dict[str, list[AgendaItem]] = {}
    for item in sorted(visit.agenda.all(), key=lambda item: (item.on_date, item.at_time)):
        agenda.setdefault(day_key(details, item.on_date), []).append(item)
    fieldwork = details.days()
    spans = [
        (BEFORE, date.min, fieldwork[0] - timedelta(days=1)),
        *((day.isoformat(), day, day) for day in fieldwork),
        (AFTER, fieldwork[-1] + timedelta(days=1), date.max),
    ]
    days = []
    for key, begin, end in spans:
        items = agenda.get(key, [])
        day = Day(
            key=key,
            first=begin,
            last=end,
            cases_read=frozenset(first.get(key, ())) & sample,
            second_readings=frozenset(second.get(key, ())) & sample,
            cases_planned=frozenset(item.sampled_case for item in items if item.sampled_case) & sample,
            interviews_held=interviews[HELD, key],
            interviews_planned=interviews[PLANNED, key],
            team_plan=tuple(item for item in items if item.member is None),
        )
        if not (day.is_outside and day.is_empty):
            days.append(day)
    return days


def _read_on(visit: Visit, details: InspectionDetails) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the cases that were read for the first time, and those that were read again, by the key of a day."""
    ready = visit.readings.first_ready()
    first: dict[str, set[str]] = {}
    second: dict[str, set[str]] = {}
    for case, readings in visit.readings.by_case().items():
        done = sorted(ready[one.id] for one in readings if one.kind == INDIVIDUAL and one.id in ready)
        for place, moment in enumerate(done):
            days = second if place else first
            days.setdefault(day_key(details, _local_day(moment)), set()).add(case)
    return first, second


def _local_day(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()
