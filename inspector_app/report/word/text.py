"""Runs, paragraphs, fields and bookmarks of the Word file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inspector_app.report.anchors import is_caption, is_paragraph
from inspector_app.report.blocks import Run, Runs
from inspector_app.report.languages import language_tag
from inspector_app.report.word.xml import el, text


def runs_of(runs: Runs, bookmarks: Bookmarks | None = None) -> list[Any]:
    """Return runs as Word's, in their own language where it is not that of the report.

    With `bookmarks`, a reference is a field: it says the number that its paragraph has in Word, or what its table or chart
    is called there, and leads to it.
    """
    made: list[Any] = []
    for run in runs:
        if run.link and bookmarks:
            number = r" \n" if is_paragraph(run.link) else ""  # else the words that the bookmark holds
            made += field(rf"REF {bookmarks.name(run.link)}{number} \h", _run(run))
        else:
            made.append(_run(run))
    return made


def plain_run(words: str) -> Any:
    """Return a run without any look of its own."""
    return el("w:r", text(words))


def tab() -> Any:
    """Return a run that is a tab."""
    return el("w:r", el("w:tab"))


def paragraph(
    style: str,
    *content: Any,
    before: int | None = None,
    keep: bool = False,
    new_page: bool = False,
    numbered: Any = None,
) -> Any:
    """Return a paragraph of a style (its id).

    `before` sets the space above it, in twips, for once; `keep` holds it to the next, `new_page` begins a page, and
    `numbered` puts it into another list than its style.
    """
    properties = el("w:pPr", el("w:pStyle", val=style))
    if keep:
        properties.append(el("w:keepNext"))
    if new_page:
        properties.append(el("w:pageBreakBefore"))
    if numbered is not None:
        properties.append(numbered)
    if before is not None:
        properties.append(el("w:spacing", before=before))
    return el("w:p", properties, *content)


def field(instruction: str, *result: Any) -> list[Any]:
    """Return the runs of a field with the result that it shows until somebody updates it."""
    return [*field_start(instruction), *result, field_end()]


def field_start(instruction: str) -> list[Any]:
    """Return the runs that open a field."""
    return [
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", text(f" {instruction} ", "w:instrText")),
        el("w:r", el("w:fldChar", fldCharType="separate")),
    ]


def field_end() -> Any:
    """Return the run that closes a field."""
    return el("w:r", el("w:fldChar", fldCharType="end"))


class Bookmarks:
    """Bookmarks with numbers and names that are unique in the file, by anchor of the report."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def name(self, anchor: str) -> str:
        """Return the bookmark of an anchor, named as Word names those of its own contents and references."""
        kind = "Ref" if is_paragraph(anchor) or is_caption(anchor) else "Toc"
        return f"_{kind}{100000 + self._number(anchor)}"

    def around(self, anchor: str, content: list[Any]) -> list[Any]:
        """Return the content between the two ends of the anchor's bookmark."""
        number = self._number(anchor)
        start = el("w:bookmarkStart", id=number, name=self.name(anchor))
        return [start, *content, el("w:bookmarkEnd", id=number)]

    def _number(self, anchor: str) -> int:
        return self._numbers.setdefault(anchor, len(self._numbers) + 1)


def _run(run: Run) -> Any:
    properties = el("w:rPr")
    if run.bold:
        properties.extend([el("w:b"), el("w:bCs")])
    if run.italic:
        properties.extend([el("w:i"), el("w:iCs")])
    if run.language:
        properties.append(el("w:lang", val=language_tag(run.language)))
    return el("w:r", *([properties] if len(properties) else []), *_lines(run.text))


def _lines(words: str) -> Iterator[Any]:
    for index, line in enumerate(words.split("\n")):
        if index:
            yield el("w:br")
        if line:
            yield text(line)
