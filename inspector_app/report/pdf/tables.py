"""Tables and boxes of the PDF: hairlines, a header row that every page repeats, no row torn apart."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from inspector_app.report import style
from inspector_app.report.blocks import Runs, Statement, Table
from inspector_app.report.pdf.grid import Grid, grid
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
    return grid(
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
    return grid(
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
