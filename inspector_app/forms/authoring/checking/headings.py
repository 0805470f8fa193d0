"""Headings: those that are missing, misspelt or written twice, and columns that do nothing here."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, nearest
from inspector_app.forms.authoring.checking.names import NAME
from inspector_app.forms.authoring.headings import (
    ATTRIBUTES,
    KNOWN,
    MEDIA,
    TITLE,
    TRANSLATED,
    WITHOUT_EFFECT,
    Heading,
)
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem
from inspector_app.forms.authoring.workbook import Sheet
from resources.translations import _

_NEEDED = {"survey": ("type", "name"), "choices": ("list_name", "name")}
_FOREIGN = {
    "minimum_seconds": "SurveyCTO",
    "response_note": "SurveyCTO",
    "publishable": "SurveyCTO",
    "hxl": "KoboToolbox",
    "$kuid": "KoboToolbox",
    "kuid": "KoboToolbox",
    "$xpath": "KoboToolbox",
    "$given_name": "KoboToolbox",
}


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with the headings of each sheet."""
    for name in ("survey", "choices", "external_choices", "settings"):
        sheet = form.book.sheet(name)
        yield from _missing(sheet)
        for heading in sheet.repeated:
            what = _("There is another column for “{heading}”.").format(heading=heading.canonical)
            yield FormProblem(name, 1, heading.written, what, _("Bring the two together in one."))
        for heading in sheet.headings:
            yield from _unknown(sheet, heading)
        for number in sheet.homeless:
            what = _("Something stands in a column without a heading; nobody will see it.")
            yield FormAdvice(name, number, "", what, _("Give the column a heading, or clear it."))


def _missing(sheet: Sheet) -> Iterator[FormProblem]:
    written = [heading.written for heading in sheet.headings]
    for column in _NEEDED.get(sheet.name, ()) if sheet.headings else ():
        if not sheet.has(column):
            near = nearest(column, written)
            remedy = _("Add it.")
            if near:
                remedy = _("Call the column “{heading}” {column}.").format(heading=near, column=column)
            yield FormProblem(sheet.name, 1, column, _("There is no such column."), remedy)


def _unknown(sheet: Sheet, heading: Heading) -> Iterator[FormProblem]:
    known = KNOWN[sheet.name]
    column = heading.column
    if heading.language and column in known and column not in (*TRANSLATED, *MEDIA, TITLE):
        what = _("“{column}” is not translated.").format(column=column)
        remedy = _("Call the column {column}.").format(column=column)
        yield FormProblem(sheet.name, 1, heading.written, what, remedy)
    elif column in known or column in ATTRIBUTES:
        return
    elif column in WITHOUT_EFFECT.get(sheet.name, ()) or "::" in column:
        whose = _FOREIGN.get(column) or ("Survey123" if "esri:" in column else "")
        what = _("The column does nothing here.")
        if whose:
            what = _("The column is {program}’s and does nothing here.").format(program=whose)
        yield FormAdvice(sheet.name, 1, heading.written, what, _("It can stay."))
    elif column.startswith(("_", "#")):
        return  # notes of the author
    elif sheet.name in ("choices", "external_choices"):
        # Further columns of choices are the author's own; filters look at them by their names.
        if NAME.fullmatch(column) is None:
            what = _("No expression can name a column with such a heading.")
            remedy = _("Write letters, digits and underscores if a filter needs it.")
            yield FormAdvice(sheet.name, 1, heading.written, what, remedy)
    elif near := nearest(column.partition("::")[0].replace(" ", "_"), known):
        what = _("There is no such column.")
        remedy = _("Did you mean “{name}”? Begin the headings of your own notes with an underscore.")
        yield FormProblem(sheet.name, 1, heading.written, what, remedy.format(name=near))
    else:
        what = _("There is no such column, so it does nothing.")
        remedy = _("Begin the headings of your own notes with an underscore.")
        yield FormAdvice(sheet.name, 1, heading.written, what, remedy)
