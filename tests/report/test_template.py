"""An organisation's own Word file: its look is taken on, its text is not, and what it lacks is said."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor, Twips
from openxml_audit import OpenXmlValidator

from db.errors import UserError
from inspector_app.report.word.styles import STYLES
from inspector_app.report.word.template import read_template
from inspector_app.report.word.template_check import shortcomings
from inspector_app.report.word.writer import draw_docx
from tests.report.conftest import NOW
from tests.report.every_kind import every_kind
from tests.report.oracle import words_of
from tests.report.word_reading import words_of_word


@pytest.fixture
def template(tmp_path):
    """A template with a header, a footer, a colour of its own, and text that must go."""
    made = docx.Document()
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x40)
    made.styles.add_style("Numbered Paragraph", WD_STYLE_TYPE.PARAGRAPH)
    section = made.sections[0]
    section.left_margin = section.right_margin = Mm(35)
    section.header.paragraphs[0].text = "Our own head"
    section.footer.paragraphs[0].text = "Our own foot"
    made.add_paragraph("Text of the template")
    made.save(tmp_path / "house.docx")
    return tmp_path / "house.docx"


def _drawn(path, document=None):
    document = document or every_kind(rows=5)
    pages = {entry.anchor: 1 for entry in document.contents}
    content = draw_docx(document, NOW, pages, 20, read_template(path))
    return content, docx.Document(BytesIO(content))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_report_in_a_template_is_valid(template, tmp_path, language):
    content, _opened = _drawn(template, every_kind(language, rows=5))
    path = tmp_path / "report.docx"
    path.write_bytes(content)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_styles_are_those_of_the_template_and_the_missing_ones_are_added(template):
    _content, made = _drawn(template)
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0x80, 0, 0x40)
    used = {paragraph.style.name for paragraph in made.paragraphs}
    assert used >= {"Heading 1", "Numbered Paragraph", "Front Heading", "Statement", "Caption"}
    known = {style.get(qn("w:styleId")) for style in made.styles.element.findall(qn("w:style"))}
    named = {place.get(qn("w:val")) for place in made.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert named <= known


def test_the_text_of_the_template_goes_and_the_words_of_the_report_come(template):
    document = every_kind(rows=5)
    content, _made = _drawn(template, document)
    pages = {entry.anchor: 1 for entry in document.contents}
    assert words_of_word(content, document.labels.annex) == words_of(document, pages)


def test_header_and_footer_stay_and_say_what_kind_of_copy_it_is(template):
    _content, made = _drawn(template)
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "Our own head"
    assert [paragraph.text for paragraph in section.footer.paragraphs] == ["Our own foot", "Draft report"]
    assert section.header._element.xml.count('string="DRAFT"') == 1


def test_chapters_and_paragraphs_count_in_one_list(template):
    _content, made = _drawn(template)
    lists = [made.styles[name].element.pPr.numPr for name in ("Heading 1", "Numbered Paragraph")]
    assert lists[0].numId.val == lists[1].numId.val
    assert [entry.ilvl.val for entry in lists] == [0, 1]


def test_tables_are_as_wide_as_the_text_of_the_template(template):
    _content, made = _drawn(template)
    widths = {
        int(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w")))
        for table in made.element.body.iter(qn("w:tbl"))
    }
    section = made.sections[0]
    text = section.page_width - section.left_margin - section.right_margin - Mm(15)
    assert max(widths) <= text / Twips(1) + 3


def test_the_language_is_that_of_the_report(template):
    _content, made = _drawn(template, every_kind("cy", rows=2))
    language = made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "cy-GB"


def test_a_dotx_is_a_template_too(template, tmp_path):
    dotx = tmp_path / "house.dotx"
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(dotx, "w") as target:
        for name in source.namelist():
            target.writestr(
                name,
                source.read(name).replace(
                    b"wordprocessingml.document.main", b"wordprocessingml.template.main"
                ),
            )
    assert _drawn(dotx)[1].paragraphs


def test_what_a_template_lacks_is_said_in_sentences(template):
    found = shortcomings(read_template(template))
    assert "There is no style “Front Heading”: the report brings its own." in found
    assert "It is in the mode of an older Word: open it, choose Convert, and save it." in found
    assert not [sentence for sentence in found if "Numbered Paragraph”: the report" in sentence]
    assert not [sentence for sentence in found if "no header" in sentence]


def test_a_report_of_ours_lacks_nothing_as_a_template(draw_document, tmp_path):
    path = tmp_path / "ours.docx"
    path.write_bytes(draw_document(every_kind(rows=2)).docx)
    assert shortcomings(read_template(path)) == []


def test_a_template_without_anything_is_told_everything(tmp_path):
    made = docx.Document()
    for style in list(made.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:default")) is None:
            made.styles.element.remove(style)
    made.add_section()
    made.save(tmp_path / "bare.docx")
    found = shortcomings(read_template(tmp_path / "bare.docx"))
    assert len([sentence for sentence in found if sentence.startswith("There is no style")]) == len(STYLES)
    assert [sentence for sentence in found if "several sections" in sentence]
    assert [sentence for sentence in found if "no header" in sentence]


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "template-kind"), (b"no Word file", "template-kind"), (None, "template-kind")]
)
def test_a_file_that_is_no_template_is_refused_in_words(tmp_path, content, code):
    path = tmp_path / "t.docx"
    if content is None:
        with zipfile.ZipFile(path, "w") as made:
            made.writestr("hello.txt", "x")
    else:
        path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_template(path)
    assert caught.value.code in (code, "template-damaged")
    assert caught.value.where == "t.docx"


def test_a_damaged_template_is_refused_in_words(template):
    content = template.read_bytes()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(template, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<w:document" if name == "word/document.xml" else source.read(name))
    with pytest.raises(UserError) as caught:
        read_template(template)
    assert caught.value.code == "template-damaged"


def test_what_a_template_would_fetch_from_elsewhere_is_left_out(template):
    made = docx.Document(template)
    settings = made.part._settings_part
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = settings.relate_to("file:///elsewhere/house.dotm", kind, is_external=True)
    attached = made.settings.element.makeelement(qn("w:attachedTemplate"), {qn("r:id"): relation})
    made.settings.element.insert(1, attached)
    made.save(template)
    content, _opened = _drawn(template)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if b"elsewhere" in package.read(name)]
