"""What one member has before them: the plan of the day, then whatever of theirs is still open; of the lead, what others wait for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from inspector_app.dates import say_date
from inspector_app.fieldwork.agenda import AgendaItem
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.concerns import Concern
from inspector_app.fieldwork.readings import DRAFT, INDIVIDUAL, RETURNED, Reading
from resources.translations import _, counted, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

START = "start"
GO_ON = "go on"
OPEN = "open"

_LAST = "24:00"  # after everything that has a time
DIFFERENCE = "difference"  # the table of a task that stands for all differences to settle
# Those of what the lead does before others can begin.
BRING_CASES, ALLOCATE, INVITE = "bring cases", "allocate", "invite"

# The reading that I would go on with first: one that came back, one that I began, one that waits.
_ORDER = {RETURNED: 0, DRAFT: 1, None: 2}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, in words: `at` is a local time or "", `verb` one of start, go on and open, or "".

    `record` of `table` is what to open; `case` is the reference of a case that is to be read.
    """

    at: str
    title: str
    detail: str
    verb: str
    table: str
    record: str
    case: str = ""

    @property
    def is_reading(self) -> bool:
        """Whether a case is to be read that is not finished."""
        return bool(self.case) and self.verb in (START, GO_ON)


def my_work(visit: Visit, day: date) -> list[Task]:
    """Return my tasks of a day: what has a time in its order, then my open readings, concerns and differences."""
    me = visit.me
    desk = _Desk.of(visit)
    agenda = visit.agenda.on(day.isoformat(), me.id)
    tasks = [_planned(item, desk) for item in agenda]
    if me.is_lead:
        tasks += _before_others_begin(visit, desk)
    in_plan = {item.sampled_case for item in agenda}
    tasks += [_reading_task("", case, desk) for case in desk.waiting() if case not in in_plan]
    for concern in visit.concerns.open_ones():
        if (concern.raised_by == me.id or me.is_lead) and concern.sampled_case in desk.references:
            tasks.append(_concern_task(concern, desk.references[concern.sampled_case], day))
    unsettled = visit.store.conflict_count()
    if unsettled and me.is_lead:
        title = counted("Settle {count} difference", "Settle {count} differences", unsettled)
        detail = _("two people changed the same thing")
        tasks.append(Task("", title, detail, OPEN, DIFFERENCE, ""))
    return sorted(tasks, key=lambda task: task.at or _LAST)


def reading_detail(visit: Visit, task: Task) -> str:
    """Return how far the reading of a task has come, in words; of any other task what it says itself."""
    if task.detail or task.table != "reading":
        return task.detail
    answered, asked = visit.readings.counts.of(task.record)
    return _("{answered} of {asked} answered").format(answered=answered, asked=asked)


def next_case(visit: Visit) -> Case | None:
    """Return the case that I would read next: planned for today, else returned, begun, or not started."""
    waiting = _Desk.of(visit).waiting()
    planned = [item.sampled_case for item in visit.agenda.on(visit.today().isoformat(), visit.me.id)]
    first = next((case for case in [*planned, *waiting] if case in waiting), None)
    return visit.cases.get(first) if first else None


@dataclass(frozen=True, slots=True)
class _Desk:
    """My cases and how far I am with them, by case: references of the whole sample, and my readings."""

    references: dict[str, str]
    allocated: set[str]
    readings: dict[str, Reading]

    @classmethod
    def of(cls, visit: Visit) -> Self:
        me = visit.me.id
        own = visit.readings.all(reader=me, kind=INDIVIDUAL)
        return cls(
            references=visit.cases.references(),
            allocated={allocation.sampled_case for allocation in visit.cases.allocated_to(me)},
            readings={reading.sampled_case: reading for reading in own if reading.sampled_case},
        )

    def waiting(self) -> list[str]:
        """Return those of my cases that are not read yet, in the order in which I would read them."""
        places = {}
        for case in self.allocated & self.references.keys():
            reading = self.readings.get(case)
            state = reading.state if reading else None
            if state in _ORDER:
                places[case] = (_ORDER[state], self.references[case])
        return sorted(places, key=places.__getitem__)


def _before_others_begin(visit: Visit, desk: _Desk) -> list[Task]:
    """Return what the lead is to see to: a sample without cases, cases of nobody's, a team of one."""
    tasks = []
    if not desk.references:
        tasks.append(
            Task("", _("Bring in the case list"), _("there are no cases yet"), OPEN, BRING_CASES, "")
        )
    unallocated = desk.references.keys() - visit.cases.allocations().keys()
    if unallocated:  # a case can be read by somebody whom nobody told to
        unallocated -= visit.readings.by_case().keys()
    if unallocated:
        title = counted("Allocate {count} case", "Allocate {count} cases", len(unallocated))
        tasks.append(Task("", title, _("nobody is to read them yet"), OPEN, ALLOCATE, ""))
    if len(visit.members.active()) == 1:
        tasks.append(Task("", _("Invite the team"), _("nobody else is in the visit yet"), OPEN, INVITE, ""))
    return tasks


def _planned(item: AgendaItem, desk: _Desk) -> Task:
    if item.sampled_case in desk.references:
        return _reading_task(item.at_time, item.sampled_case, desk)
    if item.source:
        return Task(item.at_time, item.words, "", OPEN, "source", item.source)
    whole_team = _("whole team") if item.member is None else ""
    return Task(item.at_time, item.words, whole_team, "", "agenda_item", item.id)


def _reading_task(at: str, case: str, desk: _Desk) -> Task:
    reference, reading = desk.references[case], desk.readings.get(case)
    title = _("Read {case}").format(case=reference)
    if reading is None:
        return Task(at, title, _("not started"), START, "sampled_case", case, reference)
    # How much of it is answered takes the whole form to say, and waits until somebody looks at the task.
    detail = _("returned with a comment") if reading.state == RETURNED else ""
    verb = GO_ON if reading.state in (DRAFT, RETURNED) else OPEN
    return Task(at, title, detail, verb, "reading", reading.id, reference)


def _concern_task(concern: Concern, case: str, day: date) -> Task:
    title = _("Concern {case}").format(case=case)
    at, detail = "", _("no response yet")
    due = _moment(concern.response_due)
    if due and due.tzinfo and due.astimezone().date() == day:
        at, detail = f"{due.astimezone():%H:%M}", _("response is due")
    elif due:
        when = say_date(due.date(), language(), weekday=True, year=False)
        detail = _("response due {when}").format(when=when)
    return Task(at, title, detail, OPEN, "concern", concern.id)


def _moment(text: str) -> datetime | None:
    """Return an ISO date or time, None for anything else that was written."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
