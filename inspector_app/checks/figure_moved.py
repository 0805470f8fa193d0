"""A figure or table in the text says something else now than in the newest version of the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.table_uses import table_uses
from inspector_app.checks.text_tokens import token_uses
from inspector_app.report.frozen import moved_figures, moved_tables
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each use of such a figure or table."""
    newest = visit.versions.newest
    if newest is None:
        return
    number = visit.versions.number(newest.id)
    frozen = visit.versions.frozen(newest)
    moved = {name: (was, now) for name, was, now in moved_figures(visit, frozen)}
    for use in token_uses(visit) if moved else ():
        if use.token.name in moved:
            was, now = (figure.words[language()] for figure in moved[use.token.name])
            yield use.text.problem(
                "figure-moved",
                Severity.WARNING,
                _("“{now}” was “{was}” in version {number}.").format(now=now, was=was, number=number),
                _("Read the sentence again: does it still follow from the figure?"),
            )
    tables = moved_tables(visit, frozen)
    for table in table_uses(visit) if tables else ():
        if table.table.id in tables:
            yield table.text.problem(
                "figure-moved",
                Severity.WARNING,
                _("The table “{title}” has other numbers than in version {number}.").format(
                    title=table.title, number=number
                ),
                _("Read the text around it again: does it still follow from the table?"),
            )
