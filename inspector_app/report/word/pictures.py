"""Charts of the Word file: pictures in the line of the text, described in words."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.shared import Pt

from inspector_app.report.blocks import Figure, plain
from inspector_app.report.charts.figures import draw_figure
from inspector_app.report.charts.png import png
from inspector_app.report.word.layout import Layout
from inspector_app.report.word.xml import el

_FIRST_NUMBER = 1000  # of drawings, above those that headers may have


class Pictures:
    """Puts charts into a part of a package (python-docx's), no wider than the text."""

    def __init__(self, part: Any, layout: Layout) -> None:
        self._part = part
        self._widest = layout.width_in_points
        self._count = 0

    def draw(self, chart: Figure) -> Any:
        """Return the run that holds a chart."""
        picture = draw_figure(chart)
        scale = min(self._widest / picture.width, 1)
        size = Pt(picture.width * scale), Pt(picture.height * scale)
        inline = self._part.new_pic_inline(BytesIO(png(picture)), *size)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        self._count += 1
        name = f"Chart {self._count}"
        described = inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr
        for properties in described:
            properties.set("id", str(_FIRST_NUMBER + self._count))
            properties.set("name", name)
            properties.set("descr", chart.alternative)
        inline.docPr.set("title", plain(chart.caption))
        return el("w:r", el("w:drawing", inline))
