"""Which chapter of the report a problem belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def chapter_of(visit: Visit, problem: Problem) -> str:
    """Return the key of the chapter in which a problem shows, "" for one of the visit as a whole."""
    if problem.chapter:
        return problem.chapter
    outline = visit.framework.outline
    if problem.table == "recommendation":
        return next((chapter.key for chapter in outline if chapter.kind == "recommendations"), "")
    if problem.table in ("finding", "rating", "moderation"):
        criterion = (visit.store.get(problem.table, problem.record) or {}).get("criterion")
        return next(
            (chapter.key for chapter in outline if chapter.criterion and chapter.criterion == criterion), ""
        )
    return ""
