"""The grid of tables and boxes: rows go over the end of a page whole, unless a page could not hold one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from inspector_app.report import style
from inspector_app.report.fonts import REGULAR

_PAGE = (style.PAGE_HEIGHT - style.MARGIN_TOP - style.MARGIN_BOTTOM) * mm
_WIDTH = style.TEXT_WIDTH * mm
_ROUNDING = 0.1  # points


class Grid(Table):  # type: ignore[misc]  # reportlab is untyped
    """A table that begins a new page for a row, and breaks inside one only where it has the whole page."""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - reportlab's own names
        """Return the parts for this page and those after it, or nothing for the whole table to begin a page."""
        self._calc(availWidth, availHeight)
        parts = self._splitRows(availHeight)
        if not parts and availHeight > _PAGE - _ROUNDING:
            parts = self._splitRows(availHeight, doInRowSplit=True) or self._without_header(availHeight)
        for part in parts:
            part.hAlign, part.spaceAfter = self.hAlign, self.spaceAfter
        return list(parts)

    def start_height(self) -> float:
        """Return how high it is down to the end of its first row below the header."""
        self.wrap(_WIDTH, _PAGE)
        return float(sum(self._rowHeights[: self.repeatRows + 1]))

    def draw(self) -> None:
        """Draw it."""
        if not self.canv.is_measuring:
            super().draw()

    def _without_header(self, room: float) -> list[Any]:
        """Break a table whose header is as tall as a page: then it cannot stand on every one of them."""
        self.repeatRows = 0
        return list(self._splitRows(room) or self._splitRows(room, doInRowSplit=True))


def grid(
    rows: list[list[Flowable]],
    shares: Sequence[int],
    look: list[tuple[object, ...]],
    *,
    header_rows: int = 0,
) -> Grid:
    """Return a grid on the text axis; an empty cell never falls back to a font that is not embedded."""
    total = sum(shares)
    made = Grid(
        rows,
        colWidths=[_WIDTH * share / total for share in shares],
        repeatRows=header_rows,
        hAlign="RIGHT",
        spaceBefore=0,
        spaceAfter=style.SPACE_AFTER_TABLE,
    )
    made.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), style.CELL_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), style.CELL_PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), style.CELL_PADDING),
            ("BOTTOMPADDING", (0, 0), (-1, -1), style.CELL_PADDING),
            *look,
        ]
    )
    return made
