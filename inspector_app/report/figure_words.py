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
        value = self.value(token.name)
        return say(value, token.style, self._visit.framework, language) if value else str(token)

    def value(self, name: str) -> FigureValue | None:
        """Return what a figure comes to, and remember that it was used; None where there is none of that name."""
        if name not in self.used:
            value = self._value(name)
            if value is None:
                return None
            self.used[name] = value
        return self.used[name]

    def _value(self, name: str) -> FigureValue | None:
        return self._visit.figures.value(name) if name in COUNTS else self._named.get(name)

    @cached_property
    def _named(self) -> dict[str, FigureValue]:
        return self._visit.figures.values()


def as_typed(token: Token, _language: str) -> str:
    """Return a token as it was typed, where only the shape of the report matters."""
    return str(token)
