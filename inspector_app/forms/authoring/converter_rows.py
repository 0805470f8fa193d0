"""The rows of an XLSForm as the converter is given them: what it knows and nothing else.

A row in which something is wrong stands in a harmless shape, so that the converter gets past it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from inspector_app.forms.authoring.checking.expressions import is_expression
from inspector_app.forms.authoring.headings import ATTRIBUTES, KNOWN, MEDIA, TITLE, TRANSLATED, Heading
from inspector_app.forms.authoring.parameters import WITH_PARAMETERS
from inspector_app.forms.authoring.question_types import (
    EXTERNAL,
    FROM_FILE,
    REFUSED,
    SILENT,
    UNSEEN,
    WITH_DATA_TYPE,
)
from inspector_app.forms.authoring.survey_rows import SurveyRow, SurveyRows, stand_in_name
from inspector_app.forms.authoring.workbook import Row, Workbook

Cells = dict[str, str]  # by heading
Faulty = set[tuple[str, int, str]]  # places of problems: sheet, row, column as written

_AS_ATTRIBUTES = ("criterion", "na", "warning")  # so that `${name}` in them is resolved like everywhere else
_NOT_PASSED = ("unavailable", "warning_message", "disabled", *MEDIA)
_SHOWN_UNAVAILABLE = ("name", "label", "hint", "guidance_hint", "relevant", "criterion")
_SETTINGS = (
    TITLE,
    "form_id",
    "version",
    "default_language",
    "name",
    "allow_choice_duplicates",
    "clean_text_values",
)
# The nodes that the converter adds to a table of selects: its label, and the row of its columns.
_NUMBERED = re.compile(r"\b(generated_table_list_label_|reserved_name_for_field_list_labels_)(\d+)")
_FIRST_ROW = 2  # below the headings
_CHOICE_COLUMN = re.compile(r"[^\W\d][\w\-.]*")
# The converter makes typographic quotes straight: wanted in expressions, where Excel writes them by itself, and not
# in what people read. There they pass it in letters that nobody writes.
_SHOWN = (*TRANSLATED, TITLE)
_QUOTES = str.maketrans("‘’“”", "\ue000\ue001\ue002\ue003")
_QUOTES_BACK = str.maketrans("\ue000\ue001\ue002\ue003", "‘’“”")


def with_quotes(xform: str) -> str:
    """Return what the converter made with the quotes that were hidden from it."""
    return xform.translate(_QUOTES_BACK)


def survey_cells(rows: SurveyRows, faulty: Faulty, lists: Collection[str]) -> list[tuple[SurveyRow, Cells]]:
    """Return the rows of the survey, each with its cells; `lists` are the files of lists that could be read."""
    survey: list[tuple[SurveyRow, Cells]] = []
    for made in rows:
        if made.type is not None and made.type.ends:
            # Groups inside that were never ended are ended with it.
            survey += [(made, _end_of(closed, faulty)) for closed in made.closes]
        elif cells := _survey_cells(made, faulty, lists):
            survey.append((made, cells))
    survey += [(made, _end_of(made, faulty)) for made in rows.unended]
    return survey


def _survey_cells(made: SurveyRow, faulty: Faulty, lists: Collection[str]) -> Cells:
    """Return the cells of a row under the headings that the converter knows, blank for a row that makes nothing."""
    row, kind = made.row, made.type
    wrong = {column for sheet, number, column in faulty if (sheet, number) == ("survey", row.number)}
    headings = {heading.column for heading in row.cells if heading.written in wrong} | wrong
    if kind is not None and (kind.name == "audit" or (kind.name == "setting" and "name" in headings)):
        return {}
    cells = {
        _passed(heading): _with_hidden_quotes(heading, text)
        for heading, text in row.cells.items()
        if heading.column not in _NOT_PASSED and heading.written not in wrong and _is_known(heading)
    }
    if kind is None and not made.path:
        return {}
    if made.path:
        cells["name"] = made.name if "name" not in headings else stand_in_name(row)
    if (
        kind is None
        or ("type" in headings and not kind.begins)
        or (kind.name in FROM_FILE and kind.list_name not in lists)
    ):
        cells = {key: text for key, text in cells.items() if key not in ("choice_filter", "parameters")}
        cells["type"] = "text"
    elif kind.name in EXTERNAL and ("name" in headings or f"{made.name}{EXTERNAL[kind.name]}" not in lists):
        cells["type"] = "hidden"
    elif kind.name in REFUSED:
        cells = {key: text for key, text in cells.items() if key.partition("::")[0] in _SHOWN_UNAVAILABLE}
        is_seen = kind.name not in UNSEEN and row.has("label", "hint")
        cells["type"] = "text" if is_seen else "hidden"
    elif kind.begins and "type" in headings:
        cells["type"] = f"begin {_begun(made, faulty)}"
    elif kind.name == "select_one_external":
        cells["type"] = kind.written.replace("_external", "", 1)
    elif _takes_several_answers(made):
        cells["type"] = f"select_one {kind.list_name}"
    elif kind.name != "setting":
        cells["type"] = kind.written
    if kind is None or kind.name not in WITH_PARAMETERS:
        cells.pop("parameters", None)
    if kind is None or kind.name not in WITH_DATA_TYPE:
        cells.pop("bind::type", None)
    if (
        cells["type"] == "calculate"
        and "calculation" not in cells
        and not is_expression(cells.get("default", ""))
    ):
        cells["calculation"] = "''"
    if cells.get("type") not in SILENT and not _has_words(cells) and not (kind and kind.begins):
        cells["label"] = "…"
    return cells


def _takes_several_answers(made: SurveyRow) -> bool:
    """Whether its choices are answers, of which several may be chosen: the converter knows that of one alone."""
    return made.is_type("select_multiple") and made.type is not None and made.type.list_name.startswith("${")


def with_several(xform: str, rows: SurveyRows) -> str:
    """Return an XForm in which several answers may be chosen wherever the rows say so."""
    for made in rows:
        if made.path and _takes_several_answers(made):
            control = rf'<select1( [^>]*ref="/[^/"]+{re.escape(made.path)}"[^>]*>.*?)</select1>'
            xform = re.sub(control, r"<select\1</select>", xform, count=1, flags=re.DOTALL)
    return xform


def with_numbers_of_rows(xform: str, numbers: Sequence[int]) -> str:
    """Return an XForm whose nodes that are named by the number of a row have that of the author's sheet.

    `numbers` are those of the rows that the converter was given. It counts them all alike, from 2.
    """

    def number(match: re.Match[str]) -> str:
        place = int(match[2]) - _FIRST_ROW
        return f"{match[1]}{numbers[place] if place < len(numbers) else match[2]}"

    return _NUMBERED.sub(number, xform)


def _begun(made: SurveyRow, faulty: Faulty) -> str:
    """Return which kind of group a row begins: a loop whose list cannot be used goes on as a group."""
    kind = made.type.begins if made.type else "group"
    return "group" if kind == "loop" and ("survey", made.row.number, made.type_heading) in faulty else kind


def _end_of(made: SurveyRow, faulty: Faulty) -> Cells:
    return {"type": f"end {_begun(made, faulty)}"}


def _is_known(heading: Heading) -> bool:
    return heading.column in (*KNOWN["survey"], *ATTRIBUTES)


def _has_words(cells: Cells) -> bool:
    if {"calculation", "trigger"} & set(cells):
        return True
    return any(key.partition("::")[0] in ("label", "hint") for key in cells)


def _passed(heading: Heading) -> str:
    return f"bind::{heading.column}" if heading.column in _AS_ATTRIBUTES else heading.canonical


def _with_hidden_quotes(heading: Heading, text: str) -> str:
    return text.translate(_QUOTES) if heading.column in _SHOWN else text


def choice_cells(book: Workbook, faulty: Faulty) -> list[tuple[Row, Cells]]:
    """Return the choices, those of the sheet external_choices among them: on a desktop all lists are at hand."""
    found = []
    for sheet in ("choices", "external_choices"):
        labels = (h.canonical for h in book.sheet(sheet).headings if h.column == "label")
        label = next(labels, "label")
        for row in book.sheet(sheet).rows:
            if not row.get("list_name"):
                continue
            cells = {
                heading.canonical: _with_hidden_quotes(heading, text)
                for heading, text in row.cells.items()
                if heading.column not in _NOT_PASSED
                and _CHOICE_COLUMN.fullmatch(heading.column)
                and (sheet, row.number, heading.written) not in faulty
            }
            cells.setdefault("name", stand_in_name(row))
            if not any(key.partition("::")[0] == "label" for key in cells):
                cells[label] = cells["name"]
            found.append((row, cells))
    return found


def settings_cells(row: Row, faulty: Faulty) -> Cells:
    """Return the settings that the converter heeds; of the title, which it has in one language, the first."""
    cells: Cells = {}
    for heading, text in row.cells.items():
        if heading.column in _SETTINGS and ("settings", row.number, heading.written) not in faulty:
            cells.setdefault(heading.column, _with_hidden_quotes(heading, text))
    return cells
