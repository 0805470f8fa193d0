"""Every finding stands on evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each finding without a single item of evidence."""
    for finding in visit.findings.all():
        if visit.findings.support(finding.id).verdict == "none":
            yield Problem(
                "finding-without-evidence",
                Severity.ERROR,
                _("Nothing stands behind the finding “{finding}”.").format(finding=finding.text),
                _("Link evidence to it, or take it out."),
                _("Finding, criterion {criterion}").format(criterion=finding.criterion),
                "finding",
                finding.id,
            )
