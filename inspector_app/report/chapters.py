"""The chapters that authors write: text, headline summary, a criterion's findings, recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.fieldwork.evidence import AREA, STRENGTH
from inspector_app.framework.model import Axis
from inspector_app.framework.model import Chapter as Outline
from inspector_app.report.blocks import (
    Block,
    ItemList,
    ListItem,
    Paragraph,
    Run,
    Runs,
    SectionHeading,
    Statement,
    Table,
)
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.rated import level_of

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def text(visit: Visit, outline: Outline, phrasing: Phrasing) -> list[Block]:
    """Return the author's paragraphs of a chapter, under their section headings."""
    blocks: list[Block] = []
    section = ""
    for paragraph in visit.paragraphs.of_chapter(outline.key):
        if paragraph.section != section:
            section = paragraph.section
            if section.strip():
                blocks.append(SectionHeading(phrasing.heading(section, paragraph.section_cy)))
        blocks += phrasing.numbered(paragraph.text, paragraph.text_cy, paragraph.id)
    return blocks


def summary(visit: Visit, outline: Outline, phrasing: Phrasing) -> list[Block]:
    """Return the author's paragraphs, then the ratings of all criteria on both axes."""
    words = phrasing.words
    axes = visit.framework.axes
    ratings = Table(
        header=(
            phrasing.fixed(words.criterion),
            *(phrasing.of_framework(axis.title) for axis in axes),
        ),
        rows=tuple(
            (
                (Run(f"({criterion.key}) "), *phrasing.of_framework(criterion.title)),
                *(_rating(visit, criterion.key, axis, phrasing) for axis in axes),
            )
            for criterion in visit.framework.criteria
        ),
        shares=(40, *(60 // len(axes) for _ in axes)),
        description=words.ratings,
        caption=phrasing.fixed(words.ratings),
    )
    return [*(text(visit, outline, phrasing) or nothing_written(phrasing)), ratings]


def criterion(visit: Visit, outline: Outline, phrasing: Phrasing) -> list[Block]:
    """Return a criterion's chapter: its statement and ratings, its findings, and the author's paragraphs."""
    words = phrasing.words
    judged = visit.framework.criterion(outline.criterion)
    blocks: list[Block] = [
        Statement(
            phrasing.fixed(f"{words.criterion} ({judged.key})"), phrasing.of_framework(judged.statement)
        ),
        Table(
            header=(phrasing.fixed(words.axis), phrasing.fixed(words.moderated_rating)),
            rows=tuple(
                (phrasing.of_framework(axis.title), _rating(visit, judged.key, axis, phrasing))
                for axis in visit.framework.axes
            ),
            shares=(50, 50),
            description=words.ratings_of.format(key=f"({judged.key})"),
        ),
    ]
    for kind, heading in ((STRENGTH, words.strengths), (AREA, words.areas)):
        findings = visit.findings.for_criterion(judged.key, kind)
        if findings:
            blocks.append(SectionHeading(phrasing.fixed(heading), listed=False))
            blocks.append(
                ItemList(
                    tuple(ListItem(phrasing.line(finding.text, finding.text_cy)) for finding in findings)
                )
            )
    written = text(visit, outline, phrasing) or nothing_written(phrasing)
    if not isinstance(written[0], SectionHeading):
        blocks.append(SectionHeading(phrasing.fixed(words.found), listed=False))
    return [*blocks, *written]


def recommendations(visit: Visit, outline: Outline, phrasing: Phrasing) -> list[Block]:
    """Return the recommendations, numbered from the first, then what the author adds to them."""
    entries = visit.recommendations.all()
    blocks: list[Block] = [Paragraph(phrasing.fixed(phrasing.words.recommendations_intro))] if entries else []
    for entry in entries:
        blocks += phrasing.numbered(entry.text, entry.text_cy, entry.id)
    return [*blocks, *text(visit, outline, phrasing)]


def nothing_written(phrasing: Phrasing) -> list[Block]:
    """Return what stands in a chapter, or the part of one, that is still empty."""
    return [Paragraph((Run(phrasing.words.nothing_written, italic=True),))]


def _rating(visit: Visit, criterion: str, axis: Axis, phrasing: Phrasing) -> Runs:
    moderated = None if phrasing.is_shape else visit.ratings.moderated(criterion, axis.key)
    if moderated is None:
        return (Run(phrasing.words.not_moderated, italic=True),)
    return level_of(axis, moderated.level, phrasing, bold=True)
