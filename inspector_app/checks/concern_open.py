"""A concern stands until the council has answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each concern without a response."""
    for concern in visit.concerns.open_ones():
        reference = visit.cases.get(concern.sampled_case).reference
        yield Problem(
            "concern-open",
            Severity.WARNING,
            _("The concern about case {case}, referred to {referred_to}, has no response yet.").format(
                case=reference, referred_to=concern.referred_to
            ),
            _("Record the response when it comes."),
            _("Case {case}").format(case=reference),
            "concern",
            concern.id,
        )
