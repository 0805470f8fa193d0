"""Whatever people type is text: no markup, no files read, no report that cannot be made."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from openxml_audit import OpenXmlValidator

HOSTILE = (
    '<img src="/etc/hostname"/><a href="file:///etc/passwd">x</a> & Tom < 3 <b>y</i> ]]> &amp; '
    "<onDraw name='a'/> %1 {0} {{braces}} \x01\x0b\x1f end"
)
SHOWN = (
    '<img src="/etc/hostname"/><a href="file:///etc/passwd">x</a> & Tom < 3 <b>y</i> ]]> &amp; '
    "<onDraw name='a'/> %1 {0} {braces} end"
)


def _squeezed(text):
    return "".join(text.split())


@pytest.fixture
def hostile_visit(visit):
    visit.inspection.set(
        authority=HOSTILE, inspectorate=HOSTILE, subject=HOSTILE, contact=HOSTILE, acknowledgements=HOSTILE
    )
    visit.paragraphs.add("criterion-i", HOSTILE, section=HOSTILE)
    finding = visit.findings.add("i", "area", HOSTILE)
    source = visit.sources.add("interview", HOSTILE, role=HOSTILE)
    item = visit.evidence.take_up(HOSTILE, ("i",), "area", source=source)
    visit.findings.rest_on(finding, [item])
    visit.recommendations.add(HOSTILE)
    visit.members.add(HOSTILE)
    return visit


def test_markup_is_shown_as_it_was_typed(hostile_visit, draw):
    files = draw(hostile_visit, internal=True)
    in_pdf = _squeezed("".join(files.pdf_pages()))
    assert in_pdf.count(_squeezed(SHOWN)) >= 4
    body = docx.Document(BytesIO(files.docx)).element.body
    in_word = _squeezed("".join(body.itertext()))
    assert in_word.count(_squeezed(SHOWN)) >= 4


def test_no_file_is_read_and_no_picture_made(hostile_visit, draw):
    files = draw(hostile_visit, internal=True)
    assert b"/Subtype /Image" not in files.drawn.content
    assert b"/URI" not in files.drawn.content


def test_the_word_file_stays_valid(hostile_visit, draw, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(draw(hostile_visit, internal=True).docx)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "long " * 3000,
        "&" * 50,
        "emoji \U0001f600 and 漢字 and עברית",
        "*" * 40,
        "**<b>*&*</b>**",
        "\n\n\n",
        "line\nline\n\n\n\nparagraph",
    ],
)
def test_odd_texts_are_printed(visit, draw, text):
    visit.paragraphs.add("introduction", text)
    visit.findings.add("ii", "strength", text if text.strip() else "-")
    assert draw(visit).drawn.pages > 5
