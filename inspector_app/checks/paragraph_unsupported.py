"""A paragraph of a criterion's chapter stands on findings or evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.report.build import paragraph_numbers
from inspector_app.texts import in_language
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each paragraph in a criterion's chapter with nothing behind it."""
    numbers = paragraph_numbers(visit)
    for chapter in visit.framework.outline:
        if not chapter.criterion:
            continue
        for paragraph in visit.paragraphs.of_chapter(chapter.key):
            if not any(visit.paragraphs.basis(paragraph.id)):
                yield Problem(
                    "paragraph-unsupported",
                    Severity.WARNING,
                    _("Nothing stands behind this paragraph."),
                    _("Link a finding or evidence to it."),
                    numbers.get(paragraph.id, in_language(chapter.title, language())),
                    "paragraph",
                    paragraph.id,
                    chapter.key,
                )
