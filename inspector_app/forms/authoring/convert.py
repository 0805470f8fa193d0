"""From an XLSForm to an XForm, by the reference converter, which is given what it knows and nothing else.

It stops at the first thing that it does not like. So rows in which something is wrong stand in a harmless shape, and
whatever it still refuses is told and taken out, until it is through: in one go an author learns of everything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from inspector_app.forms.authoring.converter_rows import (
    Cells,
    choice_cells,
    settings_cells,
    survey_cells,
    with_numbers_of_rows,
    with_quotes,
    with_several,
)
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem
from inspector_app.forms.authoring.survey_rows import SurveyRow, SurveyRows, stand_in_name
from inspector_app.forms.authoring.workbook import Row, Workbook
from resources.translations import _

_MOST_ATTEMPTS = 40
_ROW = re.compile(r"\[row\s*:\s*(\d+)\]", re.IGNORECASE)
_COLUMN = re.compile(r"the '([\w:]+)' value")
_MISSED = re.compile(r"(?:find the name|element named) '([^']+)'")
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")

# Without a label the converter looks for answers in all columns of choices, and there are none.
_ALWAYS = {"survey": ("type", "name"), "choices": ("list_name", "name", "label"), "settings": ()}
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
    survey = survey_cells(rows, faulty, lists)
    choices = choice_cells(book, faulty)
    settings = settings_cells(book.settings, faulty)
    result = Converted()
    if not survey:
        if not problems:
            result.found.append(_unplaced(_("There is no question in the form.")))
        return result
    names = {made.name for made in rows.questions()}
    for _attempt in range(_MOST_ATTEMPTS):
        warnings: list[str] = []
        # The converter changes what it is given.
        sheets: dict[str, Any] = {
            "survey": [dict(cells) for _made, cells in survey],
            "choices": [dict(cells) for _row, cells in choices],
            "settings": [dict(settings)] if settings else [],
            "fallback_form_name": book.path.stem,
        }
        for name in ("survey", "choices", "settings"):
            keys = (*_ALWAYS[name], *(key for cells in sheets[name] for key in cells))
            sheets[f"{name}_header"] = [dict.fromkeys(keys)] if sheets[name] else []
        try:
            made = convert_sheets(sheets, form_name="data", warnings=warnings)
        except PyXFormError as error:
            if not _take_out(str(error), result, survey, choices, names):
                return result
            continue
        except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
            # What it did not expect: some sheets make it stumble instead of saying what is wrong with them.
            what = _("The converter stumbled over the form ({error}).").format(error=repr(error))
            result.found.append(_unplaced(what))
            return result
        xform = with_several(with_quotes(str(made.xform)), rows)
        result.xform = with_numbers_of_rows(xform, [made.row.number for made, _cells in survey])
        result.found += _advice(warnings, survey)
        return result
    return result


def _take_out(
    message: str,
    result: Converted,
    survey: list[tuple[SurveyRow, Cells]],
    choices: list[tuple[Row, Cells]],
    names: Collection[str],
) -> bool:
    """Tell what the converter stopped at and take it out; returns whether another attempt makes sense.

    What it misses because a row stands in another shape is no fault of the author's: it has one of the `names`.
    """
    what = " ".join(message.split())
    missed = _MISSED.search(what)
    is_told = missed is not None and missed[1] in names
    place = _place(what, survey)
    column = column_match[1] if (column_match := _COLUMN.search(what)) else ""
    what = _ROW.sub("", what).strip(" :")
    if place is None or "'settings'" in what:
        if is_told:
            return False
        result.found.append(_unplaced(what))
        return False
    if "'choices'" in what and place < len(choices):
        row, _cells = choices.pop(place)
        result.found.append(row.problem(column, what, _("Correct it there.")))
        return True
    if place >= len(survey):
        result.found.append(_unplaced(what))
        return False
    made, cells = survey[place]
    if not is_told:
        result.found.append(made.row.problem(column, what, _("Correct it there.")))
    name = stand_in_name(made.row)
    bare = {"type": "text", "name": name if column == "name" else cells.get("name", name), "label": "…"}
    if made.type is not None and made.type.begins:
        bare["type"] = made.type.written
    if cells == bare or (made.type is not None and made.type.ends):
        return False
    survey[place] = (made, bare)
    return True


def _place(what: str, survey: list[tuple[SurveyRow, Cells]]) -> int | None:
    """Return which of the rows a message is about: the one it counts, else one that it names."""
    if counted := _ROW.search(what):
        return int(counted[1]) - 2
    for name in _QUOTED.findall(what):
        for place, (made, _cells) in enumerate(survey):
            if made.name == name:
                return place
    return None


def _unplaced(what: str) -> FormProblem:
    return FormProblem("survey", 0, "", what, _("Correct it there."))


def _advice(warnings: Iterable[str], survey: list[tuple[SurveyRow, Cells]]) -> list[FormAdvice]:
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
