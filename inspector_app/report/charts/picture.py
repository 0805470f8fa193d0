"""A chart as a picture of 300 dots an inch, for Word."""

from __future__ import annotations

from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from inspector_app.report.fonts import font_file

DOTS_PER_INCH = 300
_SCALE = DOTS_PER_INCH / 72
_GREYS_PER_CHANNEL = 64  # colours of a picture with few shades: enough for smooth letters, and a small file


def png(drawing: Any) -> bytes:
    """Return a drawing of rectangles and words (reportlab's) as PNG; the same drawing gives the same bytes."""
    from PIL import Image, ImageDraw
    from reportlab.graphics.shapes import Rect, String

    size = round(drawing.width * _SCALE), round(drawing.height * _SCALE)
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.contents:
        if isinstance(shape, Rect):
            _rectangle(pen, shape, drawing.height)
        elif isinstance(shape, String):
            _words(pen, shape, drawing.height)
        else:
            raise TypeError(type(shape))
    written = BytesIO()
    few = image.quantize(_GREYS_PER_CHANNEL)
    few.save(written, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), optimize=True)
    return written.getvalue()


def _rectangle(pen: Any, shape: Any, height: float) -> None:
    left, right = shape.x * _SCALE, (shape.x + shape.width) * _SCALE
    top, bottom = (height - shape.y - shape.height) * _SCALE, (height - shape.y) * _SCALE
    box = tuple(round(edge) for edge in (left, top, right, bottom))
    thickness = max(round(shape.strokeWidth * _SCALE), 1)
    pen.rectangle(box, _colour(shape.fillColor), _colour(shape.strokeColor), thickness)


def _words(pen: Any, shape: Any, height: float) -> None:
    from PIL import ImageFont

    with as_file(files("resources") / "fonts" / font_file(shape.fontName)) as path:
        font = ImageFont.truetype(
            str(path), round(shape.fontSize * _SCALE), layout_engine=ImageFont.Layout.BASIC
        )
    place = round(shape.x * _SCALE), round((height - shape.y) * _SCALE)
    pen.text(place, shape.text, _colour(shape.fillColor), font, anchor="ls")


def _colour(colour: Any) -> tuple[int, int, int]:
    return tuple(round(part * 255) for part in colour.rgb())
