"""Tables of the Word file: a header row that repeats on each page, and rows that are not torn apart."""

from __future__ import annotations

from typing import Any

from inspector_app.report import style
from inspector_app.report.blocks import Runs, Table, plain
from inspector_app.report.word.layout import Layout
from inspector_app.report.word.styles import CELL, CELL_HEAD, GRID
from inspector_app.report.word.text import Bookmarks, runs_of
from inspector_app.report.word.xml import el


def draw_table(table: Table, bookmarks: Bookmarks, layout: Layout, *, keep_last: bool = False) -> Any:
    """Return a table as wide as the text, with a description for people who hear it; it may refer to `bookmarks`.

    Its last row may be kept with what follows.
    """
    total = sum(table.shares)
    widths = [round(layout.width * share / total) for share in table.shares]
    last = len(table.rows) - 1
    return el(
        "w:tbl",
        el(
            "w:tblPr",
            el("w:tblStyle", val=GRID),
            el("w:tblW", w=sum(widths), type="dxa"),
            el("w:tblInd", w=layout.axis, type="dxa"),
            el("w:tblLayout", type="fixed"),
            el(
                "w:tblLook",
                val="0620",
                firstRow=1,
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            el("w:tblCaption", val=plain(table.caption) or table.description),
            el("w:tblDescription", val=table.description),
        ),
        el("w:tblGrid", *(el("w:gridCol", w=width) for width in widths)),
        _row(table.header, widths, table.numbers, bookmarks, header=True, keep=True),
        *(
            _row(
                row, widths, table.numbers, bookmarks, keep=keep_last if index == last else table.stays_whole
            )
            for index, row in enumerate(table.rows)
        ),
    )


def _row(
    cells: tuple[Runs, ...],
    widths: list[int],
    numbers: tuple[int, ...],
    bookmarks: Bookmarks,
    *,
    header: bool = False,
    keep: bool,
) -> Any:
    properties = el("w:trPr", el("w:cantSplit"))
    if header:
        properties.append(el("w:tblHeader"))
    return el(
        "w:tr",
        properties,
        *(
            _cell(runs_of(runs, bookmarks), width, header=header, keep=keep, right=column in numbers)
            for column, (runs, width) in enumerate(zip(cells, widths, strict=True))
        ),
    )


def _cell(content: list[Any], width: int, *, header: bool, keep: bool, right: bool) -> Any:
    look = el("w:tcPr", el("w:tcW", w=width, type="dxa"))
    paragraph_look = el("w:pPr", el("w:pStyle", val=CELL_HEAD if header else CELL))
    if header:
        look.append(el("w:tcBorders", el("w:bottom", val="single", sz=8, space=0, color=style.ACCENT)))
        look.append(el("w:shd", val="clear", color="auto", fill=style.GROUND))
    if keep:
        paragraph_look.append(el("w:keepNext"))
    if right:
        paragraph_look.append(el("w:jc", val="right"))
    return el("w:tc", look, el("w:p", paragraph_look, *content))
