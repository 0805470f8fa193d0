"""What one member has before them: the plan of the day, then whatever of theirs is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspector_app.dates import say_when
from inspector_app.fieldwork.agenda import AgendaItem
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.readings import DRAFT, INDIVIDUAL, RETURNED, Reading

if TYPE_CHECKING:
    from inspector_app.visit import Visit

START = "start"
GO_ON = "go on"
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: `at` is a local time or "", `verb` one of start, go on and open; the record to open."""

    at: str
    title: str
    detail: str
    verb: str
    table: str
    record: str


def my_work(visit: Visit, day: date) -> list[Task]:
    """Return my tasks of a day in order of time, then my open readings, concerns and differences."""
    me = visit.me
    mine = {
        reading.sampled_case: reading
        for reading in visit.readings.all(reader=me.id, kind=INDIVIDUAL)
        if reading.sampled_case
    }
    planned = [_planned(visit, item, mine) for item in visit.agenda.on(day.isoformat(), me.id)]
    in_plan = {task.record for task in planned}
    tasks = planned
    for case in visit.cases.of_member(me.id):
        reading = mine.get(case.id)
        if case.id not in in_plan and (reading is None or reading.state in (DRAFT, RETURNED)):
            tasks.append(_reading_task(visit, "", case, reading))
    for concern in visit.concerns.open_ones():
        if concern.raised_by == me.id or me.is_lead:
            reference = visit.cases.get(concern.sampled_case).reference
            due = concern.response_due and f"response due {say_when(concern.response_due, 'en')}"
            tasks.append(
                Task("", f"Concern {reference}", due or "no response yet", OPEN, "concern", concern.id)
            )
    unsettled = len(visit.store.conflicts())
    if unsettled and me.is_lead:
        words = "1 difference" if unsettled == 1 else f"{unsettled} differences"
        tasks.append(Task("", f"Settle {words}", "two people changed the same thing", OPEN, "member", me.id))
    return tasks


def next_case(visit: Visit) -> Case | None:
    """Return the case that I would read next: one of mine that is returned, begun, or not started, in this order."""
    mine = {
        reading.sampled_case: reading.state
        for reading in visit.readings.all(reader=visit.me.id, kind=INDIVIDUAL)
    }
    return next_of(visit.cases.of_member(visit.me.id), mine)


def next_of(cases: Iterable[Case], states: Mapping[str | None, str]) -> Case | None:
    """Return which of my cases I would read next, by the states of my readings by case."""
    order = {RETURNED: 0, DRAFT: 1, None: 2}
    waiting = [case for case in cases if states.get(case.id) in order]
    return min(waiting, key=lambda case: (order[states.get(case.id)], case.reference), default=None)


def _planned(visit: Visit, item: AgendaItem, mine: dict[str, Reading]) -> Task:
    if item.sampled_case:
        return _reading_task(
            visit, item.at_time, visit.cases.get(item.sampled_case), mine.get(item.sampled_case)
        )
    if item.source:
        return Task(item.at_time, item.what, "", OPEN, "source", item.source)
    whole_team = "whole team" if item.member is None else ""
    return Task(item.at_time, item.what, whole_team, "", "agenda_item", item.id)


def _reading_task(visit: Visit, at: str, case: Case, reading: Reading | None) -> Task:
    title = f"Read {case.reference}"
    if reading is None:
        return Task(at, title, "not started", START, "sampled_case", case.id)
    answered, asked = visit.readings.form_state(reading.id).progress()
    detail = "returned with a comment" if reading.state == RETURNED else f"{answered} of {asked} answered"
    verb = GO_ON if reading.state in (DRAFT, RETURNED) else OPEN
    return Task(at, title, detail, verb, "reading", reading.id)
