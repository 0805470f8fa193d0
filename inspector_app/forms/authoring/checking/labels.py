"""Every question that is shown has words."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.headings import MEDIA
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import SILENT
from resources.translations import _


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each question, and advice for each repeat, that shows no words."""
    for made in form.rows.questions():
        row, kind = made.row, made.type
        if kind is None or kind.name in SILENT or row.has("label", "hint"):
            continue
        if kind.name == "begin repeat":
            what = _("The repeat has no label, so its instances are numbered without a word.")
            yield row.advice("label", what, _("Say what there are several of."))
        elif not kind.begins and not row.has("calculation", "trigger"):
            what = _("The question shows nothing.")
            if row.has(*MEDIA):
                what = _("The question shows a picture or a sound.")
            yield row.problem("label", what, _("Write its words into the column label."))
