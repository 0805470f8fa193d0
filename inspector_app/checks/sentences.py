"""The sentences of the report's texts, figures standing in them as their tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import ReportText, report_texts
from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.inline import without_passages

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# After a full stop, which a quotation mark or a bracket may close, and before what can begin a sentence.
_END = re.compile(r"(?<=[.!?…])[”’\")\]]*\s+(?=[“‘\"(*{\[]*[^\W\d_a-zâêîôûŵŷïáéó]|[{\d])|\n\s*\n")
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|Mr|Mrs|Ms|Dr|St|No|h\.y|e\.e)|\b[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text, in the language ("en" or "cy") that it was written in."""

    text: ReportText
    language: str
    words: str

    @property
    def tokens(self) -> list[Token]:
        """The figures that it uses."""
        return [piece for piece in split_tokens(self.words) if isinstance(piece, Token)]

    def problem(self, code: str, severity: Severity, sentence: str, remedy: str) -> Problem:
        """Return a problem that stands in this sentence."""
        return self.text.problem(code, severity, sentence, remedy, self.language)

    @property
    def plain(self) -> str:
        """What stands between its figures, each of which is a dash."""
        return "".join("–" if isinstance(piece, Token) else piece for piece in split_tokens(self.words))


def sentences(visit: Visit) -> Iterator[Sentence]:
    """Yield the sentences of all texts of the report, text by text, the English ones of each first."""
    for text in report_texts(visit):
        for language, words in (("en", text.text), ("cy", text.text_cy)):
            parts = split_sentences(without_passages(words))
            yield from (Sentence(text, language, part) for part in parts)


def split_sentences(words: str) -> list[str]:
    """Return the sentences of a text; a full stop after a title or an initial ends none."""
    parts: list[str] = []
    begin = 0
    for match in _END.finditer(words):
        if not _NO_END.search(words[begin : match.start()]):
            parts.append(words[begin : match.end()].strip())
            begin = match.end()
    parts.append(words[begin:].strip())
    return [part for part in parts if part]
