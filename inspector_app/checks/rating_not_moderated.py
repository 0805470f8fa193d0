"""Each criterion has a moderated rating on each axis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.texts import in_language
from resources.translations import _, language

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
                    _("Criterion {criterion} has no moderated rating for {axis}.").format(
                        criterion=criterion.key, axis=in_language(axis.title, language()).lower()
                    ),
                    _("Agree it on the Ratings page."),
                    _("Criterion {criterion}").format(criterion=criterion.key),
                )
