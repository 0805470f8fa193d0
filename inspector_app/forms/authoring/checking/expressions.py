"""Expressions: quotes and brackets that match, functions that there are, with as many arguments as they take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, nearest
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.workbook import YES
from inspector_app.forms.expressions.expression import Expression, ExpressionError, parse, walk
from inspector_app.forms.expressions.functions import FUNCTIONS, fault_of_call

COLUMNS = (
    "relevant",
    "required",
    "readonly",
    "constraint",
    "calculation",
    "choice_filter",
    "repeat_count",
    "warning",
)
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_BRACES = re.compile(r"\$\{[^}]*\}")
_CALL = re.compile(r"[\w:\-]+\(")
_NO = ("no", "false", "false()")

# Functions of other programs, and what does the same here.
_FOREIGN = {
    "search": "Use select_one_from_file with a choice_filter.",
    "index": "Write position(..).",
    "empty": "Write . = ''.",
    "relevant": "Repeat the condition.",
    "count-if": "Write count(${repeat}[condition]).",
    "sum-if": "Write sum(${repeat}[condition]/name).",
    "min-if": "Write min(${repeat}[condition]/name).",
    "max-if": "Write max(${repeat}[condition]/name).",
    "join-if": "Write join(', ', ${repeat}[condition]/name).",
    "rank-index": "Write selected-at on a question of the type rank.",
    "choice-label": "Write jr:choice-name(${name}, '${name}').",
    "item-at": "Write selected-at(${name}, place).",
    "item-present": "Write selected(${name}, 'choice').",
    "linebreak": "Break the line in the cell.",
    "username": "Ask for it with the type username.",
    "version": "It stands in the settings.",
    "format-number": "Write string(…).",
    "short-date": "Write format-date(…, '%d/%m/%Y').",
    "hash": "Write digest(…, 'SHA-256').",
    "len": "Write string-length(…).",
    "length": "Write string-length(…).",
    "average": "Write sum(…) div count(…).",
    "avg": "Write sum(…) div count(…).",
    "mean": "Write sum(…) div count(…).",
    "concatenate": "Write concat(…).",
    "iif": "Write if(condition, a, b).",
    "isblank": "Write . = ''.",
    "and": "Write a and b.",
    "or": "Write a or b.",
}


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each expression that cannot be worked out."""
    for row in (*form.book.survey.rows, *form.book.sheet("settings").rows):
        for heading, text in row.cells.items():
            is_default = heading.column == "default" and is_expression(text)
            if not (heading.column in COLUMNS or heading.column == "instance_name" or is_default):
                continue
            if text.lower() in (*YES, *_NO) or text.startswith("#"):
                continue  # a plain yes or no, or an error of Excel's, which is told as such
            for what, remedy in dict.fromkeys(_faults(text)):
                yield FormProblem(row.sheet, row.number, heading.written, what, remedy)


def _faults(text: str) -> Iterator[tuple[str, str]]:
    # An answer in braces becomes a path between blanks, as long as it, so that places in messages are the cell's.
    plain = _BRACES.sub(lambda match: f" /{'a' * (len(match[0]) - 3)} ", text.translate(_STRAIGHT))
    try:
        expression = parse(plain)
    except ExpressionError as error:
        yield f"The expression cannot be read: {error}.", _remedy(plain)
        return
    yield from faults_of_calls(expression)


def faults_of_calls(expression: Expression) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each call in an expression, and what helps."""
    for part in walk(expression):
        fault = fault_of_call(part[1], len(part[2])) if part[0] == "call" else None
        if fault is None:
            continue
        what, remedy = fault
        if part[1] not in FUNCTIONS:
            near = nearest(part[1], FUNCTIONS)
            remedy = _FOREIGN.get(part[1].lower()) or (f"Did you mean “{near}”?" if near else remedy)
        yield what, remedy


def _remedy(text: str) -> str:
    """Return what likely helps: signs without their partners, or signs of other languages."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", text)
    if "'" in bare or '"' in bare:
        return "A quotation mark has no partner."
    if bare.count("(") != bare.count(")") or bare.count("[") != bare.count("]"):
        return "Count the brackets: not all are closed, or one too many is."
    for sign, right in (("==", "="), ("<>", "!="), ("&&", "and"), ("||", "or"), ("&", "concat(a, b)")):
        if sign in bare:
            return f"Write {right} instead of {sign}."
    if re.search(r"\b(AND|OR|NOT|DIV|MOD)\b", bare):
        return "Write and, or, not, div and mod in small letters."
    return "Correct it."


def is_expression(text: str) -> bool:
    """Return whether a default is worked out: it calls a function or names an answer."""
    return "${" in text or _CALL.match(text) is not None
