"""Cells that hold one of few words, and errors that Excel has left in any cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.workbook import SHOW
from resources.translations import N_, _

# By column: the words that it takes, what is wrong with another one, and what helps.
_WORDS = {
    "na": (("yes", "no"), N_("“{text}” is neither yes nor no."), N_("Write yes or nothing.")),
    "unavailable": ((SHOW,), N_("“{text}” is not show."), N_("Write show or nothing.")),
}
_EXCEL_ERROR = re.compile(r"#(NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!)")


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each cell whose words mean nothing."""
    for row in form.book.rows():
        for heading, text in row.cells.items():
            if _EXCEL_ERROR.fullmatch(text):
                what = _("“{text}” is an error of Excel’s; it took what was typed for a formula.")
                remedy = _("Type it anew with an apostrophe before it.")
            elif heading.column in _WORDS and text.lower() not in _WORDS[heading.column][0]:
                what, remedy = map(_, _WORDS[heading.column][1:])
            else:
                continue
            yield FormProblem(row.sheet, row.number, heading.written, what.format(text=text), remedy)
