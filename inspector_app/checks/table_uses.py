"""The tables of figures that the report's texts use, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.checks.report_texts import ReportText
from inspector_app.checks.text_tokens import token_uses
from inspector_app.figures.crosstab_value import CrosstabValue
from inspector_app.figures.crosstabs import Crosstab
from inspector_app.texts import in_language
from resources.translations import language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class TableUse:
    """One table that can be counted, and a text of the report that shows it or refers to it."""

    table: Crosstab
    value: CrosstabValue
    text: ReportText

    @property
    def title(self) -> str:
        """What it is called, in the language of the program."""
        return in_language({"en": self.table.title, "cy": self.table.title_cy}, language())


def table_uses(visit: Visit) -> Iterator[TableUse]:
    """Yield each table that a text uses, once a text; those that cannot be counted are left out."""
    uses = [use for use in token_uses(visit) if use.token.table]
    values = visit.crosstabs.values() if uses else {}
    tables = {table.id: table for table in visit.crosstabs.all()}
    for use in uses:
        if use.token.table in values:
            yield TableUse(tables[use.token.table], values[use.token.table], use.text)
