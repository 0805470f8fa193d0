"""Charts of the PDF, as lines and letters."""

from __future__ import annotations

from reportlab.lib.units import mm

from inspector_app.report import style
from inspector_app.report.blocks import Chart
from inspector_app.report.charts.drawing import draw
from inspector_app.report.pdf.tagging.drawing import TaggedDrawing
from inspector_app.report.pdf.tagging.elements import Element


def draw_chart(chart: Chart, element: Element) -> TaggedDrawing:
    """Return a chart on the axis of the text, read out as `element`, which says in words what it shows."""
    return TaggedDrawing(draw(chart), element, indent=style.GUTTER * mm, space_after=style.SPACE_AFTER_TABLE)
