"""The blocks of a chapter as reportlab's flowables, each with its element of the structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from inspector_app.report import style
from inspector_app.report.blocks import (
    Block,
    Chart,
    Figure,
    ItemList,
    Labels,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Run,
    SectionHeading,
    Spread,
    Statement,
    Table,
)
from inspector_app.report.keeping import keeps
from inspector_app.report.pdf.charts import draw_chart
from inspector_app.report.pdf.grid import Grid
from inspector_app.report.pdf.headings import Anchored, heading
from inspector_app.report.pdf.lists import draw_list
from inspector_app.report.pdf.tables import draw_statement, draw_table
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.text import paragraph, paragraph_of, paragraph_style

AXIS = style.GUTTER * mm
# Room that a table needs to begin, with what leads to it, or more where its first row is tall.
_TABLE_START = 50 * mm
_LEADS_TO_TABLE = 20 * mm
_MOST_ROOM = 200 * mm


def on_axis(look: style.TextStyle, indent: float = 0) -> ParagraphStyle:
    """Return a style whose paragraphs stand on the axis of the text, or `indent` to its right."""
    return paragraph_style(look, leftIndent=AXIS + indent)


class Body:
    """Draws blocks; `labels` are the report's words for numbers of tables and for where links lead."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def flow(self, blocks: tuple[Block, ...], part: Element) -> Iterator[Flowable]:
        """Yield blocks in reading order, their elements at the end of a `part` of the document."""
        room: CondPageBreak | None = None
        for index, block in enumerate(blocks):
            following = blocks[index + 1 : index + 3]
            led_by_heading = index > 0 and isinstance(blocks[index - 1], SectionHeading)
            # A heading before it has made room already.
            if _opens_long_table(block, following) and not led_by_heading:
                room = CondPageBreak(_TABLE_START)
                yield room
            for flowable in self._block(block, part, following):
                if isinstance(flowable, Grid) and room is not None:
                    room.height = max(room.height, min(_LEADS_TO_TABLE + flowable.start_height(), _MOST_ROOM))
                    room = None
                yield flowable

    def _block(self, block: Block, part: Element, following: tuple[Block, ...]) -> Iterator[Flowable]:
        keep = keeps(block, following)
        look = style.LEADING_IN if keep else style.BODY
        match block:
            case NumberedParagraph():
                yield self._numbered(block, look, part)
            case Paragraph():
                yield paragraph(block.runs, on_axis(look), part.within("P"), link_words=self._link_words)
            case SectionHeading():
                # Held to a long table, it would take all of that to the next page with it.
                own = replace(style.SECTION, keep=not following or not _is_long_table(following[0]))
                yield heading(block.runs, own, block.anchor, 1, part)
            case ItemList():
                yield from draw_list(block, part, self._link_words, keep_last=keep)
            case Quotation():
                element = part.within("BlockQuote").within("P")
                quoted = on_axis(replace(style.QUOTATION, keep=keep), style.QUOTATION_INDENT)
                yield paragraph(block.runs, quoted, element, link_words=self._link_words)
            case Statement():
                yield draw_statement(block, part.within("Div"))
            case Table():
                yield from self._table(block, part, keep=keep)
            case Chart() | Spread():
                yield from self._chart(block, part)

    @property
    def _link_words(self) -> str:
        return self._labels.go_to_paragraph

    def _numbered(self, block: NumberedParagraph, look: style.TextStyle, part: Element) -> Flowable:
        element = part.within("P")
        if not block.anchor:
            return paragraph(
                block.runs, on_axis(look), element, hanging=block.number, link_words=self._link_words
            )
        made = paragraph_of(Anchored, block.runs, on_axis(look), element, block.number, self._link_words)
        made.anchor = block.anchor
        return made

    def _table(self, block: Table, part: Element, *, keep: bool) -> Iterator[Flowable]:
        """Yield caption and grid; what must not be torn apart is chained by keepWithNext, never nested."""
        element = part.within("Table", owner="Table", attributes={"Summary": block.description})
        if block.caption:
            label = self._labels.table.format(number=block.number)
            look = style.CAPTION if block.stays_whole else replace(style.CAPTION, keep=False)
            yield self._caption(label, block, look, element.within("Caption"))
        drawn = draw_table(block, element)
        drawn.keepWithNext = int(keep)
        yield drawn

    def _chart(self, block: Figure, part: Element) -> Iterator[Flowable]:
        label = self._labels.figure.format(number=block.number)
        yield self._caption(label, block, style.CAPTION, part.within("P"))
        yield draw_chart(block, part.within("Figure", alternative=block.alternative))

    def _caption(
        self, label: str, block: Table | Figure, look: style.TextStyle, element: Element
    ) -> Flowable:
        """Return a caption, which links go to where something refers to it."""
        made = paragraph_of(Anchored, (Run(f"{label}. "), *block.caption), on_axis(look), element, "")
        if not isinstance(block, Spread):
            made.anchor = block.anchor
        return made


def _opens_long_table(block: Block, following: tuple[Block, ...]) -> bool:
    """Whether a table that may be broken begins here, with a paragraph or a section heading before it."""
    reach = 2 if isinstance(block, SectionHeading) else 1
    return not isinstance(block, Table) and any(map(_is_long_table, following[:reach]))


def _is_long_table(block: Block) -> bool:
    return isinstance(block, Table) and not block.stays_whole
