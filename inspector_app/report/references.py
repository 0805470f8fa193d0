"""References to paragraphs, tables and charts, which say their number and lead there, wherever these come to stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from inspector_app.report import anchors
from inspector_app.report.blocks import (
    Annex,
    Block,
    Chapter,
    Chart,
    Document,
    FrontSection,
    ItemList,
    Labels,
    ListItem,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Statement,
    Table,
)
from inspector_app.report.prose import TABLE_MARK


def paragraph_numbers_of(document: Document) -> dict[str, str]:
    """Return the printed number of each paragraph that was made from a record, by record id."""
    return {
        block.record: block.number
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, NumberedParagraph) and block.record
    }


def with_references(document: Document) -> Document:
    """Return a numbered document in which each reference says the number of its paragraph and leads there."""
    referred = {run.record for block in _blocks_of(document) for run in _runs(block) if run.record}
    if not referred:
        return document
    numbers = {
        record: number for record, number in paragraph_numbers_of(document).items() if record in referred
    }
    captions = {record: goal for record, goal in _captions_of(document).items() if record in referred}
    goals = _Goals(numbers, captions, document.labels)

    def blocks(present: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_referring(block, goals) for block in present)

    return replace(
        document,
        front=tuple(replace(part, blocks=blocks(part.blocks)) for part in document.front),
        chapters=tuple(replace(part, blocks=blocks(part.blocks)) for part in document.chapters),
        annexes=tuple(replace(part, blocks=blocks(part.blocks)) for part in document.annexes),
    )


@dataclass(frozen=True, slots=True)
class _Caption:
    """What a table or chart is called, such as "Table 3", and its anchor."""

    called: str
    anchor: str


@dataclass(frozen=True, slots=True)
class _Goals:
    """What references lead to: numbers of paragraphs, and the captions of tables and charts, by record."""

    numbers: Mapping[str, str]
    captions: Mapping[str, _Caption]
    labels: Labels

    def said(self, run: Run) -> Run:
        """Return a reference with its words."""
        if run.text == TABLE_MARK:
            caption = self.captions.get(run.record, _Caption(self.labels.no_table, ""))
            return replace(run, text=caption.called, link=caption.anchor)
        number = self.numbers.get(run.record)
        if not number:
            return replace(run, text=self.labels.no_paragraph)
        return replace(run, text=number, link=anchors.of_paragraph(number))

    def anchor_of(self, block: Table | Chart) -> str:
        """Return the anchor of a table or chart, "" where nothing refers to it, or to another of the same record."""
        anchor = _anchor(block)
        caption = self.captions.get(block.record)
        return anchor if caption and caption.anchor == anchor else ""


def _captions_of(document: Document) -> dict[str, _Caption]:
    """Return the captions of the tables and charts that were made from records; the first of several."""
    captions: dict[str, _Caption] = {}
    for block in _blocks_of(document):
        if isinstance(block, Table | Chart) and block.record:
            label = document.labels.table if isinstance(block, Table) else document.labels.figure
            captions.setdefault(block.record, _Caption(label.format(number=block.number), _anchor(block)))
    return captions


def _anchor(block: Table | Chart) -> str:
    return (anchors.of_table if isinstance(block, Table) else anchors.of_figure)(block.number)


def _blocks_of(document: Document) -> Iterator[Block]:
    parts: tuple[FrontSection | Chapter | Annex, ...] = (
        *document.front,
        *document.chapters,
        *document.annexes,
    )
    for part in parts:
        yield from part.blocks


def _runs(block: Block) -> Iterator[Run]:
    match block:
        case NumberedParagraph() | Paragraph() | Quotation() | Statement():
            yield from block.runs
        case ItemList():
            for item in block.items:
                yield from item.runs
                if item.inner:
                    yield from _runs(item.inner)
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell
        case _:
            pass


def _referring(block: Block, goals: _Goals) -> Block:
    """Return a block with its references said, and with an anchor where it is what others refer to."""

    def said(runs: Runs) -> Runs:
        return tuple(goals.said(run) if run.record else run for run in runs)

    match block:
        case NumberedParagraph():
            anchor = anchors.of_paragraph(block.number) if block.record in goals.numbers else ""
            return replace(block, runs=said(block.runs), anchor=anchor)
        case Paragraph() | Quotation() | Statement():
            return replace(block, runs=said(block.runs))
        case ItemList():
            return _list_referring(block, said)
        case Table():
            rows = tuple(tuple(said(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows, anchor=goals.anchor_of(block))
        case Chart():
            return replace(block, anchor=goals.anchor_of(block))
        case _:
            return block


def _list_referring(block: ItemList, said: Callable[[Runs], Runs]) -> ItemList:
    items = (
        ListItem(said(item.runs), _list_referring(item.inner, said) if item.inner else None)
        for item in block.items
    )
    return replace(block, items=tuple(items))
