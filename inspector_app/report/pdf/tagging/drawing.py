"""A picture of lines, areas and letters, read out in words."""

from __future__ import annotations

from typing import Any

from reportlab.graphics import renderPDF
from reportlab.platypus import Flowable

from inspector_app.report.pdf.tagging.elements import Element


class TaggedDrawing(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A drawing of reportlab's, whose `element` says in words what it shows."""

    def __init__(self, drawing: Any, element: Element, *, indent: float, space_after: float) -> None:
        super().__init__()
        self._drawing = drawing
        self._element = element
        self._indent = indent
        self.width, self.height = indent + drawing.width, drawing.height
        self.spaceAfter = space_after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's
        """Return how much room it takes, however much there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and note where it stands."""
        left, bottom = self.canv.absolutePosition(self._indent, 0)
        box = (left, bottom, left + self._drawing.width, bottom + self._drawing.height)
        self._element.owner = "Layout"
        self._element.attributes = {"Placement": "Block", "BBox": tuple(round(edge, 2) for edge in box)}
        with self.canv.marked(self._element):
            renderPDF.draw(self._drawing, self.canv, self._indent, 0)
