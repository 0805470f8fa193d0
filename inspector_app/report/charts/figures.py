"""Every kind of chart as shapes, for whoever puts them into a file."""

from __future__ import annotations

from inspector_app.report.blocks import Chart, Figure
from inspector_app.report.charts import drawing, spread
from inspector_app.report.charts.shapes import Picture


def draw_figure(figure: Figure) -> Picture:
    """Return a chart as wide as the text."""
    return drawing.draw(figure) if isinstance(figure, Chart) else spread.draw(figure)
