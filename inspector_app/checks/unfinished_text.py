"""No text of the report is empty, or says that something is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import report_texts
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_TO_DO = re.compile(
    r"\b(?:TODO|TO DO|TBC|TBD|FIXME|I’W GADARNHAU)\b|\b[Xx]{2,}\b|\?{2,}|_{3,}|\.{4,}|\blorem ipsum\b"
    r"|\[[^\[\]]*\b(?:insert|add|check|ask|confirm|mewnosod|ychwanegu|gwirio|gofyn|cadarnhau)\b[^\[\]]*\]"
)


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each text without words, and for each mark of something still to be done."""
    for text in report_texts(visit):
        if not text.text.strip():
            yield text.problem(
                "empty-text",
                Severity.WARNING,
                _("There are no words here."),
                _("Write them, or take it out."),
            )
        for mark in dict.fromkeys(_TO_DO.findall(f"{text.text}\n{text.text_cy}")):
            yield text.problem(
                "unfinished-text",
                Severity.ERROR,
                _("“{mark}” says that something is still to be written.").format(mark=mark),
                _("Write it, or take the mark out."),
            )
