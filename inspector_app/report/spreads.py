"""How the inspectors' ratings spread over the levels of each axis, beside what the team agreed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector_app.framework.model import Axis, Criterion
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.report.blocks import Run, Runs, Spread, SpreadRow, plain
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.rated import level_of

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def rating_spreads(visit: Visit, phrasing: Phrasing) -> list[Spread]:
    """Return a spread for each axis on which anybody has rated, the lowest level first."""
    made = (_spread(visit, axis, phrasing) for axis in visit.framework.axes)
    return [spread for spread in made if any(any(row.counts) for row in spread.rows)]


def _spread(visit: Visit, axis: Axis, phrasing: Phrasing) -> Spread:
    words = phrasing.words
    criteria = visit.framework.criteria
    held = [_held(visit, criterion, axis) for criterion in criteria]
    agreed = [_agreed(visit, criterion, axis) for criterion in criteria]
    levels = _levels(axis, {*agreed, *(level for counts in held for level in counts)})
    steps = tuple(level_of(axis, level, phrasing) for level in levels)
    rows = tuple(
        SpreadRow(
            (Run(f"({criterion.key}) "), *phrasing.of_framework(criterion.short)),
            tuple(counts[level] for level in levels),
            levels.index(level) if level else None,
        )
        for criterion, counts, level in zip(criteria, held, agreed, strict=True)
    )
    caption = phrasing.fixed(words.spread.format(axis=plain(phrasing.of_framework(axis.title))))
    said = "; ".join(_said(row, steps, phrasing) for row in rows)
    return Spread(
        steps,
        rows,
        caption,
        words.spread_says.format(title=plain(caption), rows=said),
        phrasing.fixed(words.one_rating),
        phrasing.fixed(words.agreed_by_team),
    )


def _held(visit: Visit, criterion: Criterion, axis: Axis) -> Counter[str]:
    return Counter(rating.level for rating in visit.ratings.current(criterion.key, axis.key).values())


def _agreed(visit: Visit, criterion: Criterion, axis: Axis) -> str:
    moderated = visit.ratings.moderated(criterion.key, axis.key)
    return moderated.level if moderated else ""


def _levels(axis: Axis, used: set[str]) -> list[str]:
    """Return the levels of the axis from the lowest, after "not enough evidence yet" where anybody says so.

    A level that the framework no longer has stands before them.
    """
    known = [level.key for level in sorted(axis.levels, key=lambda level: level.value)]
    others = sorted(used - {*known, NOT_ENOUGH, ""})
    return [*others, *([NOT_ENOUGH] if NOT_ENOUGH in used else []), *known]


def _said(row: SpreadRow, steps: tuple[Runs, ...], phrasing: Phrasing) -> str:
    words = phrasing.words
    counts = [
        words.spread_step_says.format(level=plain(step), count=count)
        for step, count in zip(steps, row.counts, strict=True)
        if count
    ]
    return words.spread_row_says.format(
        label=plain(row.label),
        steps=", ".join(counts) or words.not_rated,
        agreed=plain(steps[row.agreed]) if row.agreed is not None else words.not_moderated,
    )
