"""A chart as boxes and words: labels, bars and numbers, told apart by how dark they are and never by colour."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit

from inspector_app.report import style
from inspector_app.report.blocks import Bar, Chart, Runs, plain
from inspector_app.report.charts.shapes import Box, Picture, Words
from inspector_app.report.fonts import BOLD, REGULAR, register_fonts
from inspector_app.report.glyphs import shown

WIDTH = style.TEXT_WIDTH * mm
_LABELS = 0.42 * WIDTH
_NUMBERS = 0.14 * WIDTH
_GAP = 8
_ROOM = 9  # between the labels of two bars
_THICKNESS = 11
_HEADING = 20  # height of the words above bars that belong together
_MOST_LINES = 3
_HIDDEN = "–"  # in place of numbers that are not shown
_LETTERS = style.CELL.size
_LEADING = 11.5
_DESCENT = 0.34  # of the size of letters: from the middle of their height to the line that they stand on


def draw(chart: Chart) -> Picture:
    """Return the chart as wide as the text, as high as its bars need."""
    register_fonts()
    labels = [_label(bar) for bar in chart.bars]
    heights = [max(len(lines) * _LEADING, _THICKNESS) + _ROOM for lines in labels]
    longest = max((bar.out_of for bar in chart.bars), default=0)
    headings = _HEADING * sum(bool(bar.heading) for bar in chart.bars)
    top = height_of_all = sum(heights) + headings
    shapes: list[Box | Words] = []
    for bar, lines, height in zip(chart.bars, labels, heights, strict=True):
        if bar.heading:
            shapes.append(
                _words(0, top - _HEADING + _DESCENT * _LETTERS, _on_one_line(bar.heading), bold=True)
            )
            top -= _HEADING
        middle = top - height / 2
        for index, line in enumerate(lines):
            baseline = middle + (len(lines) / 2 - index - 0.5) * _LEADING - _DESCENT * _LETTERS
            shapes.append(_words(0, baseline, line))
        if bar.hidden:
            shapes.append(_words(_LABELS + _GAP, middle - _DESCENT * _LETTERS, _HIDDEN, bold=True))
        else:
            said = chart.said.format(number=bar.number, total=bar.out_of)
            shapes += _bar(bar, middle, longest, said)
        top -= height
    return Picture(WIDTH, height_of_all, tuple(shapes))


def _label(bar: Bar) -> list[str]:
    lines: list[str] = simpleSplit(shown(plain(bar.label)), REGULAR, _LETTERS, _LABELS - _GAP)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]
    return lines


def _on_one_line(heading: Runs) -> str:
    lines: list[str] = simpleSplit(shown(plain(heading)), BOLD, _LETTERS, WIDTH - _GAP)
    return lines[0] if len(lines) == 1 else f"{lines[0]}…"


def _bar(bar: Bar, middle: float, longest: int, said: str) -> Iterator[Box | Words]:
    """Yield the whole as a pale track with an edge, and the part of it in ink; beside it the number."""
    room = WIDTH - _LABELS - _NUMBERS - _GAP
    bottom = middle - _THICKNESS / 2
    track = room * bar.out_of / longest if longest else 0
    part = room * bar.number / longest if longest else 0
    yield Box(_LABELS, bottom, track, _THICKNESS, style.GROUND, style.RULE)
    if part:
        yield Box(_LABELS, bottom, part, _THICKNESS, style.ACCENT, style.ACCENT)
    yield _words(_LABELS + track + _GAP, middle - _DESCENT * _LETTERS, said, bold=True)


def _words(left: float, baseline: float, text: str, *, bold: bool = False) -> Words:
    return Words(left, baseline, text, BOLD if bold else REGULAR, _LETTERS, style.INK)
