"""A chart as reportlab's shapes: labels, bars and numbers, told apart by how dark they are and never by colour."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit

from inspector_app.report import style
from inspector_app.report.blocks import Bar, Chart, Runs
from inspector_app.report.fonts import BOLD, REGULAR, register_fonts
from inspector_app.report.glyphs import shown

WIDTH = style.TEXT_WIDTH * mm
_LABELS = 0.42 * WIDTH
_NUMBERS = 0.14 * WIDTH
_GAP = 8
_ROOM = 9  # between the labels of two bars
_THICKNESS = 11
_MOST_LINES = 3
_LETTERS = style.CELL.size
_LEADING = 11.5
_DESCENT = 0.34  # of the size of letters: from the middle of their height to the line that they stand on


def draw(chart: Chart) -> Drawing:
    """Return the chart as wide as the text, as high as its bars need."""
    register_fonts()
    labels = [_label(bar) for bar in chart.bars]
    heights = [max(len(lines) * _LEADING, _THICKNESS) + _ROOM for lines in labels]
    drawing = Drawing(WIDTH, sum(heights))
    longest = max((bar.out_of for bar in chart.bars), default=0)
    top = sum(heights)
    for bar, lines, height in zip(chart.bars, labels, heights, strict=True):
        middle = top - height / 2
        for index, line in enumerate(lines):
            baseline = middle + (len(lines) / 2 - index - 0.5) * _LEADING - _DESCENT * _LETTERS
            drawing.add(_letters(0, baseline, line))
        said = chart.said.format(number=bar.number, total=bar.out_of)
        _add_bar(drawing, bar, middle, longest, said)
        top -= height
    return drawing


def _label(bar: Bar) -> list[str]:
    lines: list[str] = simpleSplit(shown(_plain(bar.label)), REGULAR, _LETTERS, _LABELS - _GAP)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]
    return lines


def _plain(runs: Runs) -> str:
    return " ".join("".join(run.text for run in runs).split())


def _add_bar(drawing: Drawing, bar: Bar, middle: float, longest: int, said: str) -> None:
    """Add the whole as a pale track with an edge, and the part of it in ink; beside it the number."""
    room = WIDTH - _LABELS - _NUMBERS - _GAP
    bottom = middle - _THICKNESS / 2
    track = room * bar.out_of / longest if longest else 0
    part = room * bar.number / longest if longest else 0
    edge, ground = HexColor(f"#{style.RULE}"), HexColor(f"#{style.GROUND}")
    drawing.add(Rect(_LABELS, bottom, track, _THICKNESS, fillColor=ground, strokeColor=edge, strokeWidth=0.5))
    if part:
        ink = HexColor(f"#{style.ACCENT}")
        drawing.add(Rect(_LABELS, bottom, part, _THICKNESS, fillColor=ink, strokeColor=ink, strokeWidth=0.5))
    drawing.add(_letters(_LABELS + track + _GAP, middle - _DESCENT * _LETTERS, said, bold=True))


def _letters(left: float, baseline: float, words: str, *, bold: bool = False) -> String:
    ink = HexColor(f"#{style.INK}")
    return String(left, baseline, words, fontName=BOLD if bold else REGULAR, fontSize=_LETTERS, fillColor=ink)
