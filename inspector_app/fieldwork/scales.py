"""The scale of a `range` question: its places from start to end, reckoned exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_USUAL = {"start": "1", "end": "10", "step": "1"}  # what a form that says nothing means


@dataclass(frozen=True, slots=True)
class Scale:
    """Places 0 to `last`, each a step further from `start`; the step may lead downwards."""

    start: Decimal
    step: Decimal
    last: int

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Scale:
        """Return the scale that a question's parameters give; a step leads towards the end whatever its sign."""
        start, end, step = (_number(parameters.get(name, ""), usual) for name, usual in _USUAL.items())
        step = abs(step) or Decimal(1)
        return cls(start, step if end >= start else -step, int(abs(end - start) // step))

    def text(self, place: int) -> str:
        """Return the value at a place as it is kept: "0.3", never "0.30000000000000004"."""
        return format((self.start + self.step * place).normalize(), "f")

    def place(self, text: str) -> int | None:
        """Return the place of a value, None for one that is not on the scale."""
        try:
            steps = (Decimal(text) - self.start) / self.step
        except InvalidOperation:
            return None
        return int(steps) if steps.is_finite() and steps % 1 == 0 and 0 <= steps <= self.last else None

    def texts(self) -> list[str]:
        """Return all values in order."""
        return [self.text(place) for place in range(self.last + 1)]


def _number(text: str, usual: str) -> Decimal:
    try:
        number = Decimal(text.strip() or usual)
    except InvalidOperation:
        return Decimal(usual)
    return number if number.is_finite() else Decimal(usual)
