"""Pictures, sounds and films beside the words of questions and choices."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.headings import MEDIA
from inspector_app.forms.authoring.problems import FormProblem
from resources.translations import _


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each picture, sound or film that would not be shown, unless that is allowed."""
    for row in form.book.rows():
        if form.book.shows_unavailable(row):
            continue
        for heading in row.cells:
            if heading.column in MEDIA:
                what = _("Pictures, sounds and films are not shown.")
                remedy = _("Take it out, or write show in the column unavailable to go without it.")
                yield FormProblem(row.sheet, row.number, heading.written, what, remedy)
