"""Cells that hold one of few words, and errors that Excel has left in any cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.workbook import SHOW

_WORDS = {
    "na": (("yes", "no"), "Write yes or nothing."),
    "unavailable": ((SHOW,), "Write show or nothing."),
}
_EXCEL_ERROR = re.compile(r"#(NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!)")


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each cell whose words mean nothing."""
    for row in form.book.rows():
        for heading, text in row.cells.items():
            if _EXCEL_ERROR.fullmatch(text):
                what = f"“{text}” is an error of Excel’s; it took what was typed for a formula."
                remedy = "Type it anew with an apostrophe before it."
                yield FormProblem(row.sheet, row.number, heading.written, what, remedy)
            elif heading.column in _WORDS:
                words, remedy = _WORDS[heading.column]
                if text.lower() not in words:
                    is_not = " nor ".join(words)
                    what = f"“{text}” is {'neither' if len(words) > 1 else 'not'} {is_not}."
                    yield FormProblem(row.sheet, row.number, heading.written, what, remedy)
