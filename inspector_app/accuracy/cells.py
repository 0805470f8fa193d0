"""The tables of a Word or Excel file as rows of cells, each row with where a reader finds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from db.errors import UserError
from db.files import check_source
from resources.translations import _

MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell; `number` is what Excel holds where it holds no words, such as 4.1 for a typed 4.10."""

    words: str
    number: float | None = None
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row: `place` says in words where it stands."""

    place: str
    cells: tuple[Cell, ...]


Grid = list[CellRow]


def grids_of(path: Path) -> list[Grid]:
    """Return every table of a .docx, or every sheet of an .xlsx, that has rows.

    Raises UserError when the file is missing, is neither, is damaged or is far too long.
    """
    check_source(path)
    reader = {".docx": _of_word, ".xlsx": _of_excel}.get(path.suffix.lower())
    if reader is None:
        raise UserError(
            "accuracy-kind",
            _("The council’s points come in a Word file (.docx) or an Excel workbook (.xlsx)."),
            _("Save them in one of these, then bring them in."),
            where=path.name,
        )
    try:
        grids = reader(path)
    except Exception as error:  # of a damaged file, its reader raises whatever it stumbles on
        raise UserError(
            "accuracy-damaged",
            _("The file cannot be read ({reason}).").format(reason=error),
            _("Open it in Word or Excel, save it again, then bring it in."),
            where=path.name,
        ) from error
    if sum(len(grid) for grid in grids) > MOST_ROWS:
        raise UserError(
            "accuracy-long",
            _("The file has more than {most:,} rows.").format(most=MOST_ROWS),
            _("Leave only the council’s points in it."),
            where=path.name,
        )
    return [grid for grid in grids if grid]


def _of_word(path: Path) -> list[Grid]:
    import docx

    tables = docx.Document(str(path)).tables
    grids = []
    for number, table in enumerate(tables, 1):
        grid = []
        for index, row in enumerate(table.rows, 1):
            place = _("row {row}") if len(tables) == 1 else _("table {table}, row {row}")
            cells = tuple(Cell(_trimmed(cell.text)) for cell in row.cells)
            grid.append(CellRow(place.format(table=number, row=index), cells))
        grids.append(grid)
    return grids


def _of_excel(path: Path) -> list[Grid]:
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        sheets = workbook.worksheets
        grids = []
        for sheet in sheets:
            grid = []
            for index, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1), 1):
                place = _("row {row}") if len(sheets) == 1 else _("sheet “{sheet}”, row {row}")
                cells = tuple(_excel_cell(cell) for cell in row)
                grid.append(CellRow(place.format(sheet=sheet.title, row=index), cells))
            grids.append(grid)
        return grids
    finally:
        workbook.close()


def _excel_cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell("")
    if isinstance(value, bool | str):
        return Cell(_trimmed(str(value)))
    if isinstance(value, datetime | date):
        return Cell(str(value), is_date=True)
    if isinstance(value, int | float):
        _whole, _point, places = str(cell.number_format).partition(".")
        shown = len(places) if places and set(places) == {"0"} else None
        words = f"{value:.{shown}f}" if shown else f"{value:g}"
        return Cell(words, None if shown else float(value))
    return Cell(_trimmed(str(value)))


def _trimmed(text: str) -> str:
    """Return a text of a cell, its lines kept and the blanks at their ends left out."""
    return "\n".join(line.strip() for line in text.splitlines()).strip()
