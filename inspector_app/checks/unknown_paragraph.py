"""A reference in the text must lead to a paragraph that is still there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.text_tokens import token_uses
from inspector_app.report.build import paragraph_numbers
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each reference to a paragraph or recommendation that is not printed any more."""
    numbers = paragraph_numbers(visit)
    for use in token_uses(visit):
        if use.token.record and use.token.record not in numbers:
            yield use.text.problem(
                "unknown-paragraph",
                Severity.ERROR,
                _("The text refers to a paragraph that was taken out."),
                _("Take the reference out, or let it lead to another paragraph."),
            )
