"""From an author's XLSForm to a compiled form, or to the list of everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from inspector_app.forms.definition import NOTE, QUESTION, REPEAT, UNAVAILABLE, Definition, Text, values_in
from inspector_app.forms.expression import Expression, parse, walk
from inspector_app.forms.functions import fault_of_call
from inspector_app.forms.graph import Cycle, references
from inspector_app.forms.model import CompiledForm
from inspector_app.forms.problems import FormError, FormProblem
from inspector_app.forms.survey_rows import SurveyRows
from inspector_app.forms.workbook import (
    REFERENCE,
    WARNING_MESSAGE,
    Sheets,
    for_pyxform,
    problems_of_sheets,
    read_sheets,
    translated,
    with_quotes,
)
from inspector_app.forms.xform import ReadForm, XFormReader

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]", re.IGNORECASE)


def compile_form(source: Path) -> CompiledForm:
    """Compile an XLSForm (.xlsx, .xls or Markdown tables).

    Raises FormError with all problems found, and UserError when the file cannot be read at all.
    """
    sheets = read_sheets(source)
    problems = problems_of_sheets(sheets)
    if problems:
        raise FormError(source.name, problems)
    read = XFormReader(_convert(sheets, source)).read()
    rows = SurveyRows(sheets)
    _take_from_rows(read, rows)
    _number(read)
    problems = [
        FormProblem("survey", rows.number(fault.path), fault.column, fault.sentence, "Correct it.")
        for fault in read.faults
    ]
    problems += _problems_of_expressions(read, rows)
    if problems:
        raise FormError(source.name, problems)
    form = CompiledForm(
        name=read.name or source.stem,
        version=read.version,
        title={read.languages[0]: read.title},
        languages=tuple(read.languages),
        default_language=read.languages[0],
        root=read.root,
        definitions=tuple(read.definitions),
        lists=read.lists,
        texts=read.texts if _looks_texts_up(read) else {},
    )
    try:
        _ = form.graph
    except Cycle as error:
        raise FormError(source.name, [_circle(error, rows)]) from error
    return form


def _convert(sheets: Sheets, source: Path) -> str:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        return with_quotes(str(convert(for_pyxform(sheets), form_name="data").xform))
    except PyXFormError as error:
        what = " ".join(str(error).split())
        row = _ROW.search(what)
        sheet = next((name for name in ("choices", "settings") if f"'{name}'" in what), "survey")
        problem = FormProblem(
            sheet, int(row[1]) if row else 0, "", _ROW.sub("", what).strip(" :"), "Correct it there."
        )
        raise FormError(source.name, [problem]) from error


# ---- what the XForm does not say ------------------------------------------------------------------------
def _take_from_rows(read: ReadForm, rows: SurveyRows) -> None:
    """Tell notes from texts, and give each question the message of its soft warning."""
    paths = {definition.name: definition for definition in read.definitions}
    for definition in read.definitions:
        row = rows.of(definition.path)
        if row.get("type") == NOTE:
            definition.type = NOTE
        messages: Text = {}
        for language, text in translated(row, WARNING_MESSAGE).items():
            stretches: list[object] = []
            for index, part in enumerate(REFERENCE.split(text)):
                if index % 2:
                    stretches.append(_path_between(read, definition, paths[part]))
                elif part:
                    stretches.append(part)
            messages[language or read.languages[0]] = stretches
        definition.warning_messages = messages


def _path_between(read: ReadForm, here: Definition, there: Definition) -> Expression:
    """Return the path from a question to another one of the same instance of a repeat, else from the root."""
    above = [d.path for d in read.definitions if d.kind == REPEAT and here.path.startswith(f"{d.path}/")]
    shared = [path for path in above if there.path.startswith(f"{path}/")]
    if not shared:
        return parse(f"/{read.root}{there.path}")
    up = here.path.removeprefix(shared[-1]).count("/")
    return parse("../" * up + there.path.removeprefix(f"{shared[-1]}/"))


def _number(read: ReadForm) -> None:
    """Number sections 1, 2 and on, and the questions that a person answers in each 2.1, 2.2 and on."""
    section = question = 0
    for definition in read.definitions[1:]:
        if not definition.controlled:
            continue
        if definition.parent == 0 and definition.kind != QUESTION:
            section, question = section + 1, 0
            definition.number = str(section)
        elif definition.kind == QUESTION and definition.type not in (NOTE, UNAVAILABLE):
            question += 1
            definition.number = f"{section}.{question}" if section else str(question)


# ---- checking ---------------------------------------------------------------------------------------------
def _problems_of_expressions(read: ReadForm, rows: SurveyRows) -> Iterator[FormProblem]:
    """Yield a problem for each call of a function that is not there, and each path that leads nowhere."""
    paths = {definition.path for definition in read.definitions}
    for definition in read.definitions:
        row = rows.number(definition.path)
        for column, expression in _expressions_of(definition):
            for part in walk(expression):
                fault = fault_of_call(part[1], len(part[2])) if part[0] == "call" else None
                if fault:
                    yield FormProblem("survey", row, column, *fault)
            found = references(expression, definition.path, of_choice=column == "choice_filter")
            for path in sorted(found - paths):
                name = path.rpartition("/")[2]
                yield FormProblem(
                    "survey", row, column, f"There is no question called “{name}” there.", "Correct the name."
                )


def _looks_texts_up(read: ReadForm) -> bool:
    return any(
        part[:2] == ["call", "jr:itext"]
        for definition in read.definitions
        for _column, expression in _expressions_of(definition)
        for part in walk(expression)
    )


def _expressions_of(definition: Definition) -> list[tuple[str, Expression]]:
    """Return the expressions of a definition with the columns that they come from."""
    columns = {
        "relevant": definition.relevant,
        "required": definition.required,
        "readonly": definition.readonly,
        "constraint": definition.constraint,
        "calculation": definition.calculate,
        "choice_filter": definition.choice_filter,
        "repeat_count": definition.count,
        "default": definition.dynamic_default or definition.repeat_default,
        "parameters": definition.seed,
        "warning": definition.warning,
    }
    pairs = [(column, expression) for column, expression in columns.items() if expression]
    pairs += [("trigger", expression) for expression in definition.triggers.values()]
    pairs += [("label", value) for text in definition.texts() for value in values_in(text)]
    return pairs


def _circle(error: Cycle, rows: SurveyRows) -> FormProblem:
    first = error.paths[0]
    names = ", ".join(path.rpartition("/")[2] for path in error.paths)
    what = (
        f"The question {names} depends on itself."
        if len(error.paths) == 1
        else f"These questions depend on each other in a circle: {names}."
    )
    return FormProblem(
        "survey", rows.number(first), "relevant or calculation", what, "Take one of the references out."
    )
