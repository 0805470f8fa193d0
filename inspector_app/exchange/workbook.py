"""`export --xlsx`: the tidy tables of a visit for Excel, a sheet a table.

Cells hold text or whole numbers; a text that begins like a formula stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.files import check_target, write_then_move
from inspector_app.exchange.table import Cell
from inspector_app.exchange.tidy_tables import tidy_tables
from resources.translations import SOURCE, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

SUFFIX = ".xlsx"
LONGEST_CELL = 32_767  # what Excel can hold


def export_workbook(visit: Visit, path: Path) -> list[str]:
    """Write the workbook and return the names of its sheets.

    Raises UserError when the file cannot be written, and then leaves what was there.
    """
    from openpyxl import Workbook

    check_target(path, SUFFIX)
    workbook = Workbook(write_only=True)
    with speaking(SOURCE):  # a format that scripts read, the same whatever the program speaks
        for title, headings, rows in tidy_tables(visit):
            sheet = workbook.create_sheet(title)
            sheet.freeze_panes = "A2"
            sheet.append(_cells(sheet, headings, bold=True))
            for row in rows:
                sheet.append(_cells(sheet, row))
    names = list(workbook.sheetnames)
    # In memory first: its writer cannot be stopped by a disk without complaining in the terminal.
    content = BytesIO()
    workbook.save(content)
    write_then_move(path, lambda temporary: temporary.write_bytes(content.getvalue()), suffix=SUFFIX)
    return names


def _cells(sheet: Any, values: Sequence[Cell], *, bold: bool = False) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    cells = []
    for value in values:
        if isinstance(value, str):
            value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"  # never a formula, whatever it begins with
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    return cells
