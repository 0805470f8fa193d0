"""A picture of lines, areas and letters, read out in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable

from inspector_app.report.pdf.tagging.elements import Element


class TaggedDrawing(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """What `paint` draws on a canvas inside `size`; `element` says in words what it shows."""

    def __init__(
        self,
        paint: Callable[[Any], None],
        size: tuple[float, float],
        element: Element,
        *,
        indent: float,
        space_after: float,
    ) -> None:
        super().__init__()
        self._paint = paint
        self._size = size
        self._element = element
        self._indent = indent
        self.spaceAfter = space_after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's
        """Return how much room it takes, however much there is."""
        self.width, self.height = self._indent + self._size[0], self._size[1]
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and note where it stands."""
        if self.canv.is_measuring:
            return
        left, bottom = self.canv.absolutePosition(self._indent, 0)
        box = (left, bottom, left + self._size[0], bottom + self._size[1])
        self._element.owner = "Layout"
        self._element.attributes = {"Placement": "Block", "BBox": tuple(round(edge, 2) for edge in box)}
        with self.canv.marked(self._element):
            self.canv.saveState()
            self.canv.translate(self._indent, 0)
            self._paint(self.canv)
            self.canv.restoreState()
