"""A table of figures has a title in Welsh where the report is written in Welsh."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import ReportText, report_texts
from inspector_app.report.phrasing import tables_shown
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each printed table without one, at the first text that shows it.

    While nobody has written a word of the report in Welsh, English titles are no slip.
    """
    texts = list(report_texts(visit))
    untranslated = {table.id: table for table in visit.crosstabs.all() if not table.title_cy.strip()}
    if not untranslated or not any(text.text_cy.strip() for text in texts):
        return
    for record, text in _first_shown(texts).items():
        if record in untranslated:
            yield Problem(
                "table-untranslated",
                Severity.WARNING,
                _(
                    "The table “{title}” has no title in Welsh: the Welsh report prints the English one."
                ).format(title=untranslated[record].title),
                _("Press “Change…” at the table and write its title in Welsh."),
                text.place,
                "crosstab",
                record,
                text.chapter,
                "cy",
            )


def _first_shown(texts: list[ReportText]) -> dict[str, ReportText]:
    """Return the first text that shows each table (its record id), in order; a finding only refers to tables."""
    found: dict[str, ReportText] = {}
    for text in texts:
        if text.table != "finding":
            for record in (*tables_shown(text.text), *tables_shown(text.text_cy)):
                found.setdefault(record, text)
    return found
