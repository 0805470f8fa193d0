"""Who rated what, beside what the team agreed, as a table for each axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.framework.model import Axis
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.report.blocks import Run, Runs, Table
from inspector_app.report.phrasing import Phrasing

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def rating_tables(visit: Visit, phrasing: Phrasing) -> list[Table]:
    """Return a table for each axis: inspectors below each other, criteria side by side, the team's rating last."""
    return [_matrix(visit, axis, phrasing) for axis in visit.framework.axes]


def level_of(axis: Axis, level: str, phrasing: Phrasing, *, bold: bool = False) -> Runs:
    """Return a level of an axis, or "not enough evidence yet", as the report says it."""
    if level == NOT_ENOUGH:
        return phrasing.fixed(phrasing.words.not_enough, bold=bold)
    known = axis.level(level)
    return phrasing.of_framework(known.title, bold=bold) if known else phrasing.fixed(level)


def _matrix(visit: Visit, axis: Axis, phrasing: Phrasing) -> Table:
    words, criteria = phrasing.words, visit.framework.criteria
    held = {criterion.key: visit.ratings.current(criterion.key, axis.key) for criterion in criteria}
    raters = [
        member for member in visit.members.all() if any(member.id in ratings for ratings in held.values())
    ]
    rows: list[tuple[Runs, ...]] = []
    for member in raters:
        ratings = (held[criterion.key].get(member.id) for criterion in criteria)
        said = (level_of(axis, rating.level, phrasing) if rating else _none(phrasing) for rating in ratings)
        rows.append((phrasing.fixed(member.name), *said))
    agreed = (visit.ratings.moderated(criterion.key, axis.key) for criterion in criteria)
    rows.append(
        (
            phrasing.fixed(words.agreed_by_team, bold=True),
            *(
                level_of(axis, rating.level, phrasing, bold=True) if rating else _none(phrasing)
                for rating in agreed
            ),
        )
    )
    return Table(
        header=(
            phrasing.fixed(words.inspector),
            *((Run(f"({entry.key}) "), *phrasing.of_framework(entry.short)) for entry in criteria),
        ),
        rows=tuple(rows),
        shares=(22, *(78 // len(criteria) for _criterion in criteria)),
        description=words.who_rated,
        caption=phrasing.of_framework(axis.title),
    )


def _none(phrasing: Phrasing) -> Runs:
    return (Run(phrasing.words.not_rated, italic=True),)
