"""A rating of present performance agrees with the balance of what the chapter finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.fieldwork.evidence import AREA, STRENGTH
from inspector_app.texts import in_language
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_OUTWEIGHS = 2  # twice as many speak a clear language


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each criterion whose moderated rating its strengths and areas do not bear out.

    A rating in the upper half of the scale asks for more than half as many strengths as areas, and the best for no
    fewer; in the lower half it is the other way round.
    """
    axis = visit.framework.axes[0]  # the first axis is present performance: what the findings are about
    values = [level.value for level in axis.levels]
    middle = (min(values) + max(values)) / 2
    for criterion in visit.framework.criteria:
        moderation = visit.ratings.moderated(criterion.key, axis.key)
        level = axis.level(moderation.level) if moderation else None
        if moderation is None or level is None:
            continue
        strengths = len(visit.findings.for_criterion(criterion.key, STRENGTH))
        areas = len(visit.findings.for_criterion(criterion.key, AREA))
        claimed, other = (strengths, areas) if level.value > middle else (areas, strengths)
        extreme = level.value in (min(values), max(values))
        if other >= _OUTWEIGHS * max(claimed, 1) or (extreme and other > claimed):
            yield Problem(
                "rating-against-balance",
                Severity.WARNING,
                _("“{level}” stands over {strengths} strengths and {areas} areas for development.").format(
                    level=in_language(level.title, language()), strengths=strengths, areas=areas
                ),
                _("Weigh the rating again, or say in the chapter why it stands."),
                _("Rating, criterion {criterion}").format(criterion=criterion.key),
                "moderation",
                moderation.id,
            )
