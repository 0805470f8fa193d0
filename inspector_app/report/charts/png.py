"""A chart as a picture of 300 dots an inch, for Word."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from inspector_app.report.charts.shapes import EDGE, Box, Disc, Lozenge, Picture, Words
from inspector_app.report.fonts import font_file

DOTS_PER_INCH = 300
_SCALE = DOTS_PER_INCH / 72
_THICKNESS = round(EDGE * _SCALE)
_SHADES = 64  # enough for smooth letters, and a small file


def png(picture: Picture) -> bytes:
    """Return a chart as PNG; the same chart gives the same bytes."""
    from PIL import Image, ImageDraw

    size = round(picture.width * _SCALE), round(picture.height * _SCALE)
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in picture.shapes:
        match shape:
            case Box():
                _box(pen, shape, picture.height)
            case Disc():
                _disc(pen, shape, picture.height)
            case Lozenge():
                _lozenge(pen, shape, picture.height)
            case Words():
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
    pen.rectangle([round(edge * _SCALE) for edge in edges], f"#{shape.fill}", f"#{shape.edge}", _THICKNESS)


def _disc(pen: Any, shape: Disc, height: float) -> None:
    middle = shape.x * _SCALE, (height - shape.y) * _SCALE
    pen.circle(middle, shape.radius * _SCALE, f"#{shape.fill}", f"#{shape.edge}", _THICKNESS)


def _lozenge(pen: Any, shape: Lozenge, height: float) -> None:
    corners = [(x * _SCALE, (height - y) * _SCALE) for x, y in shape.corners]
    pen.polygon(corners, f"#{shape.fill}", f"#{shape.edge}")


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
