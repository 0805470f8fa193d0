"""No page holds a chart alone: what stands before it comes along, whatever that is and wherever the page ends."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from inspector_app.report.blocks import (
    Bar,
    Chapter,
    Chart,
    ItemList,
    ListItem,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Run,
    SectionHeading,
    Table,
)
from inspector_app.report.resolve import resolve
from tests.report.every_kind import every_kind

LINE = (Run("A line of the chapter."),)
TABLE = Table((LINE, LINE), ((LINE, LINE),) * 4, (1, 1), "words", caption=LINE)
LIST = ItemList((ListItem(LINE), ListItem(LINE, ItemList((ListItem((Run("The last words."),)),)))))
CHART = Chart(tuple(Bar((Run(f"Bar {n}"),), n, 9) for n in range(6)), (Run("The chart"),), "words")
BEFORE = {
    "paragraph": NumberedParagraph(LINE),
    "plain": Paragraph(LINE),
    "quotation": Quotation(LINE),
    "list": LIST,
    "table": TABLE,
}


def _report(before, lines):
    blocks = (
        *(NumberedParagraph(LINE) for _ in range(lines)),
        before,
        SectionHeading((Run("In charts"),), listed=False),
        CHART,
    )
    whole = every_kind()
    return resolve(replace(whole, front=(), chapters=(Chapter(LINE, blocks),), annexes=(), contents=()))


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE.keys())
def test_the_pdf_has_no_page_with_a_chart_alone(draw_document, before):
    for lines in range(14, 32, 2):
        pages = draw_document(_report(before, lines)).pdf_pages()
        (page,) = [page for page in pages if "The chart" in page and "In charts" in page]
        assert "The last words." in page or "A line of the chapter." in page, lines


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE.keys())
def test_word_is_told_so(draw_document, before):
    body = docx.Document(BytesIO(draw_document(_report(before, 2)).docx)).element.body
    places = list(body.iter(qn("w:p")))
    heading = next(n for n, place in enumerate(places) if "In charts" in "".join(place.itertext()))
    assert places[heading - 1].find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    assert places[1].find(qn("w:pPr")).find(qn("w:keepNext")) is None


@pytest.mark.parametrize("words", [3, 300])
def test_a_heading_stands_with_the_first_row_of_its_long_table_which_begins_where_there_is_room(
    draw_document, words
):
    first = (Run("First " + "row " * words),)
    rows = ((first, LINE), *(((Run(f"Row {n}"),), LINE) for n in range(40)))
    table = Table((LINE, LINE), rows, (1, 1), "words")
    starts = set()
    for lines in range(20, 34):
        before = (NumberedParagraph(LINE) for _ in range(lines))
        blocks = (*before, SectionHeading((Run("The section"),), listed=False), table)
        whole = every_kind()
        chapter = Chapter(LINE, blocks)
        report = resolve(replace(whole, front=(), chapters=(chapter,), annexes=(), contents=()))
        pages = draw_document(report).pdf_pages()
        (heading,) = [number for number, page in enumerate(pages) if "The section" in page]
        assert "First row" in pages[heading], lines
        starts.add("A line of the chapter." in pages[heading].split("The section")[0])
    assert starts == {True, False}
