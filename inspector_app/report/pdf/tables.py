"""Tables and boxes of the PDF: hairlines, a header row that every page repeats, no row torn apart."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from inspector_app.report import style
from inspector_app.report.blocks import Runs, Statement, Table
from inspector_app.report.fonts import REGULAR
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.text import paragraph, paragraph_style

_OF_COLUMN, _OF_ROW = {"Scope": "Column"}, {"Scope": "Row"}


def draw_table(table: Table, element: Element) -> Grid:
    """Return a table as wide as the text, with its rows in `element`."""
    head = paragraph_style(style.CELL_HEAD), paragraph_style(style.CELL_HEAD, alignment=TA_RIGHT)
    body = paragraph_style(style.CELL), paragraph_style(style.CELL, alignment=TA_RIGHT)
    rows = [_header(table, element.within("THead").within("TR"), *head)]
    below = element.within("TBody")
    rows += [_row(row, table.numbers, below.within("TR"), *body) for row in table.rows]
    return _grid(
        rows,
        table.shares,
        [
            ("BACKGROUND", (0, 0), (-1, 0), HexColor(f"#{style.GROUND}")),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(f"#{style.ACCENT}")),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(f"#{style.RULE}")),
        ],
        header_rows=1,
    )


def draw_statement(statement: Statement, element: Element) -> Grid:
    """Return a box with a bar at its left."""
    inside = [
        paragraph(statement.label, paragraph_style(style.STATEMENT_LABEL), element.within("P")),
        paragraph(statement.runs, paragraph_style(style.STATEMENT), element.within("P")),
    ]
    return _grid(
        [[row] for row in inside],
        (1,),
        [
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(f"#{style.GROUND}")),
            ("LINEBEFORE", (0, 0), (0, -1), style.STATEMENT_BAR, HexColor(f"#{style.ACCENT}"), "butt"),
            ("LEFTPADDING", (0, 0), (-1, -1), style.STATEMENT_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), style.STATEMENT_PADDING),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 0),
            ("TOPPADDING", (0, 1), (-1, 1), 0),
            ("TOPPADDING", (0, 0), (-1, 0), style.STATEMENT_PADDING),
            ("BOTTOMPADDING", (0, 1), (-1, 1), style.STATEMENT_PADDING),
        ],
    )


def _header(table: Table, row: Element, words: ParagraphStyle, figures: ParagraphStyle) -> list[Flowable]:
    cells = []
    for column, runs in enumerate(table.header):
        element = row.within("TH", owner="Table", attributes=_OF_COLUMN)
        cell = paragraph(runs, figures if column in table.numbers else words, element)
        cell.repeats = True
        cells.append(cell)
    return cells


def _row(
    runs_of_cells: tuple[Runs, ...],
    numbers: tuple[int, ...],
    row: Element,
    words: ParagraphStyle,
    figures: ParagraphStyle,
) -> list[Flowable]:
    cells = []
    for column, runs in enumerate(runs_of_cells):
        element = row.within("TD") if column else row.within("TH", owner="Table", attributes=_OF_ROW)
        cells.append(paragraph(runs, figures if column in numbers else words, element))
    return cells


def _grid(
    rows: list[list[Flowable]],
    shares: Sequence[int],
    look: list[tuple[object, ...]],
    *,
    header_rows: int = 0,
) -> Grid:
    """Return a grid on the text axis; an empty cell never falls back to a font that is not embedded."""
    width = style.TEXT_WIDTH * mm
    total = sum(shares)
    grid = Grid(
        rows,
        colWidths=[width * share / total for share in shares],
        repeatRows=header_rows,
        splitInRow=1,  # only where a row alone is taller than what a page has room for
        hAlign="RIGHT",
        spaceBefore=0,
        spaceAfter=style.SPACE_AFTER_TABLE,
    )
    grid.setStyle(
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
    return grid
