"""Figures said in the report's texts, each counted once, and remembered for the annex of the internal copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import Token, say

if TYPE_CHECKING:
    from inspector_app.visit import Visit


class FigureWords:
    """Called with a token and a language, returns its words; `used` holds the values in order of first use.

    A token whose figure cannot be counted stays as it was typed: the checks name it, and a draft shows it.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._unknown: set[str] = set()
        self.used: dict[str, FigureValue] = {}

    def __call__(self, token: Token, language: str) -> str:
        """Return what stands for the token in a text of that language."""
        if token.name not in self.used and token.name not in self._unknown:
            try:
                self.used[token.name] = self._visit.figures.value(token.name)
            except UserError:
                self._unknown.add(token.name)
        if token.name in self._unknown:
            return str(token)
        return say(self.used[token.name], token.style, self._visit.framework, language)


def as_typed(token: Token, _language: str) -> str:
    """Return a token as it was typed, where only the shape of the report matters."""
    return str(token)
