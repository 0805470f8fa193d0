"""Words that refer to a table of figures or a chart lead there, in the PDF as a link and in Word as a field."""

from __future__ import annotations

import ctypes
import re
from io import BytesIO

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from inspector_app.figures.crosstabs import AS_CHART
from inspector_app.figures.tokens import TABLE, Token
from inspector_app.report.blocks import Chart, NumberedParagraph, Table
from inspector_app.report.build import build
from inspector_app.report.resolve import resolve


@pytest.fixture
def shown(visit):
    """The tokens of a table and of a chart, both printed."""
    for case, team in zip(visit.cases.all(), ("East", "East", "West", "West"), strict=True):
        visit.cases.set(case.id, team=team)
    table = visit.crosstabs.add("Decisions", "case:team", question="decision_24h")
    chart = visit.crosstabs.add("In bars", "case:team", question="decision_24h", shown_as=AS_CHART)
    tokens = [str(Token(TABLE, record)) for record in (table, chart)]
    for token in tokens:
        visit.paragraphs.add("criterion-ii", token)
    return tokens


def refer(visit, table, chart):
    """Write, before both are printed, words that refer to them: the chart first."""
    visit.paragraphs.add("summary", f"As {chart} and *{table}* show.", text_cy=f"Gweler {chart} a *{table}*.")


def printed(document):
    blocks = document.chapters[4].blocks
    return [block for block in blocks if isinstance(block, Table | Chart) and block.record]


def called(document):
    """Return the words by which the chart and the table are referred to, each with its anchor."""
    table, chart = printed(document)
    labels = document.labels
    return {
        labels.figure.format(number=chart.number): chart.anchor,
        labels.table.format(number=table.number): table.anchor,
    }


@pytest.mark.parametrize(("language", "words"), [("en", "Table"), ("cy", "Tabl")])
def test_in_the_pdf_they_are_links_that_say_where_they_lead(visit, shown, draw, language, words):
    refer(visit, *shown)
    files = draw(visit, language)
    found = called(files.document)
    assert any(name.startswith(words) for name in found)
    assert links_of(files.drawn.content, found) == {
        name: files.drawn.anchors[anchor] for name, anchor in found.items()
    }


@pytest.mark.parametrize("language", ["en", "cy"])
def test_in_word_they_are_fields_that_say_what_the_caption_says(visit, shown, draw, tmp_path, language):
    refer(visit, *shown)
    files = draw(visit, language)
    assert fields_of(files.docx) == [(name, f"{name}. ") for name in called(files.document)]
    path = tmp_path / "report.docx"
    path.write_bytes(files.docx)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_a_caption_that_nothing_refers_to_has_no_anchor(visit, shown):
    assert [block.anchor for block in printed(resolve(build(visit, "en")))] == ["", ""]


def test_a_table_that_stands_twice_is_referred_to_where_it_stands_first(visit, shown):
    table, _chart = shown
    visit.paragraphs.add("criterion-ii", f"See {table}.\n{table}")
    document = resolve(build(visit, "en"))
    first, _drawn, again = printed(document)
    assert (first.anchor, again.anchor) == (f"table-{first.number}", "")
    paragraphs = [block for block in document.chapters[4].blocks if isinstance(block, NumberedParagraph)]
    (run,) = [run for block in paragraphs for run in block.runs if run.link]
    assert (run.text, run.link) == (f"Table {first.number}", first.anchor)


def test_a_reference_to_a_table_that_is_gone_leads_nowhere(visit, shown, draw):
    refer(visit, *shown)
    visit.crosstabs.delete(printed(resolve(build(visit, "en")))[0].record)
    files = draw(visit)
    assert [name.split()[0] for name, _begins in fields_of(files.docx)] == ["Figure"]


def links_of(content, names):
    """Return the page (from 1) that the link of each of these names leads to in a PDF."""
    found = {}
    pdf = pdfium.PdfDocument(content)
    for page in pdf:
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            name = contents_of(annotation)
            if name in names:
                goal = raw.FPDFLink_GetDest(pdf, raw.FPDFAnnot_GetLink(annotation))
                found[name] = raw.FPDFDest_GetDestPageIndex(pdf, goal) + 1
            raw.FPDFPage_CloseAnnot(annotation)
        page.close()
    pdf.close()
    return found


def contents_of(annotation):
    length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(
        annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def fields_of(content):
    """Return what each reference to a caption shows, and how the caption that its bookmark stands in begins.

    What it shows is what the bookmark holds, in which the number is a field of its own.
    """
    body = docx.Document(BytesIO(content)).element.body
    starts = {mark.get(qn("w:name")): mark for mark in body.iter(qn("w:bookmarkStart"))}
    found = []
    for place in body.iter(qn("w:instrText")):
        instruction = re.fullmatch(r" REF (\S+) \\h ", place.text)
        if instruction:
            shown = text_of(place.getparent().getnext().getnext())
            mark = starts[instruction[1]]
            after = list(mark.itersiblings())
            end = next(n for n, piece in enumerate(after) if piece.tag == qn("w:bookmarkEnd"))
            assert after[end].get(qn("w:id")) == mark.get(qn("w:id"))
            assert mark.getparent().pPr.pStyle.val == "Caption"
            assert any("SEQ" in text_of(piece, "w:instrText") for piece in after[:end])
            assert "".join(map(text_of, after[:end])) == shown
            found.append((shown, shown + text_of(after[end + 1])))
    return found


def text_of(element, tag="w:t"):
    return "".join(piece.text for piece in element.iter(qn(tag)))
