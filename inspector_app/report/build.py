"""The report as a tree of blocks, made from a visit in one of its languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.framework.model import Chapter as Outline
from inspector_app.report import annexes, chapters, front, methodology
from inspector_app.report.blocks import Block, Chapter, Document, clean, plain
from inspector_app.report.charted import ChartWords
from inspector_app.report.crosstabbed import CrosstabWords
from inspector_app.report.figure_words import FigureWords, as_typed
from inspector_app.report.kinds import DRAFT
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.references import paragraph_numbers_of
from inspector_app.report.resolve import resolve
from resources.translations import speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

ChapterBuilder = Callable[["Visit", Outline, Phrasing], list[Block]]

# One builder for each kind of chapter that an outline may name.
_BUILDERS: dict[str, ChapterBuilder] = {
    "text": chapters.text,
    "methodology": methodology.methodology,
    "summary": chapters.summary,
    "criterion": chapters.criterion,
    "recommendations": chapters.recommendations,
}
INTRODUCTION = "introduction"  # the text chapter that opens with the background of the inspection


def build(
    visit: Visit,
    language: str,
    *,
    internal: bool = False,
    state: str = "",
    figures: FigureWords | None = None,
    tables: CrosstabWords | None = None,
) -> Document:
    """Return the report in a language ("en" or "cy"), unresolved; the `internal` copy has the evidence annexes.

    It has the marks of `state`, a kind of version, or else of the newest version. `figures` and `tables` that are given
    remember what was used.
    """
    figures = figures or FigureWords(visit)
    tables = tables or CrosstabWords(visit)
    charts = ChartWords(visit, figures)
    phrasing = Phrasing(language, figures, tables)
    with speaking(language):
        document = _published(visit, phrasing, charts, state=state or visit.versions.state, internal=internal)
        if not internal:
            return document
        return replace(
            document,
            annexes=annexes.annexes(visit, phrasing, figures.used, [*charts.counted, *tables.counted]),
        )


def paragraph_numbers(visit: Visit) -> dict[str, str]:
    """Return the printed number of every paragraph and recommendation by record id, such as "5.4".

    They are the same in every language. Nothing is counted for it, so this may be asked after every change.
    """
    shape = Phrasing("en", as_typed, is_shape=True)
    return paragraph_numbers_of(resolve(_published(visit, shape, None, state=DRAFT, internal=False)))


def _published(
    visit: Visit, phrasing: Phrasing, charts: ChartWords | None, *, state: str, internal: bool
) -> Document:
    """Return the report without annexes; the pages of the `internal` copy say that it is one.

    Where `charts` is None, the chapters have none.
    """
    details = visit.inspection.details()
    members = visit.members.active()
    title = plain(phrasing.of_details(details, "subject"))
    authority = plain(phrasing.of_details(details, "authority"))
    return Document(
        language=phrasing.language,
        title=f"{phrasing.words.inspection_report}: {authority}, {title}",
        subject=title,
        authors=tuple(clean(member.name) for member in members),
        header_left=plain(phrasing.of_details(details, "inspectorate")),
        header_right=authority,
        footer=front.copy_kind(state, phrasing, internal=internal),
        labels=front.labels(state, phrasing),
        cover=front.cover(details, state, phrasing, internal=internal),
        front=front.sections(details, members, phrasing),
        chapters=_chapters(visit, details, phrasing, charts),
        annexes=(),
    )


def _chapters(
    visit: Visit, details: InspectionDetails, phrasing: Phrasing, charts: ChartWords | None
) -> tuple[Chapter, ...]:
    made = []
    for outline in visit.framework.outline:
        blocks = _BUILDERS[outline.kind](visit, outline, phrasing)
        if outline.key == INTRODUCTION:
            blocks = [*phrasing.numbered(details.background, details.background_cy), *blocks]
        if charts:
            blocks += charts.of_chapter(outline.key, phrasing)
        made.append(
            Chapter(phrasing.of_framework(outline.title), tuple(blocks or chapters.nothing_written(phrasing)))
        )
    return tuple(made)
