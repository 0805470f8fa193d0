"""A finding that rests on one kind of source, one inspector, or against the evidence is weak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from resources.translations import N_, _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_SENTENCES = {
    "one-source": N_("The finding “{finding}” rests on one kind of source."),
    "one-inspector": N_("The finding “{finding}” rests on the evidence of one inspector."),
    "contested": N_("The finding “{finding}” has as much evidence against it as for it."),
}


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each finding that is not triangulated."""
    for finding in visit.findings.all():
        sentence = _SENTENCES.get(visit.findings.support(finding.id).verdict)
        if sentence:
            yield Problem(
                "finding-one-sided",
                Severity.WARNING,
                _(sentence).format(finding=finding.text),
                _("Look for evidence of another kind, or say how far it reaches."),
                _("Finding, criterion {criterion}").format(criterion=finding.criterion),
                "finding",
                finding.id,
            )
