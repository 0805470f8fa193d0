"""Charts of the PDF, as lines and letters."""

from __future__ import annotations

from functools import partial
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from inspector_app.report import style
from inspector_app.report.blocks import Figure
from inspector_app.report.charts.figures import draw_figure
from inspector_app.report.charts.shapes import EDGE, Box, Disc, Lozenge, Picture, Words
from inspector_app.report.pdf.tagging.drawing import TaggedDrawing
from inspector_app.report.pdf.tagging.elements import Element


def draw_chart(chart: Figure, element: Element) -> TaggedDrawing:
    """Return a chart on the axis of the text, read out as `element`, which says in words what it shows."""
    picture = draw_figure(chart)
    return TaggedDrawing(
        partial(_paint, picture),
        (picture.width, picture.height),
        element,
        indent=style.GUTTER * mm,
        space_after=style.SPACE_AFTER_TABLE,
    )


def _paint(picture: Picture, canvas: Any) -> None:
    canvas.setLineWidth(EDGE)
    for shape in picture.shapes:
        if isinstance(shape, Words):
            canvas.setFillColor(HexColor(f"#{shape.colour}"))
            canvas.setFont(shape.font, shape.size)
            canvas.drawString(shape.left, shape.baseline, shape.text)
            continue
        canvas.setFillColor(HexColor(f"#{shape.fill}"))
        canvas.setStrokeColor(HexColor(f"#{shape.edge}"))
        match shape:
            case Box():
                canvas.rect(shape.left, shape.bottom, shape.width, shape.height, fill=1)
            case Disc():
                canvas.circle(shape.x, shape.y, shape.radius, fill=1)
            case Lozenge():
                path = canvas.beginPath()
                first, *others = shape.corners
                path.moveTo(*first)
                for corner in others:
                    path.lineTo(*corner)
                path.close()
                canvas.drawPath(path, fill=1)
