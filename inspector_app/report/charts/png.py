"""A chart as a picture of 300 dots an inch, for Word."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from inspector_app.report.charts.shapes import EDGE, Box, Picture, Words
from inspector_app.report.fonts import font_file

DOTS_PER_INCH = 300
_SCALE = DOTS_PER_INCH / 72
_SHADES = 64  # enough for smooth letters, and a small file


def png(picture: Picture) -> bytes:
    """Return a chart as PNG; the same chart gives the same bytes."""
    from PIL import Image, ImageDraw

    size = round(picture.width * _SCALE), round(picture.height * _SCALE)
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in picture.shapes:
        if isinstance(shape, Box):
            _box(pen, shape, picture.height)
        else:
            _words(pen, shape, picture.height)
    few = image.quantize(_SHADES)
    ground = few.getpixel((size[0] - 1, 0))  # no chart reaches that corner
    written = BytesIO()
    few.save(written, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), transparency=ground, optimize=True)
    return written.getvalue()


def _box(pen: Any, shape: Box, height: float) -> None:
    edges = (
        shape.left,
        height - shape.bottom - shape.height,
        shape.left + shape.width,
        height - shape.bottom,
    )
    thickness = round(EDGE * _SCALE)
    pen.rectangle([round(edge * _SCALE) for edge in edges], f"#{shape.fill}", f"#{shape.edge}", thickness)


def _words(pen: Any, shape: Words, height: float) -> None:
    place = round(shape.left * _SCALE), round((height - shape.baseline) * _SCALE)
    pen.text(
        place, shape.text, f"#{shape.colour}", _font(shape.font, round(shape.size * _SCALE)), anchor="ls"
    )


@cache
def _font(name: str, size: int) -> Any:
    from PIL import ImageFont

    with as_file(files("resources") / "fonts" / font_file(name)) as path:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
