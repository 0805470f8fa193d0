"""A finding that rests on one kind of source, one inspector, or against the evidence is weak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_SENTENCES = {
    "one-source": "rests on one kind of source",
    "one-inspector": "rests on the evidence of one inspector",
    "contested": "has as much evidence against it as for it",
}


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each finding that is not triangulated."""
    for finding in visit.findings.all():
        sentence = _SENTENCES.get(visit.findings.support(finding.id).verdict)
        if sentence:
            yield Problem(
                "finding-one-sided",
                Severity.WARNING,
                f"The finding “{finding.text}” {sentence}.",
                "Look for evidence of another kind, or say how far it reaches.",
                f"Finding, criterion {finding.criterion}",
                "finding",
                finding.id,
            )
