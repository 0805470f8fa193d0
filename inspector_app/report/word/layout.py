"""Where text stands on a page: how far the axis is from the margin, and how wide the text beside it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from inspector_app.report import style
from inspector_app.report.word.xml import TWIPS_PER_MM, TWIPS_PER_POINT, mm


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures in twips; numbers hang between the margin and the `axis`."""

    axis: int = mm(style.GUTTER)
    width: int = mm(style.TEXT_WIDTH)

    @property
    def width_in_mm(self) -> float:
        """The width of the text in millimetres."""
        return self.width / TWIPS_PER_MM

    @property
    def width_in_points(self) -> float:
        """The width of the text in points."""
        return self.width / TWIPS_PER_POINT


def layout_of(section: Any) -> Layout:
    """Return the layout of a section (`w:sectPr`) whose text has the report's axis; the report's own for no page."""
    page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if page is None or margins is None:
        return Layout()
    measures = (
        page.get(qn("w:w")),
        *(margins.get(qn(f"w:{side}"), "0") for side in ("left", "right", "gutter")),
    )
    width, *taken = (round(float(measure)) for measure in measures)
    axis = Layout().axis
    return Layout(axis, max(width - sum(taken) - axis, axis))
