"""The column name: there, of letters that XML takes, and told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.survey_rows import SurveyRow
from resources.translations import N_, _

NAME = re.compile(r"[^\W\d][\w\-]*(?:\.[\w\-]+)*")
_SHAPE = N_("Begin with a letter or underscore, then letters, digits, underscores, hyphens and points.")


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
                remedy = _("Give it one, by which expressions can call it.")
                yield row.problem("name", _("The row has no name."), remedy)
            continue
        if NAME.fullmatch(name) is None:
            what = _("“{name}” is not a name that a form can use.").format(name=name)
            yield row.problem("name", what, _(_SHAPE))
            continue
        if name == "meta":
            what = _("“meta” is kept for what forms note of themselves.")
            yield row.problem("name", what, _("Choose another name."))
        if earlier := inside[made.group].get(name):
            what = _("“{name}” is the name of row {row} already, in the same group.")
            what = what.format(name=name, row=earlier.row.number)
            yield row.problem("name", what, _("Name them apart."))
        elif earlier := in_small[made.group].get(name.lower()):
            what = _("“{name}” differs from the name of row {row} by capitals alone.")
            what = what.format(name=name, row=earlier.row.number)
            yield row.advice("name", what, _("Name them apart."))
        inside[made.group].setdefault(name, made)
        in_small[made.group].setdefault(name.lower(), made)
        if made.is_type("begin repeat"):
            if name == form.root:
                what = _("“{name}” is the name of the form itself.").format(name=name)
                yield row.problem("name", what, _("Name the repeat another way."))
            if (earlier := repeats.get(name)) and earlier.group != made.group:
                what = _("Another repeat, in row {row}, is called “{name}”.")
                what = what.format(row=earlier.row.number, name=name)
                yield row.problem("name", what, _("Name repeats apart in the whole form."))
            repeats.setdefault(name, made)
