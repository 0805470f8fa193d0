"""Appearances that ask for more than a way of drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from resources.translations import _

_SEARCH = re.compile(r"\bsearch\s*\(")
_CAMERA = ("draw", "signature", "annotate", "new", "new-front")


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for choices that are searched for in a file, advice for pictures that are to be taken."""
    for made in form.rows:
        appearance = made.row.get("appearance")
        if _SEARCH.search(appearance):
            what = _("search() as an appearance is not there.")
            remedy = _("Use the type select_one_from_file, with the condition in choice_filter.")
            yield made.row.problem("appearance", what, remedy)
        camera = next((word for word in appearance.split() if word in _CAMERA), "")
        if camera and made.is_type("image"):
            what = _("“{word}” does nothing here; a picture is chosen from a file.").format(word=camera)
            yield made.row.advice("appearance", what, _("It can stay."))
