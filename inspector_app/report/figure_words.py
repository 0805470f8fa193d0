"""Figures said in the report's texts, each counted once, and remembered for the annex of the internal copy."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inspector_app.figures.counts import COUNTS
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import Token, say

if TYPE_CHECKING:
    from inspector_app.visit import Visit


class FigureWords:
    """Called with a token and a language, returns its words; `used` holds the values in order of first use.

    A token whose figure is not there stays as it was typed: the checks name it, and a draft shows it.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.used: dict[str, FigureValue] = {}

    def __call__(self, token: Token, language: str) -> str:
        """Return what stands for the token in a text of that language."""
        if token.name not in self.used:
            value = self._value(token.name)
            if value is None:
                return str(token)
            self.used[token.name] = value
        return say(self.used[token.name], token.style, self._visit.framework, language)

    def _value(self, name: str) -> FigureValue | None:
        return self._visit.figures.value(name) if name in COUNTS else self._named.get(name)

    @cached_property
    def _named(self) -> dict[str, FigureValue]:
        return self._visit.figures.values()


def as_typed(token: Token, _language: str) -> str:
    """Return a token as it was typed, where only the shape of the report matters."""
    return str(token)
