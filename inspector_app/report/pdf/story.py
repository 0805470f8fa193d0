"""The parts of a report, from cover to annexes, as reportlab's flowables and as the structure that is read out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, NextPageTemplate, PageBreak, Spacer

from inspector_app.report import style
from inspector_app.report.blocks import Document, Run, Sheet, plain
from inspector_app.report.pdf.body import Body, on_axis
from inspector_app.report.pdf.contents import contents_line
from inspector_app.report.pdf.headings import heading
from inspector_app.report.pdf.pages import BODY_PAGE
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.text import paragraph


@dataclass(frozen=True, slots=True)
class Story:
    """What is drawn, and the structure whose elements it fills as it is."""

    flow: list[Flowable]
    root: Element


def story(document: Document, pages: Mapping[str, int]) -> Story:
    """Return the whole report; `pages` says on which page each anchor stood when it was laid out before."""
    root = Element("Document")
    return Story(list(_Parts(document, pages, root).flow()), root)


def sheet_story(sheet: Sheet) -> Story:
    """Return a sheet: its title and its blocks."""
    root = Element("Document")
    part = root.within("Sect")
    title = heading((Run(sheet.title),), style.SHEET_TITLE, "title", 0, part)
    return Story([title, *Body(sheet.labels).flow(sheet.blocks, part)], root)


class _Parts:
    def __init__(self, document: Document, pages: Mapping[str, int], root: Element) -> None:
        self._document = document
        self._pages = pages
        self._root = root
        self._body = Body(document.labels)

    def flow(self) -> Iterator[Flowable]:
        """Yield everything in reading order."""
        yield from self._cover()
        yield NextPageTemplate(BODY_PAGE)
        yield PageBreak()
        yield from self._front()
        yield PageBreak()
        yield from self._contents()
        yield from self._chapters()
        yield from self._annexes()

    def _cover(self) -> Iterator[Flowable]:
        cover, part = self._document.cover, self._root.within("Sect")
        for runs in cover.inspectorates:
            yield paragraph(runs, on_axis(style.COVER_INSPECTORATE), part.within("P"))
        yield Spacer(1, style.COVER_GAP * mm)
        yield HRFlowable(
            style.TEXT_WIDTH * mm,
            style.COVER_RULE,
            lineCap="butt",
            color=HexColor(f"#{style.ACCENT}"),
            spaceBefore=0,
            spaceAfter=style.COVER_RULE_GAP,
            hAlign="RIGHT",
        )
        for runs, look in (
            (cover.kind, style.COVER_KIND),
            (cover.title, style.COVER_TITLE),
            (cover.authority, style.COVER_AUTHORITY),
            (cover.month, style.COVER_MONTH),
            (cover.note, style.COVER_NOTE),
        ):
            if plain(runs):
                yield paragraph(runs, on_axis(look), part.within("P"))

    def _front(self) -> Iterator[Flowable]:
        for number, section in enumerate(self._document.front):
            if number:
                yield Spacer(1, style.FRONT_GAP)
            part = self._root.within("Sect")
            yield paragraph(section.heading, on_axis(style.FRONT_HEADING), part.within("H1"))
            yield from self._body.flow(section.blocks, part)

    def _contents(self) -> Iterator[Flowable]:
        labels, part = self._document.labels, self._root.within("Sect")
        yield heading((Run(labels.contents),), style.FRONT_HEADING, "contents", 0, part)
        contents = part.within("TOC")
        for entry in self._document.contents:
            yield contents_line(entry, self._pages.get(entry.anchor), labels.go_to_page, contents)

    def _chapters(self) -> Iterator[Flowable]:
        for chapter in self._document.chapters:
            part = self._root.within("Sect")
            yield PageBreak()
            yield heading(chapter.title, style.CHAPTER, chapter.anchor, 0, part, number=chapter.number)
            yield from self._body.flow(chapter.blocks, part)

    def _annexes(self) -> Iterator[Flowable]:
        for annex in self._document.annexes:
            label = self._document.labels.annex.format(number=annex.number)
            part = self._root.within("Sect")
            yield PageBreak()
            yield heading((Run(f"{label} "), *annex.title), style.CHAPTER, annex.anchor, 0, part)
            yield from self._body.flow(annex.blocks, part)
