"""From an author's XLSForm to a compiled form, or to the list of everything that is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

from inspector_app.forms.expression import ExpressionError, parse, walk
from inspector_app.forms.functions import FUNCTIONS
from inspector_app.forms.graph import Cycle, build_graph, references
from inspector_app.forms.model import QUESTION, CompiledForm, Definition, Text
from inspector_app.forms.problems import FormError, FormProblem
from inspector_app.forms.workbook import (
    OWN_COLUMNS,
    WARNING_MESSAGE,
    Row,
    Sheets,
    for_pyxform,
    numbered,
    read_sheets,
    refused,
    translated,
)
from inspector_app.forms.xform import ReadForm, XFormReader

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]", re.IGNORECASE)
_REFERENCE = re.compile(r"\$\{\s*([A-Za-z_][\w\-.]*)\s*\}")
_UNNUMBERED = {"note", "calculate", "hidden", "start", "end", "today", "username", "deviceid"}


def compile_form(source: Path) -> CompiledForm:
    """Compile an XLSForm (.xlsx, .xls or Markdown tables).

    Raises FormError with all problems found, and UserError when the file cannot be read at all.
    """
    sheets = read_sheets(source)
    problems = refused(sheets)
    if problems:
        raise FormError(source.name, problems)
    read = XFormReader(_convert(sheets, source)).read()
    rows = _rows_by_name(sheets)
    problems += [_bad_expression(bad.path, bad.attribute, bad.error, rows) for bad in read.bad]
    _take_types(read, rows)
    _take_warning_messages(read, rows, problems)
    _number(read)
    problems += _unknown_references(read, rows)
    if problems:
        raise FormError(source.name, problems)
    form = _form(read, source)
    try:
        build_graph(form)
    except Cycle as error:
        named = ", ".join(path.rpartition("/")[2] for path in error.paths)
        raise FormError(
            source.name,
            [
                FormProblem(
                    "survey",
                    _place(error.paths[0], rows),
                    "relevant or calculation",
                    f"These questions depend on each other in a circle: {named}.",
                    "Take one of the references out.",
                )
            ],
        ) from error
    return form


def _convert(sheets: Sheets, source: Path) -> str:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        return str(convert(for_pyxform(sheets), form_name="data").xform)
    except PyXFormError as error:
        what = " ".join(str(error).split())
        row = _ROW.search(what)
        sheet = next((name for name in ("choices", "settings") if f"'{name}'" in what), "survey")
        problem = FormProblem(
            sheet, int(row[1]) if row else 0, "", _ROW.sub("", what).strip(" :"), "Correct it there."
        )
        raise FormError(source.name, [problem]) from error


def _form(read: ReadForm, source: Path) -> CompiledForm:
    default = read.languages[0]
    return CompiledForm(
        name=read.name or source.stem,
        version=read.version,
        title={default: read.title},
        languages=tuple(read.languages),
        default_language=default,
        root=read.root,
        definitions=tuple(read.definitions),
        lists=read.lists,
        texts={},
    )


# ---- what the XForm does not say ------------------------------------------------------------------------
def _rows_by_name(sheets: Sheets) -> dict[str, tuple[int, Row]]:
    return {str(row["name"]): (number, row) for number, row in numbered(sheets["survey"]) if row.get("name")}


def _place(path: str, rows: dict[str, tuple[int, Row]]) -> int:
    return rows.get(path.rpartition("/")[2], (0, {}))[0]


def _take_types(read: ReadForm, rows: dict[str, tuple[int, Row]]) -> None:
    for definition in read.definitions:
        row = rows.get(definition.name, (0, {}))[1]
        kind = str(row.get("type", "")).split(" ")[0].replace("-", "_") if row else ""
        if definition.kind == QUESTION and kind:
            definition.type = kind


def _take_warning_messages(
    read: ReadForm, rows: dict[str, tuple[int, Row]], problems: list[FormProblem]
) -> None:
    paths = {definition.name: definition.path for definition in read.definitions}
    for definition in read.definitions:
        number, row = rows.get(definition.name, (0, {}))
        messages: Text = {}
        for language, text in translated(row, WARNING_MESSAGE).items():
            parts: list[object] = []
            for index, part in enumerate(_REFERENCE.split(text)):
                if index % 2 == 0:
                    parts += [part] if part else []
                elif part in paths:
                    parts.append(parse(f"/{read.root}{paths[part]}"))
                else:
                    problems.append(_no_such(number, WARNING_MESSAGE, part))
            messages[language or read.languages[0]] = parts
        definition.warning_messages = messages


def _number(read: ReadForm) -> None:
    """Number sections 1, 2 and on, and the questions that a person answers in each 2.1, 2.2 and on."""
    section = question = 0
    for definition in read.definitions[1:]:
        if definition.parent == 0 and definition.kind != QUESTION and definition.controlled:
            section, question = section + 1, 0
            definition.number = str(section)
        elif definition.kind == QUESTION and definition.controlled and definition.type not in _UNNUMBERED:
            question += 1
            definition.number = f"{section}.{question}" if section else str(question)


# ---- checking ---------------------------------------------------------------------------------------------
def _bad_expression(
    path: str, attribute: str, error: ExpressionError, rows: dict[str, tuple[int, Row]]
) -> FormProblem:
    column = "calculation" if attribute == "calculate" else attribute
    return FormProblem(
        "survey", _place(path, rows), column, f"The expression cannot be read: {error}.", "Correct it."
    )


def _unknown_references(read: ReadForm, rows: dict[str, tuple[int, Row]]) -> list[FormProblem]:
    problems = []
    paths = {definition.path for definition in read.definitions}
    for definition in read.definitions:
        for column, expression in expressions_of(definition):
            for part in walk(expression):
                if part[0] == "call":
                    problems += _wrong_call(definition, column, part, rows)
            for path in references(expression, definition.path):
                if path not in paths and column != "choice_filter":
                    problems.append(_no_such(_place(definition.path, rows), column, path.rpartition("/")[2]))
    return problems


def expressions_of(definition: Definition) -> list[tuple[str, list[object]]]:
    """Return the expressions of a definition with the columns that they come from."""
    found = {
        "relevant": definition.relevant,
        "required": definition.required,
        "readonly": definition.readonly,
        "constraint": definition.constraint,
        "calculation": definition.calculate,
        "choice_filter": definition.choice_filter,
        "repeat_count": definition.count,
        "default": definition.dynamic_default,
        OWN_COLUMNS[-1]: definition.warning,
    }
    pairs = [(column, expression) for column, expression in found.items() if expression]
    for text in (
        definition.labels,
        definition.hints,
        definition.guidances,
        definition.messages,
        definition.warning_messages,
    ):
        pairs += [("label", part) for parts in text.values() for part in parts if isinstance(part, list)]
    return pairs


def _wrong_call(
    definition: Definition, column: str, call: list[object], rows: dict[str, tuple[int, Row]]
) -> list[FormProblem]:
    name, arguments = str(call[1]), call[2]
    assert isinstance(arguments, list)
    known = FUNCTIONS.get(name)
    if known is None:
        what = f"There is no function “{name}”."
        remedy = "docs/forms.md lists the functions that there are."
    elif len(arguments) < known.least or (known.most is not None and len(arguments) > known.most):
        most = "more" if known.most is None else str(known.most)
        what = f"“{name}” has {len(arguments)} arguments."
        remedy = (
            f"It takes {known.least}." if most == str(known.least) else f"It takes {known.least} to {most}."
        )
    else:
        return []
    return [FormProblem("survey", _place(definition.path, rows), column, what, remedy)]


def _no_such(row: int, column: str, name: str) -> FormProblem:
    return FormProblem("survey", row, column, f"There is no question called “{name}”.", "Correct the name.")
