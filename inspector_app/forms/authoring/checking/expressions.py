"""Expressions: quotes and brackets that match, functions that there are, with as many arguments as they take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.workbook import YES
from inspector_app.forms.expressions.expression import Expression, ExpressionError, parse, walk
from inspector_app.forms.expressions.functions import FUNCTIONS, fault_of_call
from resources.translations import N_, _

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
    "search": N_("Use select_one_from_file with a choice_filter."),
    "index": N_("Write position(..)."),
    "empty": N_("Write . = ''."),
    "relevant": N_("Repeat the condition."),
    "count-if": N_("Write count(${repeat}[condition])."),
    "sum-if": N_("Write sum(${repeat}[condition]/name)."),
    "min-if": N_("Write min(${repeat}[condition]/name)."),
    "max-if": N_("Write max(${repeat}[condition]/name)."),
    "join-if": N_("Write join(', ', ${repeat}[condition]/name)."),
    "rank-index": N_("Write selected-at on a question of the type rank."),
    "choice-label": N_("Write jr:choice-name(${name}, '${name}')."),
    "item-at": N_("Write selected-at(${name}, place)."),
    "item-present": N_("Write selected(${name}, 'choice')."),
    "linebreak": N_("Break the line in the cell."),
    "username": N_("Ask for it with the type username."),
    "version": N_("It stands in the settings."),
    "format-number": N_("Write string(…)."),
    "short-date": N_("Write format-date(…, '%d/%m/%Y')."),
    "hash": N_("Write digest(…, 'SHA-256')."),
    "len": N_("Write string-length(…)."),
    "length": N_("Write string-length(…)."),
    "average": N_("Write sum(…) div count(…)."),
    "avg": N_("Write sum(…) div count(…)."),
    "mean": N_("Write sum(…) div count(…)."),
    "concatenate": N_("Write concat(…)."),
    "iif": N_("Write if(condition, a, b)."),
    "isblank": N_("Write . = ''."),
    "and": N_("Write a and b."),
    "or": N_("Write a or b."),
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
        yield _("The expression cannot be read: {error}.").format(error=error), _remedy(plain)
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
            foreign = _FOREIGN.get(part[1].lower())
            remedy = _(foreign) if foreign else did_you_mean(part[1], FUNCTIONS, remedy)
        yield what, remedy


def _remedy(text: str) -> str:
    """Return what likely helps: signs without their partners, or signs of other languages."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", text)
    if "'" in bare or '"' in bare:
        return _("A quotation mark has no partner.")
    if bare.count("(") != bare.count(")") or bare.count("[") != bare.count("]"):
        return _("Count the brackets: not all are closed, or one too many is.")
    for sign, right in (("==", "="), ("<>", "!="), ("&&", "and"), ("||", "or"), ("&", "concat(a, b)")):
        if sign in bare:
            return _("Write {right} instead of {wrong}.").format(right=right, wrong=sign)
    if re.search(r"\b(AND|OR|NOT|DIV|MOD)\b", bare):
        return _("Write and, or, not, div and mod in small letters.")
    return _("Correct it.")


def is_expression(text: str) -> bool:
    """Return whether a default is worked out: it calls a function or names an answer."""
    return "${" in text or _CALL.match(text) is not None
