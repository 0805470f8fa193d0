"""Settings and sheets: one row, values that can be used, and names of sheets that were misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, nearest
from inspector_app.forms.authoring.checking.names import NAME
from inspector_app.forms.authoring.grids import SHEETS
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem
from resources.translations import N_, _

_WITHOUT_EFFECT = {
    "entities": N_("Entities are made on a server; none is made here."),
    "osm": N_("Maps are not shown."),
}


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with settings and with the names of sheets."""
    settings = form.book.settings
    name = settings.get("name")
    if name and NAME.fullmatch(name) is None:
        what = _("“{name}” is not a name that a form can use.").format(name=name)
        yield settings.problem("name", what, _("Begin with a letter, and write no blanks."))
    for row in form.book.sheet("settings").rows[1:]:
        yield row.advice("", _("Settings are read from the first row alone."), _("Take this row out."))
    if settings.has("instance_name"):
        what = _("It does nothing here; a reading is called by its case and reader.")
        yield settings.advice("instance_name", what, _("It can stay."))
    if not settings.has("form_id"):
        what = _("The form has no form_id, so it goes by the name of its file.")
        remedy = _("Give it one, and keep it from edition to edition.")
        yield FormAdvice("settings", 0, "form_id", what, remedy)
    if not settings.has("version"):
        what = _("The form has no version, so its editions cannot be told apart.")
        yield FormAdvice("settings", 0, "version", what, _("Count it up with each change."))
    for sheet, what in _WITHOUT_EFFECT.items():
        if form.book.sheet(sheet).rows:
            yield FormAdvice(sheet, 0, "", _(what), _("The sheet can stay."))
    for written in form.book.other_sheets:
        near = nearest(written.strip(), SHEETS)
        if near and not written.startswith("_") and not form.book.sheet(near).rows:
            what = _("There is no sheet “{sheet}”, and “{written}” is not read.")
            remedy = _("Call it {sheet}, or _{written} if it holds notes.")
            names = {"sheet": near, "written": written}
            yield FormProblem(written, 0, "", what.format(**names), remedy.format(**names))
