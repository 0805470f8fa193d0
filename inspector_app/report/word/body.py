"""The blocks of a report as elements of the Word file's body, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inspector_app.report import style
from inspector_app.report.blocks import (
    Block,
    Chart,
    ItemList,
    Labels,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Runs,
    SectionHeading,
    Spread,
    Statement,
    Table,
)
from inspector_app.report.keeping import keeps
from inspector_app.report.word import styles
from inspector_app.report.word.numbering import LETTERED
from inspector_app.report.word.package import Package
from inspector_app.report.word.pictures import Pictures
from inspector_app.report.word.style_xml import list_of
from inspector_app.report.word.tables import draw_table
from inspector_app.report.word.text import Bookmarks, field, paragraph, plain_run, runs_of
from inspector_app.report.word.xml import pt


class Blocks:
    """Draws blocks into a package; the `bookmarks` are those of the whole file."""

    def __init__(self, labels: Labels, package: Package) -> None:
        self._labels = labels
        self._numbering = package.numbering
        self._pictures = Pictures(package.word.part, package.layout)
        self._layout = package.layout
        self.bookmarks = Bookmarks()

    def draw(self, blocks: tuple[Block, ...]) -> Iterator[Any]:
        """Yield the blocks; what follows a table keeps off it, since a table has no space of its own."""
        after_table = False
        for index, block in enumerate(blocks):
            following = blocks[index + 1 : index + 3]
            before = pt(style.SPACE_AFTER_TABLE) if after_table else None
            leads_in = bool(following) and isinstance(following[0], Table)
            keep = keeps(block, following) or (leads_in and not isinstance(block, Table | ItemList))
            if after_table and isinstance(block, Table) and not block.caption:
                yield paragraph(styles.CELL)  # two tables that touch would be one
            yield from self._block(block, before, keep=keep)
            after_table = isinstance(block, Table)

    def _block(self, block: Block, before: int | None, *, keep: bool) -> Iterator[Any]:
        match block:
            case NumberedParagraph():
                content = self._runs(block.runs)
                if block.anchor:
                    content = self.bookmarks.around(block.anchor, content)
                yield paragraph(styles.NUMBERED, *content, before=before, keep=keep)
            case Paragraph():
                yield paragraph(styles.BODY, *self._runs(block.runs), before=before, keep=keep)
            case Quotation():
                yield paragraph(styles.QUOTATION, *self._runs(block.runs), before=before, keep=keep)
            case SectionHeading():
                name = styles.SECTION if block.listed else styles.UNLISTED
                yield paragraph(name, *self.bookmarks.around(block.anchor, runs_of(block.runs)))
            case ItemList():
                yield from self._list(block, keep_last=keep)
            case Statement():
                yield paragraph(styles.STATEMENT_LABEL, *runs_of(block.label), before=before)
                yield paragraph(styles.STATEMENT, *runs_of(block.runs))
            case Table():
                if block.caption:
                    yield self._caption(block, self._labels.table, "Table", before)
                yield draw_table(block, self.bookmarks, self._layout, keep_last=keep)
            case Chart() | Spread():
                yield self._caption(block, self._labels.figure, "Figure", before)
                yield paragraph(styles.FIGURE, self._pictures.draw(block))

    def _runs(self, runs: Runs) -> list[Any]:
        return runs_of(runs, self.bookmarks)

    def _list(
        self, block: ItemList, level: int = 0, number: int | None = None, *, keep_last: bool
    ) -> Iterator[Any]:
        """Yield the items of a list; one with letters begins with its own first letter."""
        if block.ordered and number is None:
            number = self._numbering.begin_again(LETTERED)
        names = styles.LETTERS if block.ordered else styles.BULLETS
        for item in block.items:
            numbered = list_of(number, level) if block.ordered and number else None
            keep = keep_last and item is block.items[-1]
            yield paragraph(names[level], *self._runs(item.runs), numbered=numbered, keep=keep)
            if item.inner:
                same = number if item.inner.ordered == block.ordered else None
                yield from self._list(item.inner, level + 1, same, keep_last=keep)

    def _caption(self, block: Table | Chart | Spread, label: str, sequence: str, before: int | None) -> Any:
        """Return a caption, whose number is a field: a table put in by hand moves the others on.

        Where something refers to it, what it is called stands in a bookmark.
        """
        lead, _, tail = label.partition("{number}")
        counted = field(rf"SEQ {sequence} \* ARABIC", plain_run(block.number))
        called = [plain_run(lead), *counted, *([plain_run(tail)] if tail else [])]
        if not isinstance(block, Spread) and block.anchor:
            called = self.bookmarks.around(block.anchor, called)
        return paragraph(styles.CAPTION, *called, plain_run(". "), *runs_of(block.caption), before=before)
