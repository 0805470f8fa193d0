"""The contents: a real field that Word can update, filled with the page numbers of the PDF until somebody does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspector_app.report.blocks import ContentsEntry, Document
from inspector_app.report.word.styles import CONTENTS, FRONT_HEADING
from inspector_app.report.word.text import (
    Bookmarks,
    field,
    field_end,
    field_start,
    paragraph,
    plain_run,
    runs_of,
    tab,
)
from inspector_app.report.word.xml import el

_INSTRUCTION = r'TOC \o "1-2" \h \z \t "Annex Heading,1"'


def draw_contents(document: Document, bookmarks: Bookmarks, pages: Mapping[str, int]) -> Any:
    """Return the heading and lines of the contents as one block, for which Word offers to update it."""
    heading = paragraph(FRONT_HEADING, plain_run(document.labels.contents), new_page=True)
    lines = [_line(entry, bookmarks, pages) for entry in document.contents]
    if lines:
        first_run = 1  # after the properties of the paragraph
        for run in reversed(field_start(_INSTRUCTION)):
            lines[0].insert(first_run, run)
        lines[-1].append(field_end())
    gallery = el("w:docPartObj", el("w:docPartGallery", val="Table of Contents"), el("w:docPartUnique"))
    return el("w:sdt", el("w:sdtPr", gallery), el("w:sdtContent", heading, *lines))


def _line(entry: ContentsEntry, bookmarks: Bookmarks, pages: Mapping[str, int]) -> Any:
    name = bookmarks.name(entry.anchor)
    number = field(rf"PAGEREF {name} \h", plain_run(str(pages.get(entry.anchor, ""))))
    label = _label(entry)
    link = el("w:hyperlink", *label, *runs_of(entry.title), tab(), *number, anchor=name, history=1)
    return paragraph(CONTENTS[entry.level - 1], link)


def _label(entry: ContentsEntry) -> list[Any]:
    """Return what stands before the title: a chapter's number in the gutter, an annex's name on the axis."""
    if not entry.label:
        return []
    if entry.label.isdecimal():
        return [plain_run(entry.label), tab()]
    return [tab(), plain_run(f"{entry.label} ")]
