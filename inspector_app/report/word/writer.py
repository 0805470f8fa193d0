"""Drawing a resolved report as a Word file, which the lead goes on writing in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import zip_longest
from typing import Any

from inspector_app.report import style
from inspector_app.report.blocks import (
    Annex,
    Block,
    Chapter,
    Chart,
    Cover,
    Document,
    ItemList,
    Labels,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Runs,
    SectionHeading,
    Statement,
    Table,
    plain,
)
from inspector_app.report.word import styles
from inspector_app.report.word.contents import draw_contents
from inspector_app.report.word.numbering import LETTERED
from inspector_app.report.word.package import Package, new_package, package_bytes, package_from
from inspector_app.report.word.pages import complete_running, draw_running, set_up_page
from inspector_app.report.word.pictures import Pictures
from inspector_app.report.word.style_xml import list_of
from inspector_app.report.word.tables import draw_table
from inspector_app.report.word.template import Template
from inspector_app.report.word.template_styles import use_ids
from inspector_app.report.word.text import Bookmarks, field, paragraph, plain_run, runs_of
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
        self._numbering = package.numbering
        self._pictures = Pictures(package.word.part, package.layout)
        self._layout = package.layout
        self._labels: Labels = document.labels
        self._pages = pages
        self._bookmarks = Bookmarks()

    def elements(self) -> Iterator[Any]:
        """Yield every paragraph and table."""
        yield from self._cover(self._document.cover)
        yield from self._front()
        yield draw_contents(self._document, self._bookmarks, self._pages)
        for index, chapter in enumerate(self._document.chapters):
            yield self._title(styles.CHAPTER, chapter, new_page=not index)
            yield from self._blocks(chapter.blocks)
        for annex in self._document.annexes:
            yield self._title(styles.ANNEX, annex)
            yield from self._blocks(annex.blocks)

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
            yield from self._blocks(section.blocks)

    def _title(self, style_id: str, part: Chapter | Annex, *, new_page: bool = False) -> Any:
        """Return the title of a part; the first one begins a page even where a template does not say so."""
        content = self._bookmarks.around(part.anchor, runs_of(part.title))
        return paragraph(style_id, *content, new_page=new_page)

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Any]:
        """Yield the blocks; what follows a table keeps off it, since a table has no space of its own."""
        after_table = False
        for block, following in zip_longest(blocks, blocks[1:]):
            before = pt(style.SPACE_AFTER_TABLE) if after_table else None
            keep = isinstance(following, Table | Chart)
            if after_table and isinstance(block, Table) and not block.caption:
                yield paragraph(styles.CELL)  # two tables that touch would be one
            yield from self._block(block, before, keep=keep)
            after_table = isinstance(block, Table)

    def _block(self, block: Block, before: int | None, *, keep: bool) -> Iterator[Any]:
        match block:
            case NumberedParagraph():
                content = self._runs(block.runs)
                if block.anchor:
                    content = self._bookmarks.around(block.anchor, content)
                yield paragraph(styles.NUMBERED, *content, before=before, keep=keep)
            case Paragraph():
                yield paragraph(styles.BODY, *self._runs(block.runs), before=before, keep=keep)
            case Quotation():
                yield paragraph(styles.QUOTATION, *self._runs(block.runs), before=before, keep=keep)
            case SectionHeading():
                name = styles.SECTION if block.listed else styles.UNLISTED
                yield paragraph(name, *self._bookmarks.around(block.anchor, runs_of(block.runs)))
            case ItemList():
                yield from self._list(block)
            case Statement():
                yield paragraph(styles.STATEMENT_LABEL, *runs_of(block.label), before=before)
                yield paragraph(styles.STATEMENT, *runs_of(block.runs))
            case Table():
                if block.caption:
                    yield self._caption(block.caption, self._labels.table, "Table", block.number, before)
                yield draw_table(block, self._bookmarks, self._layout)
            case Chart():
                yield self._caption(block.caption, self._labels.figure, "Figure", block.number, before)
                yield paragraph(styles.FIGURE, self._pictures.draw(block))

    def _runs(self, runs: Runs) -> list[Any]:
        return runs_of(runs, self._bookmarks)

    def _list(self, block: ItemList, level: int = 0, number: int | None = None) -> Iterator[Any]:
        """Yield the items of a list; one with letters begins with its own first letter."""
        if block.ordered and number is None:
            number = self._numbering.begin_again(LETTERED)
        names = styles.LETTERS if block.ordered else styles.BULLETS
        for item in block.items:
            numbered = list_of(number, level) if block.ordered and number else None
            yield paragraph(names[level], *self._runs(item.runs), numbered=numbered)
            if item.inner:
                same = number if item.inner.ordered == block.ordered else None
                yield from self._list(item.inner, level + 1, same)

    def _caption(self, caption: Runs, label: str, sequence: str, number: str, before: int | None) -> Any:
        """Return a caption, whose number is a field: a table put in by hand moves the others on."""
        lead, _, tail = label.partition("{number}")
        counted = field(rf"SEQ {sequence} \* ARABIC", plain_run(number))
        content = [plain_run(lead), *counted, plain_run(f"{tail}. "), *runs_of(caption)]
        return paragraph(styles.CAPTION, *content, before=before)
