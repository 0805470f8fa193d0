"""Every finding stands on evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each finding without a single item of evidence."""
    for finding in visit.findings.all():
        if visit.findings.support(finding.id).verdict == "none":
            yield Problem(
                "finding-without-evidence",
                Severity.ERROR,
                f"Nothing stands behind the finding “{finding.text}”.",
                "Link evidence to it, or take it out.",
                f"Finding, criterion {finding.criterion}",
                "finding",
                finding.id,
            )
