"""What works a value out: a calculation to do, a trigger to wait for, a count of instances."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.expressions import is_expression
from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.checking.names import NAME
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import SILENT
from inspector_app.forms.authoring.survey_rows import SurveyRow
from resources.translations import _

_TRIGGERS = re.compile(r"\$\{[^{}]*\}(?:\s*,\s*\$\{[^{}]*\})*")
_BRACES = re.compile(r"\$\{([^{}]*)\}")


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each value that is never worked out."""
    for made in form.rows:
        row, kind = made.row, made.type
        if row.has("trigger"):
            yield from _trigger(form, made)
        if kind is None:
            continue
        if kind.name == "calculate" and not (row.has("calculation") or is_expression(row.get("default"))):
            what = _("There is nothing to calculate.")
            yield row.problem("calculation", what, _("Write an expression."))
        if row.has("repeat_count") and kind.begins != "repeat":
            what = _("Only a repeat has a count.")
            yield row.problem("repeat_count", what, _("Move it to the row of the type begin repeat."))
        elif row.has("repeat_count") and NAME.fullmatch(row.get("repeat_count")):
            name = row.get("repeat_count")
            what = _("“{text}” is no expression.").format(text=name)
            remedy = _("Write {example} for the answer, or a number.").format(example=f"${{{name}}}")
            yield row.problem("repeat_count", what, remedy)


def _trigger(form: FormUnderCheck, made: SurveyRow) -> Iterator[FormProblem]:
    row = made.row
    text = row.get("trigger")
    if _TRIGGERS.fullmatch(text) is None:
        what = _("“{text}” does not name the question whose change is waited for.").format(text=text)
        remedy = _("Write {example}, with commas between several.").format(example="${name}")
        yield row.problem("trigger", what, remedy)
        return
    for name in _BRACES.findall(text):
        for other in form.rows.questions():
            if other.name == name.strip() and other.type is not None:
                kind = other.type
                unseen = kind.name in SILENT or (
                    other.row.has("calculation") and not other.row.has("label", "hint")
                )
                if kind.begins or unseen:
                    what = _("“{name}” is no question that a person answers, so its change triggers nothing.")
                    remedy = _("Name a question that is shown.")
                    yield row.problem("trigger", what.format(name=name), remedy)
