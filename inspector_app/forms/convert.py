"""From an XLSForm to an XForm, by the reference converter, which is given what it knows and nothing else.

It stops at the first thing that it does not like. So rows in which something is wrong stand in a harmless shape, and
whatever it still refuses is told and taken out, until it is through: in one go an author learns of everything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from inspector_app.forms.headings import ATTRIBUTES, MEDIA, TRANSLATED, Heading
from inspector_app.forms.problems import FormAdvice, FormProblem
from inspector_app.forms.question_types import EXTERNAL, FROM_FILE, REFUSED, SILENT, UNSEEN
from inspector_app.forms.survey_rows import SurveyRow, SurveyRows, stand_in_name
from inspector_app.forms.workbook import Row, Workbook

_MOST_ATTEMPTS = 40
_ROW = re.compile(r"\[row\s*:\s*(\d+)\]", re.IGNORECASE)
_COLUMN = re.compile(r"the '([\w:]+)' value")
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")

_AS_ATTRIBUTES = ("criterion", "na", "warning")  # so that `${name}` in them is resolved like everywhere else
_NOT_PASSED = ("unavailable", "warning_message", "disabled", *MEDIA)
_SHOWN_UNAVAILABLE = ("name", "label", "hint", "guidance_hint", "relevant", "criterion")
_SETTINGS = (
    "form_title",
    "form_id",
    "version",
    "default_language",
    "name",
    "allow_choice_duplicates",
    "clean_text_values",
)
_CHOICE_COLUMN = re.compile(r"[^\W\d][\w\-.]*")
# What our own rules tell in better words.
_TOLD_WARNINGS = (
    "is missing the",
    "has no label",
    "being skipped",
    "max-pixels",
    "case-insensitive",
    "or_other",
    "'label' value",
    "column header",
    "machine-readable codes",
    "no longer supported",
)

# The converter makes typographic quotes straight: wanted in expressions, where Excel writes them by itself, and not
# in what people read. There they pass it in letters that nobody writes.
_SHOWN = (*TRANSLATED, "form_title")
_QUOTES = str.maketrans("‘’“”", "\ue000\ue001\ue002\ue003")
_QUOTES_BACK = str.maketrans("\ue000\ue001\ue002\ue003", "‘’“”")

_Cells = dict[str, str]


@dataclass(slots=True)
class Converted:
    """The XForm, blank when there is none, with what the converter found."""

    xform: str = ""
    found: list[FormProblem] = field(default_factory=list)


def convert(
    book: Workbook, rows: SurveyRows, problems: Collection[FormProblem], lists: Collection[str]
) -> Converted:
    """Convert a form whose `problems` are known; `lists` are the files of lists that could be read.

    With problems the XForm is one to look for more of them in, and not one to fill in.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as convert_sheets

    faulty = {(problem.sheet, problem.row, problem.column) for problem in problems}
    survey: list[tuple[SurveyRow, _Cells]] = []
    for made in rows:
        if made.type is not None and made.type.ends:
            # Groups inside that were never ended are ended with it.
            survey += [(made, _end_of(closed)) for closed in made.closes]
        elif cells := _survey_cells(made, faulty, lists):
            survey.append((made, cells))
    survey += [(made, _end_of(made)) for made in rows.unended]
    choices = _choices(book, faulty)
    settings = _settings(book.settings, faulty)
    result = Converted()
    for _ in range(_MOST_ATTEMPTS):
        warnings: list[str] = []
        # The converter changes what it is given.
        sheets: dict[str, Any] = {
            "survey": [dict(cells) for _, cells in survey],
            "choices": [dict(cells) for _, cells in choices],
            "settings": [dict(settings)] if settings else [],
            "fallback_form_name": book.path.stem,
        }
        for name in ("survey", "choices", "settings"):
            sheets[f"{name}_header"] = [dict.fromkeys(key for cells in sheets[name] for key in cells)]
        try:
            made = convert_sheets(sheets, form_name="data", warnings=warnings)
        except PyXFormError as error:
            if not _take_out(str(error), result, survey, choices):
                return result
            continue
        except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
            # What it did not expect: some sheets make it stumble instead of saying what is wrong with them.
            result.found.append(_unplaced(f"The converter stumbled over the form ({error!r})."))
            return result
        result.xform = str(made.xform).translate(_QUOTES_BACK)
        result.found += _advice(warnings, survey)
        return result
    return result


# ---- what the converter is given ----------------------------------------------------------------------------
def _survey_cells(made: SurveyRow, faulty: set[tuple[str, int, str]], lists: Collection[str]) -> _Cells:
    """Return the cells of a row under the headings that the converter knows, blank for a row that makes nothing."""
    row, kind = made.row, made.type
    wrong = {column for sheet, number, column in faulty if (sheet, number) == ("survey", row.number)}
    headings = {heading.column for heading in row.cells if heading.written in wrong} | wrong
    if (
        kind is not None
        and kind.name in (*EXTERNAL, "audit", "setting")
        and ("name" in headings or kind.name == "audit")
    ):
        return {}
    cells = {
        _passed(heading): _kept(heading, text)
        for heading, text in row.cells.items()
        if heading.column not in _NOT_PASSED and heading.written not in wrong and _is_known(heading)
    }
    if made.path:
        cells["name"] = made.name if "name" not in headings else stand_in_name(row)
    if (
        kind is None
        or ("type" in headings and not kind.begins)
        or (kind.name in FROM_FILE and kind.list_name not in lists)
    ):
        cells = {key: text for key, text in cells.items() if key not in ("choice_filter", "parameters")}
        cells["type"] = "text"
    elif kind.name in REFUSED:
        cells = {key: text for key, text in cells.items() if key.partition("::")[0] in _SHOWN_UNAVAILABLE}
        is_seen = kind.name not in UNSEEN and row.has("label", "hint")
        cells["type"] = "text" if is_seen else "hidden"
    elif kind.name == "begin loop" and "type" in headings:
        cells["type"] = "begin group"
    elif kind.name == "select_one_external":
        cells["type"] = kind.written.replace("_external", "", 1)
    elif kind.name != "setting":
        cells["type"] = kind.written
    if cells["type"] == "calculate" and not {"calculation", "default"} & set(cells):
        cells["calculation"] = "''"
    if not _has_words(cells) and (kind is None or (kind.name not in SILENT and not kind.begins)):
        cells["label"] = "…"
    return cells


def _end_of(made: SurveyRow) -> _Cells:
    return {"type": f"end {made.type.begins if made.type else ''}"}


def _is_known(heading: Heading) -> bool:
    if heading.column in ATTRIBUTES:
        return True
    return "::" not in heading.column and heading.column.isascii() and " " not in heading.column


def _has_words(cells: _Cells) -> bool:
    if {"calculation", "trigger"} & set(cells):
        return True
    return any(key.partition("::")[0] in ("label", "hint") for key in cells)


def _passed(heading: Heading) -> str:
    return f"bind::{heading.column}" if heading.column in _AS_ATTRIBUTES else heading.canonical


def _kept(heading: Heading, text: str) -> str:
    return text.translate(_QUOTES) if heading.column in _SHOWN else text


def _choices(book: Workbook, faulty: set[tuple[str, int, str]]) -> list[tuple[Row, _Cells]]:
    """Return the choices, those of the sheet external_choices among them: on a desktop all lists are at hand."""
    found = []
    for sheet in ("choices", "external_choices"):
        for row in book.sheet(sheet).rows:
            if not row.get("list_name"):
                continue
            cells = {
                heading.canonical: _kept(heading, text)
                for heading, text in row.cells.items()
                if heading.column not in _NOT_PASSED
                and _CHOICE_COLUMN.fullmatch(heading.column)
                and (sheet, row.number, heading.written) not in faulty
            }
            cells.setdefault("name", stand_in_name(row))
            found.append((row, cells))
    return found


def _settings(row: Row, faulty: set[tuple[str, int, str]]) -> _Cells:
    return {
        heading.canonical: _kept(heading, text)
        for heading, text in row.cells.items()
        if heading.column in _SETTINGS and ("settings", row.number, heading.written) not in faulty
    }


# ---- what it says ---------------------------------------------------------------------------------------------
def _take_out(
    message: str,
    result: Converted,
    survey: list[tuple[SurveyRow, _Cells]],
    choices: list[tuple[Row, _Cells]],
) -> bool:
    """Tell what the converter stopped at and take it out; returns whether another attempt makes sense."""
    what = " ".join(message.split())
    place = _place(what, survey)
    column = column_match[1] if (column_match := _COLUMN.search(what)) else ""
    what = _ROW.sub("", what).strip(" :")
    if place is None or "'settings'" in what:
        result.found.append(_unplaced(what))
        return False
    if "'choices'" in what and place < len(choices):
        row, _ = choices.pop(place)
        result.found.append(row.problem(column, what, "Correct it there."))
        return True
    if place >= len(survey):
        result.found.append(_unplaced(what))
        return False
    made, cells = survey[place]
    result.found.append(made.row.problem(column, what, "Correct it there."))
    bare = {"type": "text", "name": made.name or stand_in_name(made.row), "label": "…"}
    if made.type is not None and made.type.begins:
        bare["type"] = f"begin {made.type.begins}"
    if cells == bare or (made.type is not None and made.type.ends):
        return False
    survey[place] = (made, bare)
    return True


def _place(what: str, survey: list[tuple[SurveyRow, _Cells]]) -> int | None:
    """Return which of the rows a message is about: the one it counts, else one that it names."""
    if counted := _ROW.search(what):
        return int(counted[1]) - 2
    for name in _QUOTED.findall(what):
        for place, (made, _) in enumerate(survey):
            if made.name == name:
                return place
    return None


def _unplaced(what: str) -> FormProblem:
    return FormProblem("survey", 0, "", what, "Correct it there.")


def _advice(warnings: Iterable[str], survey: list[tuple[SurveyRow, _Cells]]) -> list[FormAdvice]:
    """Return as advice what the converter warns of and no rule of ours tells."""
    found = []
    for warning in warnings:
        what = " ".join(warning.split())
        if any(words in what for words in _TOLD_WARNINGS):
            continue
        counted = _ROW.search(what)
        place = int(counted[1]) - 2 if counted else len(survey)
        number = survey[place][0].row.number if place < len(survey) else 0
        found.append(FormAdvice("survey", number, "", _ROW.sub("", what).strip(" :"), ""))
    return found
