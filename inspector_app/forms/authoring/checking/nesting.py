"""Groups and repeats: each is begun and ended."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.survey_rows import SurveyRow
from resources.translations import _


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each end without a beginning, and each beginning without an end."""
    for made in form.rows:
        if made.type is None or not made.type.ends:
            continue
        if not made.closes:
            what = _("No {kind} is open here that this could end.").format(kind=made.type.ends)
            yield made.row.problem("type", what, _("Take the row out."))
        for never_ended in made.closes[:-1]:
            yield _unended(never_ended)
    for never_ended in form.rows.unended:
        yield _unended(never_ended)


def _unended(made: SurveyRow) -> FormProblem:
    kind = made.type.begins if made.type else "group"
    return made.row.problem(
        "type",
        _("The {kind} “{name}” is never ended.").format(kind=kind, name=made.name),
        _("Add a row with the type end {kind} after its last question.").format(kind=kind),
    )
