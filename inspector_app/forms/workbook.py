"""An XLSForm as its author wrote it: the rows of its sheets, with the columns that only this program knows.

`criterion`, `na`, `warning` and `warning_message` are renamed to bind attributes before pyxform sees them, so that
references such as `${name}` in them are resolved like in any other expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from db.errors import UserError
from db.files import check_source
from inspector_app.forms.definition import NOT_APPLICABLE
from inspector_app.forms.problems import FormError, FormProblem

Sheets = dict[str, Any]
Row = dict[str, Any]

OWN_COLUMNS = ("criterion", "na", "warning")
WARNING_MESSAGE = "warning_message"

REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")

# What XLSForm can say and a desktop on site cannot honour; the remedy tells what to use instead.
REFUSED_TYPES = {
    "geopoint": "a place on a map",
    "geotrace": "a line on a map",
    "geoshape": "an area on a map",
    "start-geopoint": "a place on a map",
    "background-geopoint": "a place on a map",
    "audio": "a sound recording",
    "background-audio": "a sound recording",
    "video": "a film",
    "barcode": "a barcode",
    "phonenumber": "the telephone's number",
    "simserial": "the telephone's card",
    "subscriberid": "the telephone's card",
    "email": "the account's address",
    "audit": "a log of the telephone",
    "xml-external": "a list in a file beside the form",
    "csv-external": "a list in a file beside the form",
    "select_one_from_file": "a list in a file beside the form",
    "select_multiple_from_file": "a list in a file beside the form",
    "select_one_external": "a list in a file beside the form",
    "rank": "an order of choices",
}
_MEDIA = ("image", "big-image", "audio", "video")

# pyxform makes typographic quotes straight: wanted in expressions, where Excel writes them by itself, and not in
# what people read. There they pass it in letters that nobody writes.
_SHOWN = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "form_title")
_QUOTES = str.maketrans("‘’“”", "\ue000\ue001\ue002\ue003")
_QUOTES_BACK = str.maketrans("\ue000\ue001\ue002\ue003", "‘’“”")


def read_sheets(path: Path) -> Sheets:
    """Return the sheets of a form in .xlsx, .xls or Markdown as pyxform reads them.

    Raises UserError when there is no such file, it is of another kind, or it cannot be read.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import get_xlsform

    check_source(path)
    if path.suffix.lower() not in (".xlsx", ".xls", ".md"):
        raise UserError(
            "form-kind",
            "A form is an XLSForm: an Excel workbook (.xlsx), or Markdown tables (.md).",
            "Save it in one of these.",
            where=path.name,
        )
    try:
        book = get_xlsform(path)
    except IndexError as error:
        raise UserError(
            "form-damaged",
            "A row of the form has more cells than its sheet has headings.",
            "Count the cells of its rows.",
            where=path.name,
        ) from error
    except PyXFormError as error:  # its words speak of arguments and kinds of file
        tables = path.suffix.lower() == ".md"
        raise UserError(
            "form-damaged",
            f"The file holds no {'tables' if tables else 'sheets'} of a form.",
            "Begin a table with a line such as | survey |, as in docs/forms.md."
            if tables
            else "Open it in Excel, save it again as .xlsx, and try anew.",
            where=path.name,
        ) from error
    except Exception as error:
        raise UserError(
            "form-damaged",
            f"The form cannot be read ({error}).",
            "Open it, save it again, and try anew.",
            where=path.name,
        ) from error
    sheets = {key: value for key, value in asdict(book).items() if value is not None}
    if not sheets.get("survey"):
        raise FormError(
            path.name, [FormProblem("survey", 0, "", "The sheet is missing or empty.", "Add its rows.")]
        )
    return sheets


def problems_of_sheets(sheets: Sheets) -> list[FormProblem]:
    """Return all that a look at the rows alone can tell: kinds of question, names, what `${name}` refers to."""
    names = _names(sheets)
    problems: list[FormProblem] = []
    for number, row in numbered(sheets["survey"]):
        kind = str(row.get("type", "")).split(" ")[0]
        if kind in REFUSED_TYPES:
            problems.append(
                FormProblem(
                    "survey",
                    number,
                    "type",
                    f"“{kind}” asks for {REFUSED_TYPES[kind]}, which this program does not take.",
                    "Ask for it in words, with the type text, or leave it out.",
                )
            )
        if str(row.get("na", "")).strip().lower() not in ("", "yes", "no"):
            problems.append(
                FormProblem(
                    "survey", number, "na", f"“{row['na']}” is neither yes nor no.", "Write yes or nothing."
                )
            )
        problems += _problems_of_cells("survey", number, row, names)
    for number, row in numbered(sheets.get("choices") or []):
        if str(row.get("name", "")) == NOT_APPLICABLE:
            problems.append(
                FormProblem(
                    "choices",
                    number,
                    "name",
                    "“n/a” is kept for answers that do not apply.",
                    "Give the choice another name, or write yes in the column na of the question.",
                )
            )
        problems += _problems_of_cells("choices", number, row, set())
    return problems


def _names(sheets: Sheets) -> set[str]:
    """Return the names that `${name}` may use: those of the rows, and those that pyxform adds."""
    names = set()
    for _, row in numbered(sheets["survey"]):
        name, kind = str(row.get("name", "")), str(row.get("type", ""))
        names |= {name} | ({f"{name}_other"} if kind.endswith(" or_other") else set())
    return names


def _problems_of_cells(sheet: str, number: int, row: Row, names: set[str]) -> Iterator[FormProblem]:
    for heading, cell in row.items():
        column = str(heading).split("::")[0].strip()
        if str(heading).startswith("media::") or column in _MEDIA:
            yield FormProblem(
                sheet, number, str(heading), "Pictures, sounds and films are not shown.", "Take it out."
            )
        for name in REFERENCE.findall(str(cell)):
            if sheet == "choices":
                what, remedy = "A choice cannot hold an answer.", "Write the choice in plain words."
            elif name not in names:
                what, remedy = f"There is no question called “{name}”.", "Correct the name."
            else:
                continue
            yield FormProblem(sheet, number, str(heading), what, remedy)


def numbered(rows: list[Row]) -> list[tuple[int, Row]]:
    """Return rows with their numbers in the sheet, the heading being row 1."""
    return [(number, row) for number, row in enumerate(rows, 2) if row]


def for_pyxform(sheets: Sheets) -> Sheets:
    """Return the sheets as pyxform passes them through: our own columns renamed, quotes that are shown kept."""

    def rename(name: str) -> str | None:
        base = name.split("::")[0].strip()
        if base in OWN_COLUMNS:
            return f"bind::{base}"
        return None if base == WARNING_MESSAGE else name

    kept = {
        name: _keep_quotes(rows) for name, rows in sheets.items() if name in ("survey", "choices", "settings")
    }
    survey = [{new: row[old] for old in row if (new := rename(old))} for row in kept["survey"]]
    headings = [
        {new: None for old in header if (new := rename(old))} for header in sheets.get("survey_header") or []
    ]
    return {**sheets, **kept, "survey": survey, "survey_header": headings}


def with_quotes(xform: str) -> str:
    """Return what pyxform made with the quotes that `for_pyxform` hid from it."""
    return xform.translate(_QUOTES_BACK)


def _keep_quotes(rows: list[Row]) -> list[Row]:
    return [
        {
            heading: value.translate(_QUOTES) if isinstance(value, str) and _is_shown(heading) else value
            for heading, value in row.items()
        }
        for row in rows
    ]


def _is_shown(heading: object) -> bool:
    return str(heading).split("::")[0].strip().replace(" ", "_") in _SHOWN


def language_code(name: str) -> str:
    """Return the code of a language as authors write it: "Cymraeg (cy)" gives "cy"."""
    match = re.search(r"\(([\w\-]+)\)\s*$", name)
    return match[1] if match else name


def translated(row: Row, column: str) -> dict[str, str]:
    """Return the texts of a translated column by language; one without a language stands under ""."""
    texts = {}
    for heading, text in row.items():
        base, _, language = str(heading).partition("::")
        if base.strip() == column and text:
            texts[language_code(language.strip())] = str(text)
    return texts
