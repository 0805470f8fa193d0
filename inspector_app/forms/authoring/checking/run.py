"""Running every rule over a form."""

from __future__ import annotations

from inspector_app.forms.authoring.checking import (
    appearances,
    cells,
    choice_lists,
    expressions,
    headings,
    labels,
    languages,
    list_files,
    media,
    names,
    nesting,
    parameters,
    references,
    settings,
    tables,
    types,
    values,
    without_effect,
)
from inspector_app.forms.authoring.checking.form import FormUnderCheck, Rule
from inspector_app.forms.authoring.problems import FormProblem

RULES: tuple[Rule, ...] = (
    headings.problems,
    settings.problems,
    types.problems,
    nesting.problems,
    names.problems,
    labels.problems,
    choice_lists.problems,
    tables.problems,
    list_files.problems,
    parameters.problems,
    references.problems,
    expressions.problems,
    values.problems,
    cells.problems,
    media.problems,
    appearances.problems,
    languages.problems,
    without_effect.problems,
)


def check_rows(form: FormUnderCheck) -> list[FormProblem]:
    """Return all that the rules find, advice among it."""
    return [problem for rule in RULES for problem in rule(form)]
