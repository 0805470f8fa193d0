"""A figure or a table must not rest on a double reading whose readers would count differently."""

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
    """Yield a problem for each use of a figure, and of a table, that counts unsettled cases."""
    values = visit.figures.values()
    for use in token_uses(visit):
        value = values.get(use.token.name)
        if value and value.unsettled:
            cases = visit.cases.said(value.unsettled)
            yield use.text.problem(
                "figure-unsettled",
                Severity.WARNING,
                _("“{figure}” counts {cases}, whose two readings are not settled.").format(
                    figure=say(value, "of", visit.framework, language()), cases=cases
                ),
                _("Make the agreed reading of {cases}.").format(cases=cases),
            )
    for table in table_uses(visit):
        if table.value.unsettled:
            cases = visit.cases.said(table.value.unsettled)
            yield table.text.problem(
                "figure-unsettled",
                Severity.WARNING,
                _("The table “{title}” counts {cases}, whose two readings are not settled.").format(
                    title=table.title, cases=cases
                ),
                _("Make the agreed reading of {cases}.").format(cases=cases),
            )
