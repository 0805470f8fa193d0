"""Any text at all, in any place: both files are made, keep their standards, and carry it as it was typed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO

import docx
import page
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from inspector_app.report.blocks import (
    Annex,
    Bar,
    Chapter,
    Chart,
    Cover,
    Document,
    FrontSection,
    ItemList,
    ListItem,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Run,
    SectionHeading,
    Spread,
    SpreadRow,
    Statement,
    Table,
    clean,
    plain,
)
from inspector_app.report.glyphs import BOX, pieces, shown
from inspector_app.report.resolve import resolve
from inspector_app.report.wording import wording
from tests.report.every_kind import every_kind
from tests.report.reading import read_out

HOSTILE = (
    '<img src="/etc/hostname"/>',
    '<a href="file:///etc/passwd">x</a> & Tom < 3 <b>y</i> ]]> &amp; &#0;',
    "<onDraw name='turn' label='7'/><para><seq/><font name='Courier'>",
    "=SUM(A1:A9) +1 -2 @cmd|' /C calc'!A0",
    "{{braces}} %s %1 {0} \\ ( ) \\( <</MCID 0>> BDC EMC ET Tj",
    "א שלום עולם العربية mixed with English",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 smile \U0001f600\ufe0f 漢字 नमस्ते",
    "e\u0301 o\u0302 \u0301 alone",
    "x" * 1_500,
    "ŵ" * 500 + " " + "- " * 300,
    "soft\u00adhyphen zero\u200bwidth nbsp\u00a0here wide\u3000space",
    "a  b   c \n\n\n d\te \r\n f",
)


def _document(text):
    """Return a report with a text in every place that people write in."""
    runs = (Run("A "), Run(text), Run(text, bold=True, language="cy"))
    table = Table((runs, runs), ((runs, runs),), (50, 50), text or "-", caption=runs)
    blocks = (
        Statement(runs, runs),
        SectionHeading(runs),
        NumberedParagraph(runs),
        Paragraph(runs),
        ItemList((ListItem(runs, ItemList((ListItem(runs),))),)),
        Quotation(runs),
        table,
        Chart((Bar(runs, 1, 2),), runs, f"A {text}"),
        Spread((runs,), (SpreadRow(runs, (2,), 0),), runs, f"A {text}", runs, runs),
    )
    cover = Cover((runs,), runs, runs, runs, runs, runs)
    return resolve(
        Document(
            language="en",
            title=plain((Run(text),)) or "-",
            subject=plain((Run(text),)),
            authors=(plain((Run(text),)),),
            header_left=plain((Run(text),)),
            header_right=plain((Run(text),)),
            footer=plain((Run(text),)),
            labels=wording("en").labels,
            cover=cover,
            front=(FrontSection(runs, (table,)),),
            chapters=(Chapter(runs, blocks),),
            annexes=(Annex(runs, blocks),),
        )
    )


def _letters(text):
    """Return the letters of a text that have a shape of their own, composed, without any space."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in composed if not letter.isspace() and not _is_unseen(letter))


def _is_unseen(letter):
    return unicodedata.category(letter) in ("Cf", "Mn", "Me") and shown(letter) == ""


TEXTS = st.one_of(st.text(), st.text(alphabet="<>&*\\()[]{}\"'% \n", min_size=1))
_HYPHEN_AT_LINE_END = "\x02"  # as PDFium reads one
WITHOUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]  # each try draws two files


@settings(max_examples=25, deadline=None, phases=WITHOUT_SHRINKING, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example("")
@example("a\x1c\x87\x0eë\U0005519bä¹ô\x80-")
def test_any_text_is_carried_by_both_files(draw_document, text):
    _check(draw_document(_document(text)), text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_carried_by_both_files(draw_document, tmp_path, text):
    files = draw_document(_document(text))
    _check(files, text)
    path = tmp_path / "report.docx"
    path.write_bytes(files.docx)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_a_word_of_ten_thousand_letters_is_broken_over_lines_and_pages(draw_document):
    word = "w" * 10_000
    runs = (Run(word),)
    document = every_kind(chapters=1, rows=1)
    blocks = (
        NumberedParagraph(runs),
        Table(((Run("Words"),),), ((runs,),), (1,), "One word"),
        SectionHeading(runs),
    )
    chapter = replace(document.chapters[0], blocks=blocks)
    files = draw_document(resolve(replace(document, chapters=(chapter,), contents=())))
    in_pdf = "".join(piece.words for piece in read_out(files.drawn.content))
    assert _letters(in_pdf).count(word) >= 3
    assert files.drawn.pages > 8


def _check(files, text):
    for standard in ("ua1", "2a"):
        failures = page.validate_pdf_bytes(files.drawn.content, profile=standard).failures
        assert [(failure.rule_id, failure.message) for failure in failures] == []
    in_pdf = "".join(piece.actual or piece.words for piece in read_out(files.drawn.content))
    in_pdf = in_pdf.replace(_HYPHEN_AT_LINE_END, "-")
    in_word = "".join(t.text for t in docx.Document(BytesIO(files.docx)).element.body.iter(qn("w:t")))
    wanted = _letters(f"A {clean(text)}{clean(text)}")
    assert _letters(in_word).count(wanted) >= 20
    assert _letters(in_pdf).count(wanted) >= 20
    assert b"/URI" not in files.drawn.content
    assert b"/Subtype /Image" not in files.drawn.content


@given(st.text())
def test_every_letter_is_shown_or_boxed_and_none_is_lost(text):
    stretches = list(pieces(text))
    assert (
        "".join(actual or words for words, actual in stretches).split()
        == unicodedata.normalize("NFC", text).split()
    )
    for words, actual in stretches:
        assert not actual or set(words) <= {BOX}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tŷ, dŵr", "tŷ, dŵr"),
        ("a \U0001f600 b", f"a {BOX} b"),
        ("漢字", BOX * 2),
        ("שלום", BOX * 4),
        ("\U0001f468\u200d\U0001f469", BOX * 2),
        ("✔\ufe0f", BOX),
        ("a\u0915\u093f", f"a{BOX * 2}"),
        ("zero\u200bwidth", "zerowidth"),
        ("wide\u3000space", "wide space"),
        ("e\u0301", "é"),
    ],
)
def test_what_the_typeface_lacks_stands_as_a_box(text, said):
    assert shown(text) == said
