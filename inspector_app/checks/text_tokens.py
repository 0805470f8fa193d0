"""The figures, tables and references that the report's texts use, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.checks.report_texts import ReportText, report_texts
from inspector_app.figures.tokens import Token, split_tokens

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class TokenUse:
    """One token, and the text of the report that it stands in."""

    token: Token
    text: ReportText


def token_uses(visit: Visit) -> Iterator[TokenUse]:
    """Yield each figure and table that a text uses, and each paragraph that it refers to, in either language, once a text."""
    for text in report_texts(visit):
        pieces = [*split_tokens(text.text), *split_tokens(text.text_cy)]
        for token in dict.fromkeys(piece for piece in pieces if isinstance(piece, Token)):
            yield TokenUse(token, text)
