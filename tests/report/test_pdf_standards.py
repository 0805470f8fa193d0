"""The PDF keeps PDF/UA-1 and PDF/A-2a with a block of every kind in it, and what breaks a rule is found."""

from __future__ import annotations

import re

import page
import pytest
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from inspector_app.report.pdf import body, story, tables
from inspector_app.report.pdf.tagging import canvas, metadata, tree
from inspector_app.report.pdf.tagging.elements import Element
from tests.report.every_kind import every_kind
from tests.report.reading import read_out

STANDARDS = ("ua1", "2a")


def _failures(content):
    return {
        failure.rule_id
        for standard in STANDARDS
        for failure in page.validate_pdf_bytes(content, profile=standard).failures
    }


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_block_of_every_kind_keeps_the_standards(draw_document, language):
    assert _failures(draw_document(every_kind(language)).drawn.content) == set()


@pytest.mark.parametrize(("language", "internal"), [("en", False), ("cy", True)])
def test_the_report_of_a_visit_keeps_the_standards(visit, draw, language, internal):
    assert _failures(draw(visit, language, internal=internal).drawn.content) == set()


def test_a_final_report_keeps_them_too(visit, draw):
    visit.inspection.set(report_state="final")
    assert _failures(draw(visit).drawn.content) == set()


def test_headings_rise_and_fall_by_one(draw_document):
    levels = [
        int(piece.within[-1][1])
        for piece in read_out(draw_document(every_kind()).drawn.content)
        if piece.within[-1] in ("H1", "H2", "H3")
    ]
    assert set(levels) == {1, 2}
    assert levels[0] == 1


def test_a_header_that_every_page_repeats_is_read_once(draw_document):
    said = read_out(draw_document(every_kind(chapters=1)).drawn.content)
    headers = [piece.words.strip() for piece in said if piece.within[-3:] == ("THead", "TR", "TH")]
    assert headers.count("Criterion") == 4  # one for each table with that header
    assert {piece.page for piece in said if piece.words.startswith("Row ")} >= {6, 7, 8}


def test_rows_and_columns_have_headers(draw_document):
    said = read_out(draw_document(every_kind(chapters=1)).drawn.content)
    rows = {piece.words.strip() for piece in said if piece.within[-3:] == ("TBody", "TR", "TH")}
    assert rows >= {f"Row {number}" for number in range(70)}


@pytest.mark.parametrize(("language", "tag"), [("en", "cy-GB"), ("cy", "en-GB")])
def test_words_in_the_other_language_say_so(draw_document, language, tag):
    said = read_out(draw_document(every_kind(language)).drawn.content)
    marked = {piece.words.split()[0]: piece.within[-1] for piece in said if piece.language == tag}
    assert marked["dyma"] == "Span"
    assert marked["Paragraff"] == "P"
    assert not {piece.words for piece in said if piece.language and piece.language != tag}


def test_a_link_leads_to_what_it_names(draw_document):
    files = draw_document(every_kind())
    links = [
        piece
        for piece in read_out(files.drawn.content)
        if piece.within[-1] == "Link" and "TOC" not in piece.within
    ]
    assert {piece.words.strip() for piece in links} == {"2.7", "Figure 2"}
    for anchor in ("paragraph-2.7", "figure-2"):
        assert files.drawn.anchors[anchor] > files.drawn.anchors["chapter-1"]


# ---- faults, planted one by one -----------------------------------------------------------------------------
def _without_words_for_pictures(monkeypatch):
    drawn = body.draw_chart

    def silent(chart, element):
        element.alternative = ""
        return drawn(chart, element)

    monkeypatch.setattr(body, "draw_chart", silent)


def _without_artifacts(monkeypatch):
    monkeypatch.setattr(canvas, "_with_artifacts", lambda code: code)


def _without_scope(monkeypatch):
    monkeypatch.setattr(tables, "_OF_COLUMN", {})
    monkeypatch.setattr(tables, "_OF_ROW", {})


def _without_language(monkeypatch):
    def without(document):
        packet = metadata._packet(document)
        metadata.describe(document)
        document.Catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)
        document.Catalog.Lang = None

    monkeypatch.setattr(canvas, "describe", without)


def _without_name_of_the_standard(monkeypatch):
    monkeypatch.setattr(metadata, "_PACKET", metadata._PACKET.replace("<pdfuaid:part>1</pdfuaid:part>", ""))


def _without_title(monkeypatch):
    monkeypatch.setattr(metadata, "_PACKET", re.sub("<dc:title>.*</dc:title>", "", metadata._PACKET))


def _with_a_font_that_is_not_embedded(monkeypatch):
    show_page = canvas.TaggedCanvas.showPage

    def with_helvetica(self):
        self.setFont("Helvetica", 9)
        Canvas.drawString(self, 20, 20, "not embedded")
        show_page(self)

    monkeypatch.setattr(canvas.TaggedCanvas, "showPage", with_helvetica)


def _with_streams_as_reportlab_ends_them(monkeypatch):
    written = pdfdoc.PDFStream.format
    monkeypatch.setattr(
        pdfdoc.PDFStream,
        "format",
        lambda stream, document: written(stream, document).replace(b"\r\nendstream\n", b"endstream\n"),
    )


def _with_glyphs_that_stand_for_nothing(monkeypatch):
    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", lambda _name, _subset: "begincmap endcmap")


def _with_a_level_of_headings_left_out(monkeypatch):
    real = story.heading

    def skipping(runs, look, anchor, level, part, *, number=""):
        made = real(runs, look, anchor, level, part, number=number)
        made.spoken.element.kind = f"H{2 * level + 1}"
        return made

    monkeypatch.setattr(body, "heading", skipping)
    monkeypatch.setattr(story, "heading", skipping)


def _with_links_that_say_nothing(monkeypatch):
    link = canvas.TaggedCanvas._link
    monkeypatch.setattr(
        canvas.TaggedCanvas,
        "_link",
        lambda self, element, anchor, _contents, rectangle: link(self, element, anchor, "", rectangle),
    )


def _with_links_outside_the_structure(monkeypatch):
    monkeypatch.setattr(tree.Parents, "of_annotation", lambda _self, _element: 100_000)


def _with_colours_of_no_profile(monkeypatch):
    described = canvas.describe

    def without(document):
        described(document)
        document.Catalog.OutputIntents = None

    monkeypatch.setattr(canvas, "describe", without)


def _with_a_list_that_is_none(monkeypatch):
    within = Element.within

    def straight(self, kind, **facts):
        return within(self, "P" if kind == "LI" else kind, **facts)

    monkeypatch.setattr(Element, "within", straight)


def _with_a_title_that_the_window_does_not_show(monkeypatch):
    monkeypatch.setattr(Canvas, "setViewerPreference", lambda _self, _preference, _value: None)


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (_without_words_for_pictures, "FIGURE"),
        (_without_artifacts, "CONTENT"),
        (_without_scope, "TABLE"),
        (_without_language, "LANG"),
        (_without_name_of_the_standard, "ID"),
        (_without_title, "TITLE"),
        (_with_a_font_that_is_not_embedded, "FONT"),
        (_with_streams_as_reportlab_ends_them, "STREAM"),
        (_with_glyphs_that_stand_for_nothing, "UNICODE"),
        (_with_a_level_of_headings_left_out, "HEADING"),
        (_with_links_that_say_nothing, "LINK"),
        (_with_links_outside_the_structure, "LINK"),
        (_with_colours_of_no_profile, "DEVICE-RGB"),
        (_with_a_list_that_is_none, "L-KIDS"),
        (_with_a_title_that_the_window_does_not_show, "VIEWER-PREFERENCES"),
    ],
)
def test_a_planted_fault_is_found(monkeypatch, draw_document, plant, found):
    plant(monkeypatch)
    failures = _failures(draw_document(every_kind(chapters=1, rows=3)).drawn.content)
    assert [rule for rule in failures if found in rule], failures
