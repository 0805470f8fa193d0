"""A chapter that the outline promises has text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import report_texts
from inspector_app.texts import in_language
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each chapter that nobody has written in; the methodology writes itself."""
    written = {text.chapter for text in report_texts(visit) if text.table != "finding" and text.text.strip()}
    for chapter in visit.framework.outline:
        if chapter.kind == "methodology" or chapter.key in written:
            continue
        title = in_language(chapter.title, language())
        missing = (
            _("The chapter “{chapter}” has no recommendation yet.")
            if chapter.kind == "recommendations"
            else _("The chapter “{chapter}” has no paragraph yet.")
        )
        yield Problem(
            "chapter-without-text",
            Severity.WARNING,
            missing.format(chapter=title),
            _("Write it on the Report page."),
            title,
            chapter=chapter.key,
        )
