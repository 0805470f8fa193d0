"""Counts of the work itself, usable in text like figures: interviews held, files read, cases sampled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork import sources
from inspector_app.fieldwork.readings import AGREED, AGREED_READING, READY
from inspector_app.fieldwork.standing import read_by_two

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Count:
    """A count over the visit, with its title in each language."""

    title: dict[str, str]
    count: Callable[[Visit], int]


def cases_read(visit: Visit) -> int:
    """Return how many cases of the sample have a reading that stands."""
    # As `standing_readings` has it, without reading a record: this is counted after every change.
    readings = visit.store.columns("reading", "sampled_case", "kind", "state")
    read = {case for case, kind, state in readings if kind == AGREED_READING or state in (READY, AGREED)}
    return len(read.intersection(case for (case,) in visit.store.columns("sampled_case", "id")))


def _held(visit: Visit, kind: str) -> int:
    return len(visit.sources.all(kind=kind, state=sources.HELD))


COUNTS = {
    "cases_sampled": Count(
        {"en": "Cases in the sample", "cy": "Achosion yn y sampl"}, lambda visit: len(visit.cases.all())
    ),
    "cases_read": Count({"en": "Cases read", "cy": "Achosion a ddarllenwyd"}, cases_read),
    "cases_double_read": Count(
        {"en": "Cases read by two inspectors", "cy": "Achosion a ddarllenwyd gan ddau arolygydd"},
        lambda visit: len(read_by_two(visit)),
    ),
    "interviews_held": Count(
        {"en": "Interviews held", "cy": "Cyfweliadau a gynhaliwyd"},
        lambda visit: len(visit.sources.interviews()),
    ),
    "people_interviewed": Count(
        {"en": "People interviewed", "cy": "Pobl a gyfwelwyd"},
        lambda visit: sum(interview.people for interview in visit.sources.interviews()),
    ),
    "supervision_files_read": Count(
        {"en": "Supervision files read", "cy": "Ffeiliau goruchwylio a ddarllenwyd"},
        lambda visit: _held(visit, sources.SUPERVISION),
    ),
    "documents_read": Count(
        {"en": "Documents read", "cy": "Dogfennau a ddarllenwyd"},
        lambda visit: _held(visit, sources.DOCUMENT),
    ),
    "observations_made": Count(
        {"en": "Observations made", "cy": "Arsylwadau a wnaed"},
        lambda visit: _held(visit, sources.OBSERVATION),
    ),
    "inspectors": Count(
        {"en": "Inspectors in the team", "cy": "Arolygwyr yn y tîm"},
        lambda visit: len(visit.members.active()),
    ),
    "concerns_raised": Count(
        {"en": "Concerns raised", "cy": "Pryderon a godwyd"}, lambda visit: len(visit.concerns.all())
    ),
}
