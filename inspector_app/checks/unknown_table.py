"""A table of figures in the text must be there, and one that a sentence refers to must be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import report_texts
from inspector_app.checks.text_tokens import token_uses
from inspector_app.report.phrasing import tables_shown
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each use of a table that was deleted, cannot be counted, or is printed nowhere."""
    uses = [use for use in token_uses(visit) if use.token.table]
    if not uses:
        return
    countable = visit.crosstabs.values().keys()
    # A finding is printed as one line, in which a table is a reference.
    printed = {
        table
        for text in report_texts(visit)
        for words in (text.text, text.text_cy)
        for table in tables_shown(words)
        if text.table != "finding"
    }
    for use in uses:
        if use.token.table not in countable:
            yield use.text.problem(
                "unknown-table",
                Severity.ERROR,
                _("The text uses a table of figures that was deleted, or that cannot be counted any more."),
                _("Take it out of the text, or bring back what it is made of."),
            )
        elif use.token.table not in printed:
            title = visit.crosstabs.get(use.token.table).title
            yield use.text.problem(
                "unknown-table",
                Severity.ERROR,
                _("The text refers to the table “{title}”, which stands nowhere in the report.").format(
                    title=title
                ),
                _("Put the table on a line of its own where it belongs, or take the reference out."),
            )
