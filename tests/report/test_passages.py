"""Passages in the other language: how the report holds them, and how both files say so."""

from __future__ import annotations

from io import BytesIO

import docx
import page
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from inspector_app.report.blocks import NumberedParagraph, plain
from inspector_app.report.build import build
from inspector_app.report.resolve import resolve
from tests.report.reading import read_out

PASSAGE = "Yr oedd y gwaith yn amserol"
ENGLISH = f"“<cy>{PASSAGE}, mewn {{decision_24h:of}}, bob tro</cy>”, said one."
WELSH = f"“{PASSAGE}”, meddai un, neu “<en>timely work</en>”."
TAGS = {"en": "en-GB", "cy": "cy-GB"}


@pytest.fixture
def quoting(visit):
    """The small visit with one paragraph in each language that quotes the other."""
    visit.paragraphs.add("introduction", ENGLISH, text_cy=WELSH)
    return visit


def _runs(visit, language):
    blocks = resolve(build(visit, language)).chapters[0].blocks
    return next(
        block.runs
        for block in blocks
        if isinstance(block, NumberedParagraph) and PASSAGE in plain(block.runs)
    )


def test_a_passage_is_in_its_language_and_a_figure_in_it_in_that_of_the_text(quoting):
    assert [(run.text, run.language) for run in _runs(quoting, "en")] == [
        ("“", ""),
        (f"{PASSAGE}, mewn ", "cy"),
        ("3 of the 4 cases", ""),
        (", bob tro", "cy"),
        ("”, said one.", ""),
    ]


def test_a_passage_in_welsh_that_quotes_english(quoting):
    assert [(run.text, run.language) for run in _runs(quoting, "cy")] == [
        (f"“{PASSAGE}”, meddai un, neu “", ""),
        ("timely work", "en"),
        ("”.", ""),
    ]


def test_in_a_report_in_its_own_language_a_passage_is_what_is_not_marked(quoting):
    paragraph = next(entry for entry in quoting.paragraphs.all() if entry.text == ENGLISH)
    quoting.paragraphs.set(paragraph.id, text_cy="")
    runs = _runs(quoting, "cy")
    assert {run.text: run.language for run in runs}[", bob tro"] == ""
    assert {run.text: run.language for run in runs}["”, said one."] == "en"


@pytest.mark.parametrize(("language", "other", "words"), [("en", "cy", PASSAGE), ("cy", "en", "timely work")])
def test_both_files_carry_the_language_of_a_passage_and_keep_their_standards(
    quoting, draw, tmp_path, language, other, words
):
    files = draw(quoting, language)
    (spoken,) = [piece for piece in read_out(files.drawn.content) if piece.words.startswith(words)]
    assert (spoken.within[-2:], spoken.language) == (("P", "Span"), TAGS[other])
    for standard in ("ua1", "2a"):
        assert not page.validate_pdf_bytes(files.drawn.content, profile=standard).failures
    body = docx.Document(BytesIO(files.docx)).element.body
    (run,) = [run for run in body.iter(qn("w:r")) if (run.text or "").startswith(words)]
    assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == TAGS[other]
    path = tmp_path / "report.docx"
    path.write_bytes(files.docx)
    assert OpenXmlValidator().validate(path).is_valid
