"""An area for development leads to something: a recommendation answers it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.fieldwork.evidence import AREA
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each area for development that no recommendation answers."""
    answered = {
        finding
        for recommendation in visit.recommendations.all()
        for finding in visit.recommendations.findings_behind(recommendation.id)
    }
    for finding in visit.findings.all():
        if finding.kind == AREA and finding.id not in answered:
            yield Problem(
                "area-without-consequence",
                Severity.WARNING,
                _("No recommendation answers “{finding}”.").format(finding=finding.text),
                _("Link it to a recommendation, or write one."),
                _("Finding, criterion {criterion}").format(criterion=finding.criterion),
                "finding",
                finding.id,
            )
