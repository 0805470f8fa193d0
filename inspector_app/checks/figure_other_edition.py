"""A figure or table leaves out cases that were read with an edition of the form that does not ask its question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.table_uses import table_uses
from inspector_app.checks.text_tokens import token_uses
from inspector_app.figures.tokens import say
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each use of a figure that leaves such cases out, and of a table that has them as not asked."""
    values = visit.figures.values()
    for use in token_uses(visit):
        value = values.get(use.token.name)
        if value and value.other_edition:
            cases = visit.cases.said(value.other_edition)
            yield use.text.problem(
                "figure-other-edition",
                Severity.WARNING,
                _(
                    "“{figure}” leaves out {cases}, read with an edition of the form that does not ask this."
                ).format(figure=say(value, "of", visit.framework, language()), cases=cases),
                _("Bring the readings to the newest edition and answer it, or say so in the text."),
            )
    for table in table_uses(visit):
        if table.value.other_edition:
            cases = visit.cases.said(table.value.other_edition)
            yield table.text.problem(
                "figure-other-edition",
                Severity.WARNING,
                _(
                    "In the table “{title}” {cases} were not asked, read with an edition of the form that lacks the question."
                ).format(title=table.title, cases=cases),
                _("Bring the readings to the newest edition and answer it, or say so in the text."),
            )
