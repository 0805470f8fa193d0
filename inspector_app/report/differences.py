"""Two states of the report held against each other, paragraph by paragraph; nothing in it knows a visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from inspector_app.report.blocks import (
    Block,
    Chart,
    Document,
    ItemList,
    NumberedParagraph,
    Paragraph,
    Quotation,
    SectionHeading,
    Spread,
    Statement,
    Table,
    plain,
)
from inspector_app.report.numbered_texts import lines_of

CHAPTER, SECTION, NUMBERED, TEXT, ITEM = "chapter", "section", "numbered", "text", "item"
ADDED, TAKEN_OUT, REWORDED, RENUMBERED, UNCHANGED = (
    "added",
    "taken-out",
    "reworded",
    "renumbered",
    "unchanged",
)
_ALIKE = 0.4  # share of two texts that is the same where one is the other reworded


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a report: what it is, its number if it has one, and the record that it was made from.

    What carries a numbered paragraph on has its `record` and its place below it, from 1.
    """

    kind: str
    words: str
    number: str = ""
    record: str = ""
    place: int = 0

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same paragraph in another state of the report."""
        return (self.record, self.place) if self.record else (self.kind, self.words)


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph before and after; None where there was or is none."""

    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        """The paragraph as it is, or was where it is gone."""
        line = self.after or self.before
        assert line is not None
        return line

    @property
    def kind(self) -> str:
        """What happened to it."""
        if self.before is None or self.after is None:
            return TAKEN_OUT if self.after is None else ADDED
        if self.before.words != self.after.words:
            return REWORDED
        return UNCHANGED if self.before.number == self.after.number else RENUMBERED


@dataclass(frozen=True, slots=True)
class Comparison:
    """All paragraphs of two states in order, and who made the later one when.

    `later` is the number of the later version, 0 for the report as it is now.
    """

    language: str
    earlier: int
    later: int
    author: str
    at: datetime
    changes: tuple[Change, ...]

    @property
    def changed(self) -> list[Change]:
        """The paragraphs whose words are not the same, or that were not there or are gone."""
        return [change for change in self.changes if change.kind in (ADDED, TAKEN_OUT, REWORDED)]


def changes(before: Document, after: Document) -> Iterator[Change]:
    """Yield every paragraph of two resolved reports, in the order of the later one."""
    left, right = list(lines(before)), list(lines(after))
    matcher = SequenceMatcher(
        None, [line.identity for line in left], [line.identity for line in right], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from map(Change, left[a:b], right[c:d])
        else:
            yield from _paired(left[a:b], right[c:d])


def lines(document: Document) -> Iterator[Line]:
    """Yield the paragraphs of the front pages and chapters of a resolved report."""
    for section in document.front:
        yield Line(SECTION, plain(section.heading))
        yield from _lines_of_blocks(section.blocks)
    for chapter in document.chapters:
        yield Line(CHAPTER, plain(chapter.title), chapter.number)
        yield from _lines_of_blocks(chapter.blocks)


def _lines_of_blocks(blocks: tuple[Block, ...]) -> Iterator[Line]:
    record, place = "", 0
    for block in blocks:
        match block:
            case NumberedParagraph():
                record, place = block.record, 0
                yield Line(NUMBERED, plain(block.runs), block.number, record)
            case Paragraph() | Quotation() | ItemList():
                for words in lines_of(block):
                    place += bool(record)
                    yield Line(ITEM if isinstance(block, ItemList) else TEXT, words, "", record, place)
            case Table() | Chart() if block.record:  # it stands inside a text
                yield from _apart(block)
            case _:
                record, place = "", 0
                yield from _apart(block)


def _apart(block: Block) -> Iterator[Line]:
    """Yield what stands between numbered texts; a row of a table is one line."""
    match block:
        case SectionHeading():
            yield Line(SECTION, plain(block.runs))
        case Statement():
            yield Line(TEXT, f"{plain(block.label)}: {plain(block.runs)}")
        case Table():
            if block.caption:
                yield Line(TEXT, plain(block.caption))
            for row in (block.header, *block.rows):
                yield Line(TEXT, " | ".join(plain(cell) for cell in row))
        case Chart() | Spread():
            yield Line(TEXT, block.alternative)
        case _:
            pass


def _paired(left: list[Line], right: list[Line]) -> Iterator[Change]:
    """Yield neighbouring paragraphs of both states, those that are alike as one that was reworded."""
    rest = list(left)
    for line in right:
        place = next((n for n, other in enumerate(rest) if _is_reworded(other, line)), None)
        if place is not None:
            for gone in rest[:place]:
                yield Change(gone, None)
            yield Change(rest[place], line)
            rest = rest[place + 1 :]
        else:
            yield Change(None, line)
    for gone in rest:
        yield Change(gone, None)


def _is_reworded(before: Line, after: Line) -> bool:
    if before.kind != after.kind or before.record or after.record:
        return False
    words = SequenceMatcher(None, before.words.split(), after.words.split(), autojunk=False)
    return words.ratio() >= _ALIKE
