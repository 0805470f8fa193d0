"""The scope window must end before the fieldwork does, and not before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for a scope that ends after the fieldwork, or before it begins itself."""
    details = visit.inspection.details()
    if details.scope_to and details.scope_to > details.end_date:
        yield Problem(
            "scope-window",
            Severity.ERROR,
            _("The scope ends on {scope_to}, after the fieldwork ended on {end_date}.").format(
                scope_to=details.scope_to, end_date=details.end_date
            ),
            _("Correct the dates in the inspection details."),
            _("Inspection details"),
            "inspection",
            visit.inspection.id,
        )
    if details.scope_from and details.scope_to and details.scope_from > details.scope_to:
        yield Problem(
            "scope-window",
            Severity.ERROR,
            _("The scope begins on {scope_from} and ends before that, on {scope_to}.").format(
                scope_from=details.scope_from, scope_to=details.scope_to
            ),
            _("Correct the dates in the inspection details."),
            _("Inspection details"),
            "inspection",
            visit.inspection.id,
        )
