"""A chapter that the outline promises has text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each criterion whose chapter has no paragraph yet."""
    for chapter in visit.framework.numbered_chapters():
        if chapter.criterion and not visit.paragraphs.of_chapter(chapter.key):
            yield Problem(
                "chapter-without-text",
                Severity.WARNING,
                f"The chapter “{chapter.title['en']}” has no paragraph yet.",
                "Write it on the Report page.",
                chapter.title["en"],
                chapter=chapter.key,
            )
