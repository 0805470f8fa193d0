"""Settings and sheets: one row, values that can be used, and names of sheets that were misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, nearest
from inspector_app.forms.authoring.checking.names import NAME
from inspector_app.forms.authoring.grids import SHEETS
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem

_WITHOUT_EFFECT = {
    "entities": "Entities are made on a server; none is made here",
    "osm": "Maps are not shown",
}


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with settings and with the names of sheets."""
    settings = form.book.settings
    name = settings.get("name")
    if name and NAME.fullmatch(name) is None:
        what = f"“{name}” is not a name that a form can use."
        yield settings.problem("name", what, "Begin with a letter, and write no blanks.")
    for row in form.book.sheet("settings").rows[1:]:
        yield row.advice("", "Settings are read from the first row alone.", "Take this row out.")
    if settings.has("instance_name"):
        what = "It does nothing here; a reading is called by its case and reader."
        yield settings.advice("instance_name", what, "It can stay.")
    if not settings.has("form_id"):
        what = "The form has no form_id, so it goes by the name of its file."
        yield FormAdvice("settings", 0, "form_id", what, "Give it one, and keep it from edition to edition.")
    if not settings.has("version"):
        what = "The form has no version, so its editions cannot be told apart."
        yield FormAdvice("settings", 0, "version", what, "Count it up with each change.")
    for sheet, what in _WITHOUT_EFFECT.items():
        if form.book.sheet(sheet).rows:
            yield FormAdvice(sheet, 0, "", f"{what}.", "The sheet can stay.")
    for written in form.book.other_sheets:
        near = nearest(written.strip(), SHEETS)
        if near and not written.startswith("_") and not form.book.sheet(near).rows:
            what = f"There is no sheet “{near}”, and “{written}” is not read."
            yield FormProblem(written, 0, "", what, f"Call it {near}, or _{written} if it holds notes.")
