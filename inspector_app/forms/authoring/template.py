"""A workbook to begin a form from: every column, explained, and an example of every type of question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.files import check_target, write_then_move
from inspector_app.forms.authoring.question_types import KNOWN, REFUSED
from inspector_app.forms.authoring.template_rows import CHOICES, NOTES, SETTINGS, SURVEY, TRUE_OR_NOT
from resources.translations import _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIX = ".xlsx"
_TYPES_SHEET = "_types"  # its name begins with an underscore, so no program takes it for a part of the form
_NEEDS_LIST = ("select_one", "select_multiple", "rank")
_LAST_ROW = 1000
_WIDE, _NARROW = 34, 14


def write_template(path: Path) -> None:
    """Write the workbook.

    Raises UserError when the name does not end in .xlsx, a file of that name is there, or the disk refuses.
    """
    check_target(path, SUFFIX)
    if path.exists():
        raise UserError(
            "file-exists",
            _("A file of that name is there; nothing is written over it."),
            _("Choose another name."),
            where=path.name,
        )
    write_then_move(path, _write, suffix=SUFFIX)


def _write(path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    survey = workbook.create_sheet("survey")
    _fill(survey, SURVEY)
    choices = workbook.create_sheet("choices")
    _fill(choices, CHOICES)
    settings = workbook.create_sheet("settings")
    _fill(settings, SETTINGS)
    types = workbook.create_sheet(_TYPES_SHEET)
    offered = _offered_types()
    for number, name in enumerate(offered, 1):
        types.cell(number, 1, name)
    types.sheet_state = "hidden"
    _offer_words(survey, f"={_TYPES_SHEET}!$A$1:$A${len(offered)}")
    workbook.save(path)


def _offered_types() -> list[str]:
    """Return the types to choose from; those with a list are offered with the lists of the example."""
    lists = list(dict.fromkeys(row[0] for row in CHOICES[1:]))
    plain = [name for name in KNOWN if name not in REFUSED and not name.startswith(_NEEDS_LIST)]
    return plain + [f"{name} {list_name}" for name in _NEEDS_LIST for list_name in lists]


def _fill(sheet: Worksheet, table: Sequence[Sequence[str]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    headings, *rows = table
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE5EC")
        note = NOTES[sheet.title].get(heading.partition("::")[0])
        if note:
            cell.comment = Comment(_(note), "", width=320, height=110)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDE if "::" in heading else max(_NARROW, len(heading) + 3)
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column, text)
                cell.number_format = "@"  # as text, so that Excel makes no formula or date of it
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "C2" if sheet.title == "survey" else "A2"


def _offer_words(survey: Worksheet, types: str) -> None:
    """Offer the words of the columns that have few; others can be typed, such as a list of one's own."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, heading in enumerate(SURVEY[0], 1):
        source = types if heading == "type" else TRUE_OR_NOT.get(heading)
        if source:
            offer = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
            letter = get_column_letter(column)
            offer.add(f"{letter}2:{letter}{_LAST_ROW}")
            survey.add_data_validation(offer)
