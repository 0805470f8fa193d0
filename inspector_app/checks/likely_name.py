"""The report names no child and no family, and gives no date of birth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import report_texts
from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.inline import without_passages
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for whatever in a text of the report may tell who a child is, once a text."""
    for text in report_texts(visit):
        said = set()
        for words in _plain_parts(text.text, text.text_cy):
            for found in visit.name_watch.find(words):
                named = words[found.start : found.stop]
                if named not in said:
                    said.add(named)
                    sentence = _(found.likeness.sentence).format(words=named)
                    yield text.problem("likely-name", Severity.WARNING, sentence, _(found.likeness.remedy))


def _plain_parts(*texts: str) -> Iterator[str]:
    """Yield what is written between the figures of texts."""
    for text in texts:
        yield from (part for part in split_tokens(without_passages(text)) if not isinstance(part, Token))
