"""The methodology: what the author says of it, then scope, what was looked at, criteria, ratings and figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector_app.fieldwork import sources
from inspector_app.fieldwork.standing import read_by_two
from inspector_app.figures.counts import cases_that_count
from inspector_app.framework.model import Axis
from inspector_app.framework.model import Chapter as Outline
from inspector_app.report.blocks import Block, NumberedParagraph, Run, SectionHeading, Table
from inspector_app.report.chapters import text
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.proportions import proportions_table

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def methodology(visit: Visit, outline: Outline, phrasing: Phrasing) -> list[Block]:
    """Return the methodology's chapter."""
    return [
        *text(visit, outline, phrasing),
        *_scope(visit, phrasing),
        *_looked_at(visit, phrasing),
        *_criteria(visit, phrasing),
        *_figures(visit, phrasing),
    ]


def _scope(visit: Visit, phrasing: Phrasing) -> list[Block]:
    words = phrasing.words
    details = visit.inspection.details()
    blocks = phrasing.numbered(details.scope, details.scope_cy)
    if not blocks and details.scope_from and details.scope_to:
        first, last = phrasing.date(details.scope_from), phrasing.date(details.scope_to)
        blocks.append(NumberedParagraph(phrasing.fixed(words.scope_window.format(first=first, last=last))))
    return [SectionHeading(phrasing.fixed(words.scope)), *blocks] if blocks else []


def _looked_at(visit: Visit, phrasing: Phrasing) -> list[Block]:
    words = phrasing.words
    counts = () if phrasing.is_shape else _counts(visit, phrasing)
    blocks: list[Block] = [
        SectionHeading(phrasing.fixed(words.looked_at)),
        NumberedParagraph(phrasing.fixed(words.looked_at_intro)),
        Table(
            header=(phrasing.fixed(words.looked_at_what), phrasing.fixed(words.number)),
            rows=tuple((phrasing.fixed(label), phrasing.fixed(str(n))) for label, n in counts if n),
            shares=(80, 20),
            numbers=(1,),
            description=words.looked_at_what,
            caption=phrasing.fixed(words.looked_at_what),
        ),
    ]
    interviews = visit.sources.interviews()
    return [*blocks, _interviews(visit, interviews, phrasing)] if interviews else blocks


def _counts(visit: Visit, phrasing: Phrasing) -> tuple[tuple[str, int], ...]:
    words = phrasing.words
    held = Counter(source.kind for source in visit.sources.all(state=sources.HELD))
    interviews = visit.sources.interviews()
    return (
        (words.cases_in_scope, visit.inspection.details().sample_frame),
        (words.cases_sampled, len(visit.cases.all())),
        (words.cases_read, cases_that_count(visit)),
        (words.cases_double_read, len(read_by_two(visit))),
        (words.interviews_held, len(interviews)),
        (words.people_met, sum(interview.people for interview in interviews)),
        (words.supervision_files, held[sources.SUPERVISION]),
        (words.documents, held[sources.DOCUMENT]),
        (words.performance, held[sources.PERFORMANCE]),
        (words.observations, held[sources.OBSERVATION]),
        (words.earlier_reports, held[sources.EARLIER_REPORT]),
        (words.concerns, len(visit.concerns.all())),
    )


def _interviews(visit: Visit, interviews: list[sources.Source], phrasing: Phrasing) -> Table:
    words = phrasing.words
    times = Counter(interview.role for interview in interviews)
    people: Counter[str] = Counter()
    for interview in interviews:
        people[interview.role] += interview.people
    known = [role for role in visit.framework.roles if times[role.key]]
    rows = [(phrasing.of_framework(role.plural), times[role.key], people[role.key]) for role in known]
    other = set(times) - {role.key for role in known}
    if other:
        rows.append(
            (
                phrasing.fixed(words.other_role),
                sum(times[role] for role in other),
                sum(people[role] for role in other),
            )
        )
    rows.append((phrasing.fixed(words.total, bold=True), times.total(), people.total()))
    return Table(
        header=(phrasing.fixed(words.role), phrasing.fixed(words.interviews), phrasing.fixed(words.people)),
        rows=tuple((role, phrasing.fixed(str(n)), phrasing.fixed(str(m))) for role, n, m in rows),
        shares=(60, 20, 20),
        numbers=(1, 2),
        description=words.interviews_by_role,
        caption=phrasing.fixed(words.interviews_by_role),
    )


def _criteria(visit: Visit, phrasing: Phrasing) -> list[Block]:
    words = phrasing.words
    return [
        SectionHeading(phrasing.fixed(words.criteria)),
        NumberedParagraph(phrasing.fixed(words.criteria_intro)),
        Table(
            header=(phrasing.fixed(words.criterion), phrasing.fixed(words.what_we_look_for)),
            rows=tuple(
                (
                    (Run(f"({criterion.key}) "), *phrasing.of_framework(criterion.title)),
                    phrasing.of_framework(criterion.statement),
                )
                for criterion in visit.framework.criteria
            ),
            shares=(35, 65),
            description=words.criteria_table,
            caption=phrasing.fixed(words.criteria_table),
        ),
        NumberedParagraph(phrasing.fixed(_ratings_intro(visit, phrasing))),
        *(_scale(axis, phrasing) for axis in visit.framework.axes),
    ]


def _ratings_intro(visit: Visit, phrasing: Phrasing) -> str:
    """Return what is said of the ratings: that the team agreed them all, some of them or none yet."""
    words = phrasing.words
    agreed = {
        visit.ratings.moderated(criterion.key, axis.key) is not None
        for criterion in (() if phrasing.is_shape else visit.framework.criteria)
        for axis in visit.framework.axes
    }
    if agreed == {True, False}:
        return words.ratings_intro_some
    return words.ratings_intro_none if agreed == {False} else words.ratings_intro


def _scale(axis: Axis, phrasing: Phrasing) -> Table:
    title = phrasing.of_framework(axis.title)[0]
    caption = phrasing.words.scale.format(axis=title.text)
    return Table(
        header=(phrasing.fixed(phrasing.words.level), phrasing.fixed(phrasing.words.meaning)),
        rows=tuple(
            (phrasing.of_framework(level.title), phrasing.of_framework(level.descriptor))
            for level in axis.levels
        ),
        shares=(20, 80),
        description=caption,
        caption=phrasing.fixed(caption),
    )


def _figures(visit: Visit, phrasing: Phrasing) -> list[Block]:
    words = phrasing.words
    settled = read_by_two(visit)
    readings = [words.double_readings] if settled else []
    readings += [words.double_readings_open] if not all(settled.values()) else []
    blocks: list[Block] = [
        SectionHeading(phrasing.fixed(words.figures)),
        NumberedParagraph(phrasing.fixed(words.figures_intro)),
    ]
    if readings:
        blocks.append(NumberedParagraph(phrasing.fixed(" ".join(readings))))
    if visit.framework.proportions:
        blocks.append(NumberedParagraph(phrasing.fixed(words.proportions_intro)))
        blocks.append(proportions_table(visit.framework.proportions, phrasing))
    return blocks
