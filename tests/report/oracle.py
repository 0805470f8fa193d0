"""The words that both files must carry, in the order of reading, worked out from the blocks alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inspector_app.report.blocks import (
    Block,
    Chart,
    Document,
    Figure,
    ItemList,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Runs,
    SectionHeading,
    Spread,
    Statement,
    Table,
    plain,
)
from inspector_app.report.item_marks import item_mark


def words_of(document: Document, pages: Mapping[str, int]) -> list[str]:
    """Return every word of a resolved report; `pages` are the page numbers that its contents show, by anchor."""
    return " ".join(_texts(document, pages)).split()


def charts_of(document: Document) -> list[str]:
    """Return what the charts of a report say in words."""
    parts = (*document.chapters, *document.annexes)
    return [block.alternative for part in parts for block in part.blocks if isinstance(block, Figure)]


def _texts(document: Document, pages: Mapping[str, int]) -> Iterator[str]:
    cover, labels = document.cover, document.labels
    for runs in (*cover.inspectorates, cover.kind, cover.title, cover.authority, cover.month, cover.note):
        yield plain(runs)
    for section in document.front:
        yield plain(section.heading)
        yield from _blocks(section.blocks, document)
    yield labels.contents
    for entry in document.contents:
        yield f"{entry.label} {plain(entry.title)} {pages[entry.anchor]}"
    for chapter in document.chapters:
        yield f"{chapter.number} {plain(chapter.title)}"
        yield from _blocks(chapter.blocks, document)
    for annex in document.annexes:
        yield f"{labels.annex.format(number=annex.number)} {plain(annex.title)}"
        yield from _blocks(annex.blocks, document)


def _blocks(blocks: tuple[Block, ...], document: Document) -> Iterator[str]:
    for block in blocks:
        match block:
            case SectionHeading() | Paragraph() | Quotation():
                yield plain(block.runs)
            case NumberedParagraph():
                yield f"{block.number} {plain(block.runs)}"
            case Statement():
                yield plain(block.label)
                yield plain(block.runs)
            case ItemList():
                yield from _list(block)
            case Table():
                if block.caption:
                    yield _caption(document.labels.table, block.number, block.caption)
                for row in (block.header, *block.rows):
                    yield from (plain(cell) for cell in row)
            case Chart() | Spread():
                yield _caption(document.labels.figure, block.number, block.caption)


def _list(block: ItemList, level: int = 0) -> Iterator[str]:
    for index, item in enumerate(block.items):
        yield f"{item_mark(index, level, ordered=block.ordered)} {plain(item.runs)}"
        if item.inner:
            yield from _list(item.inner, level + 1)


def _caption(label: str, number: str, caption: Runs) -> str:
    return f"{label.format(number=number)}. {plain(caption)}"
