"""The council's case list: read from .xlsx or .csv, columns matched, every row checked, then added as a whole."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.files import check_source
from inspector_app.dates import parse_loose_date
from inspector_app.fieldwork.cases import CASE_DETAILS
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

REFERENCE = "reference"
COLUMNS = (REFERENCE, *CASE_DETAILS)
MOST_ROWS = 10_000
_LOOKED_AT = 4_000  # characters by which the delimiter of a .csv is told

# Headings that councils' systems give these columns, in lower case; the first is our own, which our exports write
# with an underscore.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": ("reference", "case reference", "case ref", "case", "ref", "case number", "cyfeirnod"),
    "referred_on": ("referred on", "referral date", "date of referral", "referred", "dyddiad atgyfeirio"),
    "referral": ("referral", "referral type", "new or repeat", "new/repeat", "atgyfeiriad"),
    "age_band": ("age band", "age", "age group", "band oedran"),
    "route": ("route", "pathway", "service route", "llwybr"),
    "team": ("team", "team name", "locality", "tîm"),
    "language": ("language", "preferred language", "language choice", "iaith"),
    "ethnicity": ("ethnicity", "ethnic group", "ethnigrwydd"),
    "note": ("note", "notes", "comment", "nodyn"),
}


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong in one row: `row` as the spreadsheet counts it, `column` its heading."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list as read: its headings, its rows (cells as text), and which heading fills which of `COLUMNS`."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int
    matched: Mapping[str, str]

    def with_match(self, column: str, heading: str | None) -> CaseList:
        """Return the list with one of `COLUMNS` filled from another heading, or from none."""
        matched = {key: value for key, value in self.matched.items() if key != column and value != heading}
        return replace(self, matched={**matched, column: heading} if heading else matched)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would add, and everything that stands in its way; `rows` are the cases' rows in the sheet."""

    cases: tuple[dict[str, str], ...]
    rows: tuple[int, ...]
    errors: tuple[RowError, ...]


def read_case_list(path: Path) -> CaseList:
    """Read the first sheet of an .xlsx, or a .csv in UTF-8 or Windows encoding with comma, semicolon or tab.

    Raises UserError when the file is missing, is neither, is damaged, or has no rows or too many.
    """
    check_source(path)
    reader = {".xlsx": _read_xlsx, ".csv": _read_csv}.get(path.suffix.lower())
    if reader is None:
        raise UserError(
            "case-list-kind",
            _("A case list is an Excel workbook (.xlsx) or a .csv file."),
            _("Save the list in one of these, then import it."),
            where=path.name,
        )
    lines = reader(path)
    first = next((number for number, line in enumerate(lines) if _are_headings(line)), None)
    if first is None or not any(any(line) for line in lines[first + 1 :]):
        raise UserError(
            "case-list-empty",
            _("The list has no rows under a line of headings."),
            _("Check the sheet."),
            where=path.name,
        )
    headings, rows = tuple(lines[first]), tuple(lines[first + 1 :])
    if len(rows) > MOST_ROWS:
        raise UserError(
            "case-list-long",
            _("The list has {count:,} rows, and at most {most:,} can be imported.").format(
                count=len(rows), most=MOST_ROWS
            ),
            _("Leave only the cases of the sample in it."),
            where=path.name,
        )
    return CaseList(path.name, headings, rows, first + 2, _match(headings))


def preview(visit: Visit, case_list: CaseList) -> Preview:
    """Check every row against the visit and return what would be added with all errors; nothing is written.

    Raises UserError when no column holds the reference, or two have the heading of one that is used.
    """
    if REFERENCE not in case_list.matched:
        raise UserError(
            "case-list-columns",
            _("No column of the list holds the case reference."),
            _("Name one “Reference”, or match one of: {headings}.").format(
                headings=", ".join(filter(None, case_list.headings))
            ),
            where=case_list.name,
        )
    for heading in case_list.matched.values():
        if case_list.headings.count(heading) > 1:
            raise UserError(
                "case-list-columns",
                _("Two columns of the list are headed “{heading}”.").format(heading=heading),
                _("Give each column a heading of its own."),
                where=case_list.name,
            )
    column_of = {column: case_list.headings.index(heading) for column, heading in case_list.matched.items()}
    seen = {case.reference.casefold(): 0 for case in visit.cases.all()}
    cases, rows, errors = [], [], []
    for row, cells in enumerate(case_list.rows, case_list.first_row):
        if not any(cells):
            continue
        values = {column: cells[index] if index < len(cells) else "" for column, index in column_of.items()}
        cases.append(values)
        rows.append(row)
        errors += [
            RowError(row, case_list.matched[column], sentence)
            for column, sentence in _faults(values, seen, visit.today())
        ]
        seen.setdefault(values[REFERENCE].casefold(), row)
    return Preview(tuple(cases), tuple(rows), tuple(errors))


def import_cases(visit: Visit, case_list: CaseList) -> list[str]:
    """Add all cases of the list in one transaction and return their ids.

    Raises UserError listing the rows at fault; then nothing is added.
    """
    result = preview(visit, case_list)
    if result.errors:
        listed = "; ".join(
            _("row {row}, {column}: {fault}").format(row=error.row, column=error.column, fault=error.sentence)
            for error in result.errors
        )
        raise UserError(
            "case-list-rows",
            _("The list cannot be imported as it is: {faults}.").format(faults=listed),
            _("Put them right in the list; nothing was imported."),
            where=case_list.name,
        )
    return visit.cases.add_many([dict(case) for case in result.cases])


def _are_headings(line: tuple[str, ...]) -> bool:
    """Whether a line is more than a title above the list: several cells, or one with a heading that is known."""
    return sum(1 for cell in line if cell) > 1 or bool(_match(line))


def _match(headings: tuple[str, ...]) -> dict[str, str]:
    by_name = {
        " ".join(heading.casefold().replace("_", " ").split()): heading for heading in headings if heading
    }
    found = {}
    for column, names in _HEADINGS.items():
        heading = next((by_name[name] for name in names if name in by_name), None)
        if heading:
            found[column] = heading
    return found


def _faults(values: dict[str, str], seen: Mapping[str, int], today: date) -> list[tuple[str, str]]:
    """Return the faults of one row; a date that can be read is put into ISO form in place."""
    faults = []
    reference = values[REFERENCE]
    if not reference:
        faults.append((REFERENCE, _("the reference is missing")))
    elif reference.casefold() in seen:
        row = seen[reference.casefold()]
        faults.append(
            (
                REFERENCE,
                _("{reference} stands in row {row} too").format(reference=reference, row=row)
                if row
                else _("{reference} is in the sample already").format(reference=reference),
            )
        )
    if values.get("referred_on"):
        parsed = parse_loose_date(values["referred_on"], today)
        if isinstance(parsed, date):
            values["referred_on"] = parsed.isoformat()
        else:
            faults.append(("referred_on", _("“{text}” is not a date").format(text=values["referred_on"])))
    return faults


def _read_xlsx(path: Path) -> list[tuple[str, ...]]:
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = workbook.worksheets[0]
            return [tuple(_text(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]
        finally:
            workbook.close()
    except Exception as error:  # of a damaged workbook, its reader raises whatever it stumbles on
        raise UserError(
            "case-list-damaged",
            _("The workbook cannot be read ({reason}).").format(reason=error),
            _("Open it in Excel, save it again as .xlsx, then import it."),
            where=path.name,
        ) from error


def _read_csv(path: Path) -> list[tuple[str, ...]]:
    text = _decoded(path.read_bytes())
    beginning = text[:_LOOKED_AT]
    delimiter = max(",;\t", key=beginning.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [tuple(_text(cell) for cell in row) for row in lines]
    except csv.Error as error:
        raise UserError(
            "case-list-damaged",
            _("The list cannot be read ({reason}).").format(reason=error),
            _("Open it in Excel, save it again as .csv in UTF-8, then import it."),
            where=path.name,
        ) from error


def _decoded(data: bytes) -> str:
    """Return a text in UTF-8, in UTF-16 as Excel saves "Unicode text", or in the encoding of Windows."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
