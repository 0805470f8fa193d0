"""Each criterion has a moderated rating on each axis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each criterion and axis on which the team has not agreed."""
    for criterion in visit.framework.criteria:
        for axis in visit.framework.axes:
            if visit.ratings.moderated(criterion.key, axis.key) is None:
                yield Problem(
                    "rating-not-moderated",
                    Severity.WARNING,
                    f"Criterion {criterion.key} has no moderated rating for {axis.title['en'].lower()}.",
                    "Agree it on the Ratings page.",
                    f"Criterion {criterion.key}",
                )
