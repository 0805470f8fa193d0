"""What one member has before them: the plan of the day, then whatever of theirs is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspector_app.dates import say_when
from inspector_app.fieldwork.agenda import AgendaItem
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.readings import DRAFT, INDIVIDUAL, RETURNED, Reading
from resources.translations import _, counted, language

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
            due = concern.response_due and _("response due {when}").format(
                when=say_when(concern.response_due, language())
            )
            tasks.append(
                Task(
                    "",
                    _("Concern {case}").format(case=reference),
                    due or _("no response yet"),
                    OPEN,
                    "concern",
                    concern.id,
                )
            )
    unsettled = len(visit.store.conflicts())
    if unsettled and me.is_lead:
        title = counted("Settle {count} difference", "Settle {count} differences", unsettled)
        tasks.append(
            Task(
                "",
                title,
                _("two people changed the same thing"),
                OPEN,
                "member",
                me.id,
            )
        )
    return tasks


def next_case(visit: Visit) -> Case | None:
    """Return the case that I would read next: one of mine that is returned, begun, or not started, in this order."""
    mine = {
        reading.sampled_case: reading.state
        for reading in visit.readings.all(reader=visit.me.id, kind=INDIVIDUAL)
    }
    order = {RETURNED: 0, DRAFT: 1, None: 2}
    waiting = [case for case in visit.cases.of_member(visit.me.id) if mine.get(case.id) in order]
    return min(waiting, key=lambda case: (order[mine.get(case.id)], case.reference), default=None)


def _planned(visit: Visit, item: AgendaItem, mine: dict[str, Reading]) -> Task:
    if item.sampled_case:
        return _reading_task(
            visit, item.at_time, visit.cases.get(item.sampled_case), mine.get(item.sampled_case)
        )
    if item.source:
        return Task(item.at_time, item.what, "", OPEN, "source", item.source)
    whole_team = _("whole team") if item.member is None else ""
    return Task(item.at_time, item.what, whole_team, "", "agenda_item", item.id)


def _reading_task(visit: Visit, at: str, case: Case, reading: Reading | None) -> Task:
    title = _("Read {case}").format(case=case.reference)
    if reading is None:
        return Task(at, title, _("not started"), START, "sampled_case", case.id)
    answered, asked = visit.readings.progress(reading.id)
    detail = (
        _("returned with a comment")
        if reading.state == RETURNED
        else _("{answered} of {asked} answered").format(answered=answered, asked=asked)
    )
    verb = GO_ON if reading.state in (DRAFT, RETURNED) else OPEN
    return Task(at, title, detail, verb, "reading", reading.id)
