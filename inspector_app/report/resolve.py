"""Numbers, anchors and the contents, worked out once, so that both writers only draw."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from inspector_app.report.blocks import (
    Annex,
    Block,
    Chapter,
    Chart,
    ContentsEntry,
    Document,
    FrontSection,
    NumberedParagraph,
    SectionHeading,
    Spread,
    Table,
)
from inspector_app.report.references import with_references


def resolve(document: Document) -> Document:
    """Return the document with every number, anchor, reference and line of the contents filled in."""
    return with_references(_Resolver(document).resolved())


class _Resolver:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._tables, self._charts = count(1), count(1)
        self._contents: list[ContentsEntry] = []

    def resolved(self) -> Document:
        """Walk the document in reading order."""
        document = self._document
        front = tuple(
            FrontSection(section.heading, self._blocks(section.blocks, "", "front"))
            for section in document.front
        )
        chapters = tuple(self._chapter(chapter, n) for n, chapter in enumerate(document.chapters, 1))
        annexes = tuple(self._annex(annex, chr(64 + n)) for n, annex in enumerate(document.annexes, 1))
        return replace(
            document, front=front, chapters=chapters, annexes=annexes, contents=tuple(self._contents)
        )

    def _chapter(self, chapter: Chapter, number: int) -> Chapter:
        anchor = f"chapter-{number}"
        self._contents.append(ContentsEntry(1, str(number), chapter.title, anchor))
        blocks = self._blocks(chapter.blocks, str(number), anchor)
        return replace(chapter, number=str(number), anchor=anchor, blocks=blocks)

    def _annex(self, annex: Annex, letter: str) -> Annex:
        anchor = f"annex-{letter.lower()}"
        label = self._document.labels.annex.format(number=letter)
        self._contents.append(ContentsEntry(1, label, annex.title, anchor))
        return replace(annex, number=letter, anchor=anchor, blocks=self._blocks(annex.blocks, letter, anchor))

    def _blocks(self, blocks: tuple[Block, ...], chapter: str, anchor: str) -> tuple[Block, ...]:
        """Number the paragraphs and sections of one chapter; tables and charts are numbered through the report."""
        paragraphs, sections = count(1), count(1)
        done: list[Block] = []
        for block in blocks:
            match block:
                case NumberedParagraph():
                    block = replace(block, number=f"{chapter}.{next(paragraphs)}")
                case SectionHeading():
                    block = replace(block, anchor=f"{anchor}-{next(sections)}")
                    if block.listed:
                        self._contents.append(ContentsEntry(2, "", block.runs, block.anchor))
                case Table(caption=caption) if caption:
                    block = replace(block, number=str(next(self._tables)))
                case Chart() | Spread():
                    block = replace(block, number=str(next(self._charts)))
                case _:
                    pass
            done.append(block)
        return tuple(done)
