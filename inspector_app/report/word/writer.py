"""Drawing a resolved report as a Word file, which the lead goes on writing in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from inspector_app.report import style
from inspector_app.report.blocks import (
    Annex,
    Chapter,
    Cover,
    Document,
    plain,
)
from inspector_app.report.word import styles
from inspector_app.report.word.body import Blocks
from inspector_app.report.word.contents import draw_contents
from inspector_app.report.word.package import Package, new_package, package_bytes, package_from
from inspector_app.report.word.pages import complete_running, draw_running, set_up_page
from inspector_app.report.word.template import Template
from inspector_app.report.word.template_styles import use_ids
from inspector_app.report.word.text import paragraph, runs_of
from inspector_app.report.word.xml import mm, pt


def draw_docx(
    document: Document,
    made_at: datetime,
    anchors: Mapping[str, int],
    pages: int,
    template: Template | None = None,
) -> bytes:
    """Return the report as a Word file, dated `made_at`, in the look of a `template` or else its own.

    `anchors` says on which page each heading stands in the PDF, and `pages` how many there are: they are shown
    until Word counts its own. The same arguments give the same bytes.
    """
    package = package_from(template, document, made_at) if template else new_package(document, made_at)
    section = package.word.sections[-1]
    if template:
        complete_running(section, document, pages, package.ids)
    else:
        set_up_page(section)
        draw_running(section, document, pages)
    end = package.word.element.body[-1]
    for element in _Body(document, anchors, package).elements():
        if package.ids:
            use_ids([element], package.ids)
        end.addprevious(element)
    return package_bytes(package.word, made_at)


class _Body:
    """The elements of the document's body, in reading order."""

    def __init__(self, document: Document, pages: Mapping[str, int], package: Package) -> None:
        self._document = document
        self._pages = pages
        self._blocks = Blocks(document.labels, package)
        self._bookmarks = self._blocks.bookmarks

    def elements(self) -> Iterator[Any]:
        """Yield every paragraph and table."""
        yield from self._cover(self._document.cover)
        yield from self._front()
        yield draw_contents(self._document, self._bookmarks, self._pages)
        for index, chapter in enumerate(self._document.chapters):
            yield self._title(styles.CHAPTER, chapter, new_page=not index)
            yield from self._blocks.draw(chapter.blocks)
        for annex in self._document.annexes:
            yield self._title(styles.ANNEX, annex)
            yield from self._blocks.draw(annex.blocks)

    def _cover(self, cover: Cover) -> Iterator[Any]:
        for runs in cover.inspectorates:
            yield paragraph(styles.COVER_INSPECTORATE, *runs_of(runs))
        yield paragraph(styles.COVER_KIND, *runs_of(cover.kind), before=mm(style.COVER_GAP))
        yield paragraph(styles.TITLE, *runs_of(cover.title))
        yield paragraph(styles.COVER_AUTHORITY, *runs_of(cover.authority))
        yield paragraph(styles.COVER_MONTH, *runs_of(cover.month))
        if plain(cover.note):
            yield paragraph(styles.COVER_NOTE, *runs_of(cover.note))

    def _front(self) -> Iterator[Any]:
        for index, section in enumerate(self._document.front):
            gap = pt(style.SPACE_AFTER_TABLE + style.FRONT_GAP) if index else None
            yield paragraph(styles.FRONT_HEADING, *runs_of(section.heading), before=gap, new_page=not index)
            yield from self._blocks.draw(section.blocks)

    def _title(self, style_id: str, part: Chapter | Annex, *, new_page: bool = False) -> Any:
        """Return the title of a part; the first one begins a page even where a template does not say so."""
        content = self._bookmarks.around(part.anchor, runs_of(part.title))
        return paragraph(style_id, *content, new_page=new_page)
