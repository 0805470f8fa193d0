"""Every question that is shown has words."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.headings import MEDIA
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import SILENT


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each question, and advice for each repeat, that shows no words."""
    for made in form.rows.questions():
        row, kind = made.row, made.type
        if kind is None or kind.name in SILENT or row.has("label", "hint"):
            continue
        if kind.name == "begin repeat":
            what = "The repeat has no label, so its instances are numbered without a word."
            yield row.advice("label", what, "Say what there are several of.")
        elif not kind.begins and not row.has("calculation", "trigger"):
            only = "a picture or a sound" if row.has(*MEDIA) else "nothing"
            yield row.problem(
                "label", f"The question shows {only}.", "Write its words into the column label."
            )
