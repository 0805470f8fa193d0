"""The Word file: valid, with Word's own styles, numbering and fields, and nothing of a template left."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator


def _opened(files):
    return docx.Document(BytesIO(files.docx))


@pytest.mark.parametrize(("language", "internal"), [("en", True), ("cy", False)])
def test_the_file_is_valid(visit, draw, tmp_path, language, internal):
    path = tmp_path / "report.docx"
    path.write_bytes(draw(visit, language, internal=internal).docx)
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []


def test_nothing_of_the_template_is_left(visit, draw):
    with zipfile.ZipFile(BytesIO(draw(visit).docx)) as package:
        names = package.namelist()
        everything = b"".join(package.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]
    assert b"python-docx" not in everything
    assert b"en-US" not in everything


def test_numbers_are_words_own(visit, draw):
    document = _opened(draw(visit))
    first = next(p for p in document.paragraphs if p.text.startswith("It was decided"))
    assert first.style.name == "Numbered Paragraph"
    listed = first.style.element.pPr.numPr
    title = document.styles["Heading 1"].element.pPr.numPr
    assert (listed.numId.val, listed.ilvl.val) == (title.numId.val, 1)
    levels = document.part.numbering_part.element.findall(".//" + qn("w:lvlText"))
    assert [level.get(qn("w:val")) for level in levels][:2] == ["%1", "%1.%2"]


def test_the_contents_are_a_field_filled_with_the_pages_of_the_pdf(visit, draw):
    files = draw(visit)
    body = _opened(files).element.body
    instructions = [element.text.strip() for element in body.iter(qn("w:instrText"))]
    assert instructions[0].startswith("TOC ")
    assert sum(text.startswith("PAGEREF") for text in instructions) == len(files.document.contents)
    lines = ["".join(t.text for t in link.iter(qn("w:t"))) for link in body.iter(qn("w:hyperlink"))]
    page = files.drawn.anchors["chapter-4"]
    assert f"4Referral and decision{page}" in lines
    starts = [element.get(qn("w:fldCharType")) for element in body.iter(qn("w:fldChar"))]
    assert starts.count("begin") == starts.count("separate") == starts.count("end")


def test_every_link_and_reference_finds_its_bookmark(visit, draw):
    body = _opened(draw(visit, internal=True)).element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= set(marks)


def test_every_table_repeats_its_header_row_and_describes_itself(visit, draw):
    tables = _opened(draw(visit, internal=True)).element.body.findall(qn("w:tbl"))
    assert len(tables) > 8
    for table in tables:
        assert table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_language_is_set_and_foreign_words_are_marked(visit, draw):
    document = _opened(draw(visit, "cy"))
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "cy-GB"
    foreign = {
        run.find(qn("w:t")).text: lang.get(qn("w:val"))
        for run in document.element.body.iter(qn("w:r"))
        if (lang := run.find(f"{qn('w:rPr')}/{qn('w:lang')}")) is not None
    }
    assert foreign["Nobody translated this: ŵ and ŷ."] == "en-GB"
    assert "Gofynnwyd " not in foreign


def test_header_footer_and_mark(visit, draw):
    files = draw(visit)
    section = _opened(files).sections[0]
    assert section.header.paragraphs[0].text == "Inspectorate for Family Services\tCwm Tywyll Council"
    assert section.footer.paragraphs[0].text == f"Draft report\tPage 2 of {files.drawn.pages}"
    assert section.first_page_header.paragraphs[0].text == ""
    marks = [
        part._element.xml.count('string="DRAFT"') for part in (section.header, section.first_page_header)
    ]
    assert marks == [1, 1]


def test_the_properties_are_those_of_the_report(visit, draw):
    properties = _opened(draw(visit)).core_properties
    assert (
        properties.title == "Inspection report: Cwm Tywyll Council, assessment and care of children in need"
    )
    assert properties.author == "Mared Llwyd; Owain Prys"
    assert properties.language == "en-GB"
    assert properties.comments == ""


def test_no_paragraph_is_empty(visit, draw):
    body = _opened(draw(visit, internal=True)).element.body
    empty = [
        paragraph
        for paragraph in body.iter(qn("w:p"))
        if not "".join(text.text for text in paragraph.iter(qn("w:t"))).strip()
    ]
    assert [paragraph for paragraph in empty if paragraph.find(f".//{qn('w:drawing')}") is None] == []


def test_the_same_visit_and_time_give_the_same_bytes(visit, draw):
    assert draw(visit).docx == draw(visit).docx
