"""Running all rules over a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.checks import (
    abbreviation_twice,
    abbreviation_unexplained,
    accuracy_open,
    area_without_consequence,
    chapter_without_text,
    concern_open,
    day_and_date,
    difference_open,
    double_word,
    event_with_two_years,
    figure_moved,
    figure_other_edition,
    figure_unsettled,
    finding_one_sided,
    finding_without_evidence,
    language_unmarked,
    late_answers,
    likely_name,
    long_sentence,
    paragraph_unsupported,
    passive_paragraph,
    proportion_word,
    rating_against_balance,
    rating_not_moderated,
    recommendation_without_area,
    scope_window,
    small_count,
    table_untranslated,
    typed_number,
    unfinished_text,
    unknown_figure,
    unknown_paragraph,
    unknown_table,
    unread_case,
)
from inspector_app.checks.accepted import AcceptedCheck, may_be_accepted
from inspector_app.checks.problem import Problem, Severity

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Rule = Callable[["Visit"], Iterable[Problem]]
Progress = Callable[[float, str], object]

RULES: tuple[Rule, ...] = (
    scope_window.problems,
    day_and_date.problems,
    event_with_two_years.problems,
    unread_case.problems,
    concern_open.problems,
    difference_open.problems,
    late_answers.problems,
    accuracy_open.problems,
    unknown_figure.problems,
    unknown_paragraph.problems,
    unknown_table.problems,
    table_untranslated.problems,
    figure_unsettled.problems,
    figure_other_edition.problems,
    figure_moved.problems,
    typed_number.problems,
    proportion_word.problems,
    finding_without_evidence.problems,
    finding_one_sided.problems,
    recommendation_without_area.problems,
    area_without_consequence.problems,
    paragraph_unsupported.problems,
    chapter_without_text.problems,
    unfinished_text.problems,
    abbreviation_unexplained.problems,
    abbreviation_twice.problems,
    likely_name.problems,
    small_count.problems,
    rating_not_moderated.problems,
    rating_against_balance.problems,
    double_word.problems,
    language_unmarked.problems,
    long_sentence.problems,
    passive_paragraph.problems,
)

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found: the problems that are open, and those that somebody accepted."""

    open: list[Problem]
    accepted: list[tuple[Problem, AcceptedCheck]]


def check(visit: Visit, progress: Progress | None = None) -> Checked:
    """Return the problems of a visit, the gravest first, in the order of the rules.

    `progress` is called before each rule with how far it is, and may raise to stop.
    """
    found: list[Problem] = []
    for number, rule in enumerate(RULES):
        if progress is not None:
            progress(number / len(RULES), "")
        found += rule(visit)
    found.sort(key=lambda problem: _WEIGHT[problem.severity])
    standing = visit.accepted_checks.standing()
    accepted = [standing.get((p.code, p.record)) if may_be_accepted(p) else None for p in found]
    pairs = list(zip(found, accepted, strict=True))
    return Checked([p for p, entry in pairs if entry is None], [(p, entry) for p, entry in pairs if entry])


def run_checks(visit: Visit) -> list[Problem]:
    """Return the problems of a visit that nobody accepted, the gravest first, in the order of the rules."""
    return check(visit).open
