"""The column name: there, of letters that XML takes, and told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.survey_rows import SurveyRow

NAME = re.compile(r"[^\W\d][\w\-]*(?:\.[\w\-]+)*")
_SHAPE = "Begin with a letter or underscore, then letters, digits, underscores, hyphens and points."


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with each name."""
    inside: defaultdict[str, dict[str, SurveyRow]] = defaultdict(dict)
    in_small: defaultdict[str, dict[str, SurveyRow]] = defaultdict(dict)
    repeats: dict[str, SurveyRow] = {}
    for made in form.rows:
        if made.is_type("setting", "audit") or (made.type is not None and made.type.ends):
            continue
        row, name = made.row, made.row.get("name")
        if not name:
            if made.type is not None and not made.is_type("note"):
                yield row.problem(
                    "name", "The row has no name.", "Give it one, by which expressions can call it."
                )
            continue
        if NAME.fullmatch(name) is None:
            yield row.problem("name", f"“{name}” is not a name that a form can use.", _SHAPE)
            continue
        if name == "meta":
            yield row.problem(
                "name", "“meta” is kept for what forms note of themselves.", "Choose another name."
            )
        if earlier := inside[made.group].get(name):
            what = f"“{name}” is the name of row {earlier.row.number} already, in the same group."
            yield row.problem("name", what, "Name them apart.")
        elif earlier := in_small[made.group].get(name.lower()):
            what = f"“{name}” differs from the name of row {earlier.row.number} by capitals alone."
            yield row.advice("name", what, "Name them apart.")
        inside[made.group].setdefault(name, made)
        in_small[made.group].setdefault(name.lower(), made)
        if made.is_type("begin repeat"):
            if name == form.root:
                what = f"“{name}” is the name of the form itself."
                yield row.problem("name", what, "Name the repeat another way.")
            if (earlier := repeats.get(name)) and earlier.group != made.group:
                what = f"Another repeat, in row {earlier.row.number}, is called “{name}”."
                yield row.problem("name", what, "Name repeats apart in the whole form.")
            repeats.setdefault(name, made)
