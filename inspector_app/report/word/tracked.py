"""A comparison as a Word file with tracked changes, which Word can step through, accept or reject."""

from __future__ import annotations

from datetime import UTC
from itertools import count
from typing import Any

from docx.oxml.ns import qn

from inspector_app.report import differences
from inspector_app.report.blocks import Sheet, clean
from inspector_app.report.differences import Change, Comparison, Line
from inspector_app.report.word import styles
from inspector_app.report.word.package import new_package, package_bytes
from inspector_app.report.word.pages import draw_running, set_up_page
from inspector_app.report.word.text import paragraph, plain_run, tab
from inspector_app.report.word.xml import el, text
from inspector_app.word_differences import GONE, NEW, SAME, word_changes

# Numbers are typed, so that those of both states can be shown; a list of Word's own would count one of them.
_STYLES = {
    differences.CHAPTER: styles.SECTION,
    differences.SECTION: styles.UNLISTED,
    differences.NUMBERED: styles.NUMBERED,
    differences.TEXT: styles.BODY,
    differences.ITEM: styles.BODY,
}


def draw_comparison(compared: Comparison, sheet: Sheet) -> bytes:
    """Return the comparison as a Word file under the running lines of a `sheet`; the same arguments, the same bytes."""
    package = new_package(sheet, compared.at)
    _stop_counting(package.word.styles.element)
    section = package.word.sections[-1]
    set_up_page(section)
    draw_running(section, sheet, 1)
    end = package.word.element.body[-1]
    marks = _Marks(compared)
    for change in compared.changes:
        end.addprevious(_paragraph(change, marks))
    return package_bytes(package.word, compared.at)


def _stop_counting(styles_of_file: Any) -> None:
    """Let numbered paragraphs keep their look alone."""
    for entry in styles_of_file.findall(qn("w:style")):
        if entry.get(qn("w:styleId")) == styles.NUMBERED:
            for place in list(entry.iter(qn("w:numPr"))):
                place.getparent().remove(place)


class _Marks:
    """Makes the marks of one author and time, each with a number of its own."""

    def __init__(self, compared: Comparison) -> None:
        self._numbers = count(1)
        self._author = clean(compared.author)
        self._date = compared.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def mark(self, tag: str, *content: Any) -> Any:
        """Return `w:ins` or `w:del` around content."""
        return el(tag, *content, id=next(self._numbers), author=self._author, date=self._date)

    def words(self, before: str, after: str) -> list[Any]:
        """Return the runs by which one text becomes another."""
        made = []
        for kind, piece in word_changes(before, after):
            if kind == SAME:
                made.append(plain_run(piece))
            elif kind == NEW:
                made.append(self.mark("w:ins", plain_run(piece)))
            elif kind == GONE:
                made.append(self.mark("w:del", el("w:r", text(piece, "w:delText"))))
        return made


def _paragraph(change: Change, marks: _Marks) -> Any:
    before, after, line = change.before, change.after, change.line
    content: list[Any] = []
    if line.number or (before and before.number):
        content += marks.words(_number(before), _number(after))
        content.append(_tab(change, marks))
    content += marks.words(before.words if before else "", after.words if after else "")
    made = paragraph(_STYLES[line.kind], *content)
    if before is None or after is None:
        made.pPr.append(el("w:rPr", marks.mark("w:ins" if before is None else "w:del")))
    return made


def _number(line: Line | None) -> str:
    return line.number if line else ""


def _tab(change: Change, marks: _Marks) -> Any:
    if change.before and change.after:
        return tab()
    return marks.mark("w:ins" if change.after else "w:del", tab())
