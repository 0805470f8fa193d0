"""The spread of ratings as shapes: a circle for each rating, a lozenge for what was agreed, told apart without colour."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from inspector_app.report import style
from inspector_app.report.blocks import Runs, Spread, SpreadRow, plain
from inspector_app.report.charts.drawing import WIDTH
from inspector_app.report.charts.shapes import Box, Disc, Lozenge, Picture, Shape, Words
from inspector_app.report.fonts import BOLD, REGULAR, register_fonts
from inspector_app.report.glyphs import shown

_LABELS = 0.3 * WIDTH
_GAP = 8
_LETTERS, _LEADING = style.CELL.size, 11.5
_DESCENT = 0.34  # of the size of letters: from the middle of their height to the line that they stand on
_MOST_LINES = 3
_RADIUS, _REACH = 4, 5
_APART = 11  # between the middles of two circles
_LANE = 15  # the height that circles take, or lozenges
_ROOM = 10  # above and below the lanes of a row
_KEY_HEIGHT = 26


def draw(block: Spread) -> Picture:
    """Return the spread as wide as the text: the steps as columns, a row for each criterion, and the key below."""
    register_fonts()
    width = (WIDTH - _LABELS) / max(len(block.steps), 1)
    middles = [_LABELS + width * (place + 0.5) for place in range(len(block.steps))]
    heads = [_lines(step, width - _GAP) for step in block.steps]
    head_height = max((len(lines) for lines in heads), default=0) * _LEADING + _ROOM
    labels = [_lines(row.label, _LABELS - _GAP) for row in block.rows]
    heights = [max(len(lines) * _LEADING, 2 * _LANE) + _ROOM for lines in labels]
    top = whole = head_height + sum(heights) + _KEY_HEIGHT
    shapes: list[Shape] = []
    for middle, lines in zip(middles, heads, strict=True):
        for index, line in enumerate(lines):
            left = middle - stringWidth(line, REGULAR, _LETTERS) / 2
            baseline = top - (index + 0.5) * _LEADING - _DESCENT * _LETTERS
            shapes.append(Words(left, baseline, line, REGULAR, _LETTERS, style.INK))
    top -= head_height
    for row, lines, height in zip(block.rows, labels, heights, strict=True):
        shapes.append(Box(0, top, WIDTH, 0, style.RULE, style.RULE))
        shapes += _label(lines, top - height / 2)
        shapes += _marks(row, middles, width, top - height / 2)
        top -= height
    shapes.append(Box(0, top, WIDTH, 0, style.RULE, style.RULE))
    shapes += _key(block, top - _KEY_HEIGHT / 2 - 2)
    return Picture(WIDTH, whole, tuple(shapes))


def _lines(runs: Runs, width: float) -> list[str]:
    lines: list[str] = simpleSplit(shown(plain(runs)), REGULAR, _LETTERS, width)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]
    return lines


def _label(lines: list[str], middle: float) -> Iterator[Shape]:
    for index, line in enumerate(lines):
        baseline = middle + (len(lines) / 2 - index - 0.5) * _LEADING - _DESCENT * _LETTERS
        yield Words(0, baseline, line, REGULAR, _LETTERS, style.INK)


def _marks(row: SpreadRow, middles: list[float], width: float, middle: float) -> Iterator[Shape]:
    """Yield the circles above, on a band from the lowest rating to the highest, and the lozenge below."""
    held = [place for place, count in enumerate(row.counts) if count]
    upper, lower = middle + _LANE / 2, middle - _LANE / 2
    if held:
        left, right = middles[held[0]] - width / 2 + 2, middles[held[-1]] + width / 2 - 2
        yield Box(left, upper - _LANE / 2, right - left, _LANE, style.GROUND, style.GROUND)
    for place in held:
        yield from _circles(row.counts[place], middles[place], upper, width)
    if row.agreed is not None:
        yield Lozenge(middles[row.agreed], lower, _REACH, style.ACCENT, style.ACCENT)


def _circles(count: int, middle: float, height: float, width: float) -> Iterator[Shape]:
    """Yield a circle for each rating, or one with their number where a column has no room for all."""
    if count * _APART <= width - _GAP:
        first = middle - (count - 1) * _APART / 2
        for index in range(count):
            yield Disc(first + index * _APART, height, _RADIUS, "FFFFFF", style.INK)
        return
    yield Disc(middle - _APART / 2, height, _RADIUS, "FFFFFF", style.INK)
    yield Words(middle, height - _DESCENT * _LETTERS, f"× {count}", BOLD, _LETTERS, style.INK)


def _key(block: Spread, middle: float) -> Iterator[Shape]:
    baseline = middle - _DESCENT * _LETTERS
    one, agreed = shown(plain(block.one)), shown(plain(block.agreed))
    yield Disc(_LABELS + _RADIUS, middle, _RADIUS, "FFFFFF", style.INK)
    yield Words(_LABELS + 2 * _RADIUS + 6, baseline, one, REGULAR, _LETTERS, style.INK)
    left = _LABELS + 2 * _RADIUS + 6 + stringWidth(one, REGULAR, _LETTERS) + 18
    yield Lozenge(left + _REACH, middle, _REACH, style.ACCENT, style.ACCENT)
    yield Words(left + 2 * _REACH + 6, baseline, agreed, REGULAR, _LETTERS, style.INK)
