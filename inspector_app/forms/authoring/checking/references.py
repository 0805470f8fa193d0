"""Answers named in braces: `${name}` is well-formed and names one question of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.checking.names import NAME
from inspector_app.forms.authoring.headings import KNOWN
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem
from resources.translations import _

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
                what = _("What was answered in the form before is not kept, so it is blank here.")
                remedy = _("Take it out if nothing is meant.")
                yield FormAdvice(row.sheet, row.number, heading.written, what, remedy)


def _faults(form: FormUnderCheck, text: str) -> Iterator[tuple[str, str]]:
    write = _("Write {example}.")
    for match in _ANY.finditer(text):
        inner, closing, hashed = match.groups()
        if hashed is not None:
            yield _("“{text}” names nothing.").format(text=match[0]), write.format(example=f"${{{hashed}}}")
            continue
        name = inner.strip()
        if not closing:
            what = _("“{text}” has no closing brace.").format(text=match[0][:20])
            yield what, write.format(example="${name}")
        elif name.startswith(_LAST_SAVED):
            continue
        elif NAME.fullmatch(name) is None:
            what = _("“{text}” does not hold the name of a question.").format(text=match[0])
            yield what, write.format(example="${name}")
        elif match[0] != f"${{{inner}}}":
            what = _("“{text}” has a blank after the $.").format(text=match[0])
            yield what, write.format(example=f"${{{name}}}")
        elif not form.names[name]:
            remedy = did_you_mean(name, form.names, _("Correct the name."))
            yield _("There is no question called “{name}”.").format(name=name), remedy
        elif form.names[name] > 1:
            rows = ", ".join(str(made.row.number) for made in form.rows.questions() if made.name == name)
            what = _("“{name}” stands for several questions, in rows {rows}.").format(name=name, rows=rows)
            yield what, _("Name them apart.")
