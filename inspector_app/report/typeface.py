"""The fonts of the PDF, which know at once how wide words are: lines cannot be broken without asking it of each."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_PER_EM = 0.001


class Typeface(TTFont):  # type: ignore[misc]  # reportlab is untyped
    """A font that adds widths up letter by letter, without a step of Python for each."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths = _Widths(self.face)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG002, N802 - reportlab's own
        """Return how wide a text is, in points."""
        width: float = _PER_EM * size * sum(map(self._widths.__getitem__, text))
        return width


class _Widths(dict[str, float]):
    """The width of each letter, looked up in the face of a font (reportlab's) when it is first asked for."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        width: float = self._face.charWidths.get(ord(letter), self._face.defaultWidth)
        self[letter] = width
        return width
