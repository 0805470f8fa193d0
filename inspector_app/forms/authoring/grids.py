"""The cells of a form's sheets as texts, from a workbook, from Markdown tables or from CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from db.errors import UserError
from db.files import check_source
from inspector_app.forms.authoring.encodings import decoded, delimiter_of
from resources.translations import _

# The rows of a sheet by its name as written, the headings first; blank cells are "".
Grids = dict[str, list[list[str]]]

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")

# Signs that XML cannot hold, as they come with what is pasted into a cell.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")

_CELLS = re.compile(r"(?<!\\)\|")  # a bar parts cells unless a backslash stands before it
_RULE = re.compile(r"[\s|:-]+")  # the line under a heading in Markdown


def read_grids(path: Path) -> Grids:
    """Return the sheets of a form in .xlsx, .xlsm, .xls, .md or .csv.

    Raises UserError when there is no such file, it is of another kind, or it cannot be read.
    """
    check_source(path)
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise UserError(
            "form-kind",
            _(
                "A form is an XLSForm, as an Excel workbook (.xlsx or .xls), Markdown tables (.md) or .csv, "
                "or an XForm (.xml)."
            ),
            _("Save it as one of these."),
            where=path.name,
        )
    try:
        grids = read(path)
    except UserError:
        raise
    except Exception as error:
        raise UserError(
            "form-damaged",
            _("The form cannot be read ({error}).").format(error=error),
            _("Open it in the program that wrote it, save it again, and try anew."),
            where=path.name,
        ) from error
    grids = {
        name: [[_CONTROLS.sub(" ", cell).strip() for cell in row] for row in rows]
        for name, rows in grids.items()
        if any(any(row) for row in rows)
    }
    if not grids:
        raise UserError(
            "form-damaged",
            _("The file holds no tables of a form."),
            _("Begin with a sheet or a table named survey, as in docs/forms.md."),
            where=path.name,
        )
    if len(grids) == 1 and not set(map(str.lower, grids)) & set(SHEETS):
        # A workbook of one sheet is the survey, whatever it is called.
        grids = {"survey": next(iter(grids.values()))}
    return grids


# ---- workbooks --------------------------------------------------------------------------------------------
def _read_xlsx(path: Path) -> Grids:
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        grids = {}
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # some programs write down a smaller size than the sheet has
            rows = sheet.iter_rows(values_only=True)
            grids[sheet.title] = _trimmed([[_text(cell) for cell in row] for row in rows])
        return grids
    finally:
        workbook.close()


def _read_xls(path: Path) -> Grids:
    import xlrd

    with xlrd.open_workbook(path, on_demand=True) as workbook:
        dates = workbook.datemode

        def cell_text(cell: xlrd.sheet.Cell) -> str:
            match cell.ctype:
                case xlrd.XL_CELL_BOOLEAN:
                    return _text(bool(cell.value))
                case xlrd.XL_CELL_DATE:
                    moment = xlrd.xldate.xldate_as_datetime(cell.value, dates)
                    return _text(moment.time() if cell.value < 1 else moment)
                case xlrd.XL_CELL_ERROR:
                    return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
                case _:
                    return _text(cell.value)

        return {
            sheet.name: _trimmed([[cell_text(cell) for cell in row] for row in sheet.get_rows()])
            for sheet in workbook.sheets()
        }


def _text(cell: object) -> str:
    """Return a cell as its author sees it: whole numbers without a point, days without a time."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case _:
            return str(cell).replace("\xa0", " ").strip()


# ---- plain text -------------------------------------------------------------------------------------------
def _read_markdown(path: Path) -> Grids:
    grids: Grids = {}
    rows: list[list[str]] | None = None
    for line in decoded(path).splitlines():
        text = line.strip()
        if not text.startswith("|") or _RULE.fullmatch(text):
            continue
        # What stands after the last bar is a comment.
        first, *cells = [part.strip().replace("\\|", "|") for part in _CELLS.split(text[1:])][:-1] or [""]
        if first:
            rows = grids.setdefault(first, [])
        if rows is not None and any(cells):
            rows.append(cells)
    return grids


def _read_csv(path: Path) -> Grids:
    """Read tables one under the other, each begun by a line with its name in the first column."""
    text = decoded(path)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    grids: Grids = {}
    rows: list[list[str]] | None = None
    for line in lines:
        first, *cells = [cell.strip() for cell in line] or [""]
        if first:
            rows = grids.setdefault(first, [])
        if rows is not None and (any(cells) or (rows and not first)):
            rows.append(cells)
    return {name: _trimmed(rows) for name, rows in grids.items()}


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without those after the last that has anything in it."""
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


_READERS: dict[str, Callable[[Path], Grids]] = {
    ".xlsx": _read_xlsx,
    ".xlsm": _read_xlsx,
    ".xls": _read_xls,
    ".md": _read_markdown,
    ".csv": _read_csv,
}
