"""Groups and repeats: each is begun and ended."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.survey_rows import SurveyRow


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each end without a beginning, and each beginning without an end."""
    for made in form.rows:
        if made.type is None or not made.type.ends:
            continue
        if not made.closes:
            kind = made.type.ends
            yield made.row.problem(
                "type", f"No {kind} is open here that this could end.", "Take the row out."
            )
        for never_ended in made.closes[:-1]:
            yield _unended(never_ended)
    for never_ended in form.rows.unended:
        yield _unended(never_ended)


def _unended(made: SurveyRow) -> FormProblem:
    kind = made.type.begins if made.type else "group"
    return made.row.problem(
        "type",
        f"The {kind} “{made.name}” is never ended.",
        f"Add a row with the type end {kind} after its last question.",
    )
