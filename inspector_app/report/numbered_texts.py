"""The words of a report's numbered paragraphs, each with what carries it on up to the next number or heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from inspector_app.report.blocks import (
    Block,
    Chart,
    Document,
    ItemList,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Table,
    plain,
)
from inspector_app.report.item_marks import item_mark


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A numbered text as it is printed: `record` is what it was made from, "" for fixed words."""

    number: str
    record: str
    words: str


@dataclass(slots=True)
class _Gathered:
    number: str
    record: str
    lines: list[str] = field(default_factory=list)


def numbered_texts(document: Document) -> Iterator[NumberedText]:
    """Yield the numbered texts of a resolved document in order."""
    for chapter in document.chapters:
        gathered: _Gathered | None = None
        for block in chapter.blocks:
            if isinstance(block, NumberedParagraph):
                yield from _finished(gathered)
                gathered = _Gathered(block.number, block.record, [plain(block.runs)])
            elif isinstance(block, Paragraph | Quotation | ItemList):
                if gathered:
                    gathered.lines += lines_of(block)
            elif not (isinstance(block, Table | Chart) and block.record):  # such a one stands inside a text
                yield from _finished(gathered)
                gathered = None
        yield from _finished(gathered)


def lines_of(block: Block) -> Iterator[str]:
    """Yield what a block of words says, line by line, with the marks of its items."""
    match block:
        case NumberedParagraph() | Paragraph() | Quotation():
            yield plain(block.runs)
        case ItemList():
            yield from _items(block, 0)
        case _:
            pass


def _items(block: ItemList, level: int) -> Iterator[str]:
    for index, item in enumerate(block.items):
        yield f"{item_mark(index, level, ordered=block.ordered)} {plain(item.runs)}"
        if item.inner:
            yield from _items(item.inner, level + 1)


def _finished(gathered: _Gathered | None) -> Iterator[NumberedText]:
    if gathered:
        yield NumberedText(gathered.number, gathered.record, "\n".join(gathered.lines))
