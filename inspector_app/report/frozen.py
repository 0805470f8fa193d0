"""What a version of the report holds: both languages as they are printed, and what figures and tables came to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from inspector_app.figures.crosstab_value import CrosstabValue
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import say
from inspector_app.report.blocks import Document
from inspector_app.report.build import build
from inspector_app.report.crosstabbed import CrosstabWords
from inspector_app.report.document_json import document_facts, document_from, parsed, unreadable
from inspector_app.report.figure_words import FigureWords
from inspector_app.report.numbered_texts import NumberedText, numbered_texts
from inspector_app.report.resolve import resolve

if TYPE_CHECKING:
    from inspector_app.visit import Visit

LANGUAGES = ("en", "cy")


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """What a figure came to, and its words by language, such as "17 of the 19 cases"."""

    number: int
    total: int
    words: Mapping[str, str]


# How many cases each cell of a table had that had any, by the keys of its row and column.
FrozenTable = Mapping[str, int]


@dataclass(frozen=True)
class Frozen:
    """The report by language, numbered and resolved, every figure in it by name, and every table by record id."""

    documents: Mapping[str, Document]
    figures: Mapping[str, FrozenFigure]
    tables: Mapping[str, FrozenTable]

    @cached_property
    def texts(self) -> dict[str, dict[str, NumberedText]]:
        """The words of every numbered text by language and number."""
        return {
            language: {text.number: text for text in numbered_texts(document)}
            for language, document in self.documents.items()
        }

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each paragraph that was made from a record, by record id."""
        return {text.record: text.number for text in self.texts[LANGUAGES[0]].values() if text.record}

    def to_json(self) -> str:
        """Return this as the store keeps it."""
        facts = {
            "documents": {language: document_facts(made) for language, made in self.documents.items()},
            "figures": {name: asdict(figure) for name, figure in self.figures.items()},
            "tables": self.tables,
        }
        return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def frozen_from(content: str) -> Frozen:
    """Return what the store keeps of a version; raises UserError when this program cannot read it."""
    facts = parsed(content)
    try:
        documents = {language: document_from(facts["documents"][language]) for language in LANGUAGES}
        figures = {name: FrozenFigure(**figure) for name, figure in facts["figures"].items()}
        tables = {str(record): dict(cells) for record, cells in facts.get("tables", {}).items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise unreadable() from error
    return Frozen(documents, figures, tables)


def freeze(visit: Visit, state: str) -> Frozen:
    """Return the report as it would be printed now as a version of the kind `state`."""
    words, tables = FigureWords(visit), CrosstabWords(visit)
    documents = {
        language: resolve(build(visit, language, state=state, figures=words, tables=tables))
        for language in LANGUAGES
    }
    return Frozen(
        documents,
        {name: frozen_figure(visit, value) for name, value in words.used.items()},
        {record: frozen_table(value) for record, value in tables.used.items()},
    )


def frozen_table(value: CrosstabValue) -> FrozenTable:
    """Return the numbers of a table as a version keeps them."""
    return {f"{counted}\t{group}": len(cases) for (counted, group), cases in value.cells.items()}


def frozen_figure(visit: Visit, value: FigureValue) -> FrozenFigure:
    """Return a figure as a version keeps it."""
    style = "of" if value.plain is None else ""
    words = {language: say(value, style, visit.framework, language) for language in LANGUAGES}
    return FrozenFigure(value.number, value.total, words)


def moved_figures(visit: Visit, frozen: Frozen) -> Iterator[tuple[str, FrozenFigure, FrozenFigure]]:
    """Yield each figure that is still there and differs from a version: its name, what it was, what it is."""
    present = FigureWords(visit)
    for name, before in frozen.figures.items():
        value = present.value(name)
        if value is not None:
            now = frozen_figure(visit, value)
            if (now.number, now.total) != (before.number, before.total):
                yield name, before, now


def moved_tables(visit: Visit, frozen: Frozen) -> set[str]:
    """Return the records of the tables that can still be counted and have other numbers than in a version."""
    now = visit.crosstabs.values() if frozen.tables else {}
    return {
        record
        for record, before in frozen.tables.items()
        if record in now and frozen_table(now[record]) != before
    }
