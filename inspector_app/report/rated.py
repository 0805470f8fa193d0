"""The annex of the internal copy that says who rated what, beside what the team agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.framework.model import Axis
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.report.blocks import Annex, Block, Paragraph, Run, Runs, Table
from inspector_app.report.phrasing import Phrasing

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def ratings_annex(visit: Visit, phrasing: Phrasing) -> Annex:
    """Return a table for each axis: inspectors below each other, criteria side by side, the team's rating last."""
    words = phrasing.words
    blocks: list[Block] = [Paragraph(phrasing.fixed(words.who_rated_intro))]
    blocks += [_matrix(visit, axis, phrasing) for axis in visit.framework.axes]
    return Annex(phrasing.fixed(words.who_rated), tuple(blocks))


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
