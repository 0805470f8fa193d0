"""Groups that are drawn as a table of selects: all of one list of the sheet, which gives the columns."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import FROM_FILE, SELECTS
from resources.translations import _


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each select that does not fit the table that its group is drawn as."""
    columns: dict[str, str] = {}
    for made in form.rows.questions():
        if made.type is not None and made.type.begins and "table-list" in made.row.get("appearance").split():
            columns[made.path] = ""
        elif made.is_type(*SELECTS) and made.type is not None and made.group in columns:
            list_name = made.type.list_name
            if made.is_type(*FROM_FILE) or "${" in list_name:
                what = _("A table takes its columns from a list of the sheet choices.")
                yield made.row.problem("type", what, _("Move the question out of the group."))
            elif columns[made.group] not in ("", list_name):
                what = _("The table has the list “{list_name}” for its columns.")
                remedy = _("Name that list, or move the question out of the group.")
                yield made.row.problem("type", what.format(list_name=columns[made.group]), remedy)
            elif not columns[made.group] and made.row.has("choice_filter"):
                what = _("A table has all choices for its columns, so a filter cannot stand here.")
                yield made.row.problem("choice_filter", what, _("Take it out."))
            columns[made.group] = columns[made.group] or list_name
