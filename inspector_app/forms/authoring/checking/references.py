"""Answers named in braces: `${name}` is well-formed and names one question of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.checking.names import NAME
from inspector_app.forms.authoring.headings import KNOWN
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem

_ANY = re.compile(r"\$\s*\{([^}]*)(\}?)|#\{([^}]*)\}")
_UNREAD = (
    "type",
    "name",
    "disabled",
)  # the first may name a repeat's question, which is looked at with the lists
_LAST_SAVED = "last-saved#"


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each cell that names an answer wrongly."""
    for row in form.book.rows():
        for heading, text in row.cells.items():
            is_read = heading.column in KNOWN[row.sheet] and heading.column not in _UNREAD
            if not is_read or "{" not in text:
                continue
            for what, remedy in dict.fromkeys(_faults(form, text)):
                yield FormProblem(row.sheet, row.number, heading.written, what, remedy)
            if f"${{{_LAST_SAVED}" in text:
                what = "What was answered in the form before is not kept, so it is blank here."
                yield FormAdvice(
                    row.sheet, row.number, heading.written, what, "Take it out if nothing is meant."
                )


def _faults(form: FormUnderCheck, text: str) -> Iterator[tuple[str, str]]:
    for match in _ANY.finditer(text):
        inner, closing, hashed = match.groups()
        if hashed is not None:
            yield f"“{match[0]}” names nothing.", f"Write ${{{hashed}}}."
            continue
        name = inner.strip()
        if not closing:
            yield f"“{match[0][:20]}” has no closing brace.", "Write ${name}."
        elif name.startswith(_LAST_SAVED):
            continue
        elif NAME.fullmatch(name) is None:
            yield f"“{match[0]}” does not hold the name of a question.", "Write ${name}."
        elif match[0] != f"${{{inner}}}":
            yield f"“{match[0]}” has a blank after the $.", f"Write ${{{name}}}."
        elif not form.names[name]:
            remedy = did_you_mean(name, form.names, "Correct the name.")
            yield f"There is no question called “{name}”.", remedy
        elif form.names[name] > 1:
            rows = [str(made.row.number) for made in form.rows.questions() if made.name == name]
            yield f"“{name}” stands for several questions, in rows {', '.join(rows)}.", "Name them apart."
