"""The figures that the report's texts use, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.build import paragraph_numbers

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class TokenUse:
    """One token in one text of the report; `place` is the printed number or the kind of text."""

    token: Token
    table: str
    record: str
    place: str
    chapter: str


def token_uses(visit: Visit) -> Iterator[TokenUse]:
    """Yield each figure used in paragraphs, findings and recommendations, in both languages."""
    numbers = paragraph_numbers(visit)
    for paragraph in visit.paragraphs.all():
        place = numbers.get(paragraph.id, paragraph.chapter)
        for token in _tokens(paragraph.text, paragraph.text_cy):
            yield TokenUse(token, "paragraph", paragraph.id, place, paragraph.chapter)
    for finding in visit.findings.all():
        for token in _tokens(finding.text, finding.text_cy):
            yield TokenUse(token, "finding", finding.id, f"Finding, criterion {finding.criterion}", "")
    for recommendation in visit.recommendations.all():
        for token in _tokens(recommendation.text, recommendation.text_cy):
            yield TokenUse(token, "recommendation", recommendation.id, "Recommendations", "")


def _tokens(*texts: str) -> list[Token]:
    found = [piece for text in texts for piece in split_tokens(text) if isinstance(piece, Token)]
    return list(dict.fromkeys(found))
