"""A concern stands until the council has answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each concern without a response."""
    for concern in visit.concerns.open_ones():
        reference = visit.cases.get(concern.sampled_case).reference
        yield Problem(
            "concern-open",
            Severity.WARNING,
            f"The concern about case {reference}, referred to {concern.referred_to}, has no response yet.",
            "Record the response when it comes.",
            f"Case {reference}",
            "concern",
            concern.id,
        )
