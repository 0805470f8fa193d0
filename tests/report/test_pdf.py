"""The PDF as a file: fonts, properties, outline, contents and pages."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from reportlab.platypus import CondPageBreak

from inspector_app.report.blocks import plain
from inspector_app.report.pdf.headings import Anchored
from inspector_app.report.pdf.story import story


@pytest.mark.parametrize("language", ["en", "cy"])
def test_contents_name_the_pages_on_which_headings_stand(visit, draw, language):
    files = draw(visit, language, internal=True)
    pages = files.pdf_pages()
    contents = " ".join(pages[files.drawn.anchors["contents"] - 1].split())
    for entry in files.document.contents:
        number = files.drawn.anchors[entry.anchor]
        title = plain(entry.title)
        assert title in " ".join(pages[number - 1].split())
        assert f"{title} {number}" in contents
    assert files.drawn.pages == len(pages)


def test_the_outline_leads_to_the_headings(visit, draw):
    files = draw(visit)
    pdf = pdfium.PdfDocument(files.drawn.content)
    outline = [(entry.get_title(), entry.level, entry.get_dest().get_index() + 1) for entry in pdf.get_toc()]
    pdf.close()
    assert ("4 Referral and decision", 0, files.drawn.anchors["chapter-4"]) in outline
    assert ("The first day", 1, files.drawn.anchors["chapter-4-3"]) in outline


def test_every_line_of_the_contents_is_a_link(visit, draw):
    files = draw(visit)
    pdf = pdfium.PdfDocument(files.drawn.content)
    page = pdf[files.drawn.anchors["contents"] - 1]
    kinds = [
        raw.FPDFAnnot_GetSubtype(raw.FPDFPage_GetAnnot(page, index))
        for index in range(raw.FPDFPage_GetAnnotCount(page))
    ]
    assert kinds == [raw.FPDF_ANNOT_LINK] * len(files.document.contents)
    page.close()
    pdf.close()


def test_the_file_says_what_it_is(visit, draw):
    files = draw(visit, "cy")
    pdf = pdfium.PdfDocument(files.drawn.content)
    facts = pdf.get_metadata_dict()
    pdf.close()
    assert facts["Title"].startswith("Adroddiad arolygu: Cyngor Cwm Tywyll")
    assert facts["Author"] == "Mared Llwyd, Owain Prys"
    assert facts["CreationDate"].startswith("D:20240315163000")
    assert re.search(rb"/Lang \(cy-GB\)", files.drawn.content)


def test_only_embedded_fonts_are_used(visit, draw):
    content = draw(visit, internal=True).drawn.content
    fonts = set(re.findall(rb"/BaseFont /([^\s/]+)", content))
    assert fonts
    assert all(b"Arimo" in font for font in fonts)
    assert content.count(b"/FontFile2") >= 3


def test_a_long_table_repeats_its_header_row(visit, draw):
    source = visit.sources.interviews()[0].id
    for number in range(60):
        visit.evidence.take_up(f"Passage number {number} of many.", ("ii",), "neutral", source=source)
    files = draw(visit, internal=True)
    pages = [page for page in files.pdf_pages() if "Passage number" in page]
    assert len(pages) > 1
    assert all("Where it comes from" in page for page in pages)


def test_no_heading_is_left_behind_by_what_it_leads_to(visit, draw):
    flow = story(draw(visit, internal=True).document, {}).flow
    breaks_before = [before for before, after in pairwise(flow) if isinstance(after, CondPageBreak)]
    assert breaks_before
    assert not [before for before in breaks_before if isinstance(before, Anchored) and before.level]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_passage_longer_than_a_page_is_printed_whole(visit, draw, between):
    source = visit.sources.interviews()[0].id
    words = [f"word{number}" for number in range(600)]
    visit.evidence.take_up(between.join(words), ("ii",), "area", source=source)
    text = " ".join(draw(visit, internal=True).pdf_pages()).split()
    assert set(words) <= set(text)


def test_the_same_visit_and_time_give_the_same_bytes(visit, draw):
    assert draw(visit).drawn.content == draw(visit).drawn.content


def test_a_page_can_be_drawn_as_a_picture(visit, draw):
    pdf = pdfium.PdfDocument(BytesIO(draw(visit).drawn.content))
    picture = pdf[0].render(scale=0.2).to_pil()
    pdf.close()
    assert picture.width > 100
