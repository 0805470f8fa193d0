"""Running all rules over a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from inspector_app.checks import (
    abbreviation_unexplained,
    chapter_without_text,
    concern_open,
    difference_open,
    figure_other_edition,
    figure_unsettled,
    finding_one_sided,
    finding_without_evidence,
    late_answers,
    likely_name,
    paragraph_unsupported,
    rating_not_moderated,
    recommendation_without_area,
    scope_window,
    unknown_figure,
    unknown_paragraph,
    unread_case,
)
from inspector_app.checks.problem import Problem, Severity

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Rule = Callable[["Visit"], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    scope_window.problems,
    unread_case.problems,
    concern_open.problems,
    difference_open.problems,
    late_answers.problems,
    unknown_figure.problems,
    unknown_paragraph.problems,
    figure_unsettled.problems,
    figure_other_edition.problems,
    finding_without_evidence.problems,
    finding_one_sided.problems,
    recommendation_without_area.problems,
    paragraph_unsupported.problems,
    chapter_without_text.problems,
    abbreviation_unexplained.problems,
    likely_name.problems,
    rating_not_moderated.problems,
)

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def run_checks(visit: Visit) -> list[Problem]:
    """Return the problems of a visit, the gravest first, in the order of the rules."""
    found = [problem for rule in RULES for problem in rule(visit)]
    return sorted(found, key=lambda problem: _WEIGHT[problem.severity])
