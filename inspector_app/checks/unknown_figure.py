"""A token in the text must name a figure that exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.text_tokens import token_uses
from inspector_app.figures.counts import COUNTS
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each token whose figure is not there."""
    known = {figure.name for figure in visit.figures.all()} | set(COUNTS)
    for use in token_uses(visit):
        if use.token.name not in known and use.token.is_figure:
            yield use.text.problem(
                "unknown-figure",
                Severity.ERROR,
                _("The text uses the figure {figure}, and there is none of that name.").format(
                    figure=use.token
                ),
                _("Correct the name, or make the figure."),
            )
