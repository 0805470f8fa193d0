"""A recommendation follows from an area for development."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.fieldwork.evidence import AREA
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each recommendation that no area for development leads to."""
    areas = {finding.id for finding in visit.findings.all() if finding.kind == AREA}
    for number, recommendation in enumerate(visit.recommendations.all(), 1):
        if not areas & set(visit.recommendations.findings_behind(recommendation.id)):
            yield Problem(
                "recommendation-without-area",
                Severity.WARNING,
                _("No area for development leads to recommendation {number}.").format(number=number),
                _("Link it to the finding that it answers, or take it out."),
                _("Recommendations"),
                "recommendation",
                recommendation.id,
            )
