"""Figures in text: `{decision_24h:of}` stands for "17 of the 19 cases" wherever the text is shown.

The styles: none, the number · `of`, "17 of the 19 cases" · `part`, "17 of the 19" · `total`, the number
counted out of · `percent`, "89%" · `words`, the framework's word for the proportion.

A token may also name a paragraph of the report, by the id of its record: `{paragraph:01a2…}` stands for its number,
"4.3", wherever the paragraph is moved to. `{table:01a2…}` names a table of figures: alone on its line it is the table
itself, among other words what it is called, such as "Table 3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.figures.figures import NO_FIGURES, FigureValue

if TYPE_CHECKING:
    from inspector_app.framework.model import Framework

STYLES = ("", "of", "part", "total", "percent", "words")
PARAGRAPH, TABLE = NO_FIGURES

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z][a-z0-9_]*)(?::(?P<style>[a-z0-9]+))?\}")
_RECORD = re.compile(r"[0-9a-f]{32}")
_OF = {"en": "{n} of the {m} cases", "cy": "{n} o’r {m} achos"}
_PART = {"en": "{n} of the {m}", "cy": "{n} o’r {m}"}
# "the 1 cases" is said in neither language.
_OF_ONE = {"en": "{n} of 1 case", "cy": "{n} o 1 achos"}
_PART_OF_ONE = {"en": "{n} of 1", "cy": "{n} o 1"}


@dataclass(frozen=True, slots=True)
class Token:
    """A figure's place in a text, or that of a paragraph's number or a table; its style is a record's id then."""

    name: str
    style: str

    @property
    def record(self) -> str:
        """The record of the paragraph that the token names, "" for anything else."""
        return self._named(PARAGRAPH)

    @property
    def table(self) -> str:
        """The record of the table of figures that the token names, "" for anything else."""
        return self._named(TABLE)

    @property
    def is_figure(self) -> bool:
        """Whether it stands for a figure in the text."""
        return not (self.record or self.table)

    def _named(self, kind: str) -> str:
        return self.style if self.name == kind and _RECORD.fullmatch(self.style) else ""

    def __str__(self) -> str:
        return f"{{{self.name}:{self.style}}}" if self.style else f"{{{self.name}}}"


def split_tokens(text: str) -> Iterator[str | Token]:
    """Yield the plain stretches of a text and the tokens between them; `{{` and `}}` are literal braces."""
    end = 0
    for start, after, token in token_spans(text):
        if plain := _plain(text[end:start]):
            yield plain
        yield token
        end = after
    if plain := _plain(text[end:]):
        yield plain


def token_spans(text: str) -> Iterator[tuple[int, int, Token]]:
    """Yield where each token of a text begins and ends, and the token."""
    for match in _PIECE.finditer(text):
        if match["name"] is None:
            continue
        token = Token(match["name"], match["style"] or "")
        if token.style in STYLES or not token.is_figure:
            yield match.start(), match.end(), token


def _plain(text: str) -> str:
    """Return a stretch without tokens as it is read: a doubled brace is one."""
    return _PIECE.sub(lambda match: match[0] if match["name"] else match[0][0], text)


def say(value: FigureValue, style: str, framework: Framework, language: str) -> str:
    """Return a figure as the report prints it in a language ("en" or "cy")."""
    numbers = {"n": value.number, "m": value.total}
    match style:
        case "of":
            return (_OF_ONE if value.total == 1 else _OF)[language].format(**numbers)
        case "part":
            return (_PART_OF_ONE if value.total == 1 else _PART)[language].format(**numbers)
        case "total":
            return str(value.total)
        case "percent":
            return f"{value.percent}%"
        case "words":
            return framework.proportion(value.number, value.total, language)
        case _:
            return str(value.number)
