"""The blocks of a report as reportlab's flowables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
)

from inspector_app.report import style
from inspector_app.report.blocks import (
    Block,
    Bullets,
    Cover,
    Document,
    Labels,
    NumberedParagraph,
    Run,
    Runs,
    SectionHeading,
    Sheet,
    Statement,
    Table,
    plain,
)
from inspector_app.report.blocks import Paragraph as PlainParagraph
from inspector_app.report.pdf.contents import ContentsLine
from inspector_app.report.pdf.pages import BODY_PAGE
from inspector_app.report.pdf.tables import draw_statement, draw_table
from inspector_app.report.pdf.text import markup, paragraph, paragraph_style

_AXIS = style.GUTTER * mm
_TABLE_START = 50 * mm  # room that a table needs to begin, with what leads to it


class Heading(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """A heading that the outline of the file shows at `level` (0 is the top), and links go to by `anchor`."""

    def __init__(
        self, runs: Runs, look: style.TextStyle, anchor: str, level: int, *, number: str = ""
    ) -> None:
        super().__init__(markup(runs), _on_axis(look), bulletText=number or None)
        self.anchor = anchor
        self.level = level
        self.title = f"{number} {plain(runs)}".strip()


def story(document: Document, pages: Mapping[str, int]) -> list[Flowable]:
    """Return the whole report; `pages` says on which page each anchor stood when it was laid out before."""
    return [
        *_cover(document.cover),
        NextPageTemplate(BODY_PAGE),
        PageBreak(),
        *_front(document),
        PageBreak(),
        *_contents(document, pages),
        *_chapters(document),
        *_annexes(document),
    ]


def sheet_story(sheet: Sheet) -> list[Flowable]:
    """Return a sheet: its title and its blocks."""
    return [Heading((Run(sheet.title),), style.SHEET_TITLE, "title", 0), *_blocks(sheet.blocks, sheet.labels)]


def _cover(cover: Cover) -> Iterator[Flowable]:
    for runs in cover.inspectorates:
        yield paragraph(runs, _on_axis(style.COVER_INSPECTORATE))
    yield Spacer(1, style.COVER_GAP * mm)
    yield paragraph(cover.kind, _on_axis(style.COVER_KIND))
    yield paragraph(cover.title, _on_axis(style.COVER_TITLE))
    yield paragraph(cover.authority, _on_axis(style.COVER_AUTHORITY))
    yield paragraph(cover.month, _on_axis(style.COVER_MONTH))
    if plain(cover.note):
        yield paragraph(cover.note, _on_axis(style.COVER_NOTE))


def _front(document: Document) -> Iterator[Flowable]:
    for number, section in enumerate(document.front):
        if number:
            yield Spacer(1, style.FRONT_GAP)
        yield paragraph(section.heading, _on_axis(style.FRONT_HEADING))
        yield from _blocks(section.blocks, document.labels)


def _contents(document: Document, pages: Mapping[str, int]) -> Iterator[Flowable]:
    yield Heading((Run(document.labels.contents),), style.FRONT_HEADING, "contents", 0)
    for entry in document.contents:
        page = pages.get(entry.anchor)
        yield ContentsLine(entry, str(page) if page else "")


def _chapters(document: Document) -> Iterator[Flowable]:
    for chapter in document.chapters:
        yield PageBreak()
        yield Heading(chapter.title, style.CHAPTER, chapter.anchor, 0, number=chapter.number)
        yield from _blocks(chapter.blocks, document.labels)


def _annexes(document: Document) -> Iterator[Flowable]:
    for annex in document.annexes:
        label = document.labels.annex.format(number=annex.number)
        yield PageBreak()
        yield Heading((Run(f"{label} "), *annex.title), style.CHAPTER, annex.anchor, 0)
        yield from _blocks(annex.blocks, document.labels)


def _blocks(blocks: tuple[Block, ...], labels: Labels) -> Iterator[Flowable]:
    for index, block in enumerate(blocks):
        following = blocks[index + 1 : index + 3]
        led_by_heading = index > 0 and isinstance(blocks[index - 1], SectionHeading)
        if _opens_long_table(block, following) and not led_by_heading:  # the heading has made room already
            yield CondPageBreak(_TABLE_START)
        leads_in = following and isinstance(following[0], Table) and following[0].stays_whole
        look = style.LEADING_IN if leads_in else style.BODY
        match block:
            case NumberedParagraph():
                yield paragraph(block.runs, _on_axis(look), hanging=block.number)
            case PlainParagraph():
                yield paragraph(block.runs, _on_axis(look))
            case SectionHeading():
                yield Heading(block.runs, style.SECTION, block.anchor, 1)
            case Bullets():
                indents = {"leftIndent": _AXIS + style.BULLET_INDENT, "bulletIndent": _AXIS}
                for item in block.items:
                    yield paragraph(item, paragraph_style(style.BULLETS, **indents), hanging=style.BULLET)
            case Statement():
                yield draw_statement(block)
            case Table():
                yield from _table(block, labels)


def _opens_long_table(block: Block, following: tuple[Block, ...]) -> bool:
    """Whether a table that may be broken begins here, with a paragraph or a section heading before it."""
    reach = 2 if isinstance(block, SectionHeading) else 1
    return not isinstance(block, Table) and any(
        isinstance(entry, Table) and not entry.stays_whole for entry in following[:reach]
    )


def _table(block: Table, labels: Labels) -> Iterator[Flowable]:
    """Yield caption and grid; what must not be torn apart is chained by keepWithNext, never nested."""
    if block.caption:
        label = labels.table.format(number=block.number)
        look = style.CAPTION if block.stays_whole else replace(style.CAPTION, keep=False)
        yield paragraph((Run(f"{label}. "), *block.caption), _on_axis(look))
    yield draw_table(block)


def _on_axis(look: style.TextStyle) -> ParagraphStyle:
    return paragraph_style(look, leftIndent=_AXIS)
