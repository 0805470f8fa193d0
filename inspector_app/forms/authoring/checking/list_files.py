"""Lists in files beside the form: there, readable, and with the columns that the questions need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from inspector_app.forms.authoring.checking.expressions import COLUMNS
from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.external_lists import SUFFIXES, ListFile, is_beside
from inspector_app.forms.authoring.parameters import read_parameters
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import EXTERNAL, FROM_FILE
from inspector_app.forms.authoring.survey_rows import SurveyRow
from inspector_app.forms.definition import NOT_APPLICABLE
from resources.translations import _

_PULLDATA = re.compile(r"pulldata\(\s*['\"]([^'\"]+)['\"]")


def list_files_of(rows: Iterable[SurveyRow]) -> Iterator[str]:
    """Yield the names of the files that a form's rows read lists from."""
    for made in rows:
        yield from _named_by(made).values()


def _named_by(made: SurveyRow) -> dict[str, str]:
    """Return the files that a row reads, by the columns that name them."""
    found = {}
    if made.type is not None and made.type.name in FROM_FILE and made.type.list_name:
        found["type"] = made.type.list_name
    elif made.type is not None and made.type.name in EXTERNAL and made.name:
        found["name"] = f"{made.name}{EXTERNAL[made.type.name]}"
    for column in COLUMNS:
        if looked_up := _PULLDATA.search(made.row.get(column)):
            name = looked_up[1]
            found[column] = name if Path(name).suffix else f"{name}.csv"
    return found


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with the files, and with the questions that read them."""
    yield from form.files.problems
    told: set[tuple[str, int]] = set()
    sources: dict[str, str] = {}
    for made in form.rows:
        for column, name in _named_by(made).items():
            other = sources.setdefault(Path(name).stem, name)
            if other != name:
                what = _("{one} and {other} differ by their endings alone.").format(one=other, other=name)
                yield made.row.problem(column, what, _("Name the files apart."))
            if name in form.files.missing:
                yield _missing(form, made, column, name)
            elif name in form.files.found and column == "type":
                yield from _unfit(made, name, form.files.found[name], told)


def _missing(form: FormUnderCheck, made: SurveyRow, column: str, name: str) -> FormProblem:
    suffix = Path(name).suffix.lower()
    if suffix == ".geojson":
        what = _("A list of places on a map (.geojson) is not taken.")
        return made.row.problem(column, what, _("Save it as .csv with the columns name and label."))
    if suffix not in SUFFIXES:
        what = _("“{file}” is neither .csv nor .xml.").format(file=name)
        remedy = _("Save the list as one of these, and name it with its ending.")
        return made.row.problem(column, what, remedy)
    if not is_beside(name):
        what = _("“{file}” lies in another folder.").format(file=name)
        return made.row.problem(column, what, _("Put the file beside the form, and write its name alone."))
    beside = [file.name for file in form.book.path.parent.iterdir() if file.suffix.lower() in SUFFIXES]
    return made.row.problem(
        column,
        _("There is no file “{file}” beside the form.").format(file=name),
        did_you_mean(name, beside, _("Put it into the form’s folder.")),
    )


def _unfit(made: SurveyRow, name: str, file: ListFile, told: set[tuple[str, int]]) -> Iterator[FormProblem]:
    """Yield a problem for each column that a question misses, and each row that cannot be a choice."""
    wanted = read_parameters(made.row.get("parameters")) or {}
    value, label = wanted.get("value", "name"), wanted.get("label", "label")
    for parameter, column in (("value", value), ("label", label)):
        if column not in file.columns:
            what = _("{file} has no column “{column}”.").format(file=name, column=column)
            fallback = _("Name one in parameters, as {parameter}=COLUMN: {columns}.").format(
                parameter=parameter, columns=", ".join(file.columns)
            )
            yield made.row.problem("type", what, did_you_mean(column, file.columns, fallback))
    if value not in file.columns:
        return
    several = made.is_type("select_multiple_from_file")
    seen: dict[str, int] = {}
    for row, line in zip(file.rows, file.lines, strict=True):
        text = row.get(value, "")
        if not text:
            what, remedy = _("The choice has no name."), _("Give it one, or take the row out.")
        elif text == NOT_APPLICABLE:
            what = _("“n/a” is kept for answers that do not apply.")
            remedy = _("Give the choice another name.")
        elif several and " " in text:
            what = _("“{name}” has a blank, and several choices are kept with blanks between them.")
            what, remedy = what.format(name=text), _("Write an underscore instead.")
        elif seen.setdefault(text, line) != line:
            what = _("“{name}” stands in line {line} already.").format(name=text, line=seen[text])
            remedy = _("Name them apart.")
        else:
            continue
        if (name, line) not in told:
            told.add((name, line))
            yield FormProblem(name, line, value, what, remedy)
