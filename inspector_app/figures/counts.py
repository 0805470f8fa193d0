"""Counts of the work itself, usable in text like figures: interviews held, files read, cases sampled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork import sources
from inspector_app.fieldwork.standing import read_by_two, standing_readings

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Count:
    """A count over the visit, with its title in each language."""

    title: dict[str, str]
    count: Callable[[Visit], int]


def cases_that_count(visit: Visit) -> int:
    """Return how many cases of the sample have a reading that stands: those over which figures count.

    A case whose second reader has not finished is among them, while the case list, which says what is left to do,
    has it as still in progress (`count_read`).
    """
    return sum(bool(readings) for readings in standing_readings(visit).values())


def _held(visit: Visit, kind: str) -> int:
    return len(visit.sources.all(kind=kind, state=sources.HELD))


COUNTS = {
    "cases_sampled": Count(
        {"en": "Cases in the sample", "cy": "Achosion yn y sampl"}, lambda visit: len(visit.cases.all())
    ),
    "cases_read": Count(
        {
            "en": "Cases read by at least one inspector",
            "cy": "Achosion a ddarllenwyd gan o leiaf un arolygydd",
        },
        cases_that_count,
    ),
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
