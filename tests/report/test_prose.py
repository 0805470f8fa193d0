"""Lists, quotations and references in authors' texts."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.checks.run import run_checks
from inspector_app.figures.tokens import Token
from inspector_app.report.blocks import (
    ItemList,
    ListItem,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Run,
    plain,
)
from inspector_app.report.build import build
from inspector_app.report.prose import block_of, stretches
from inspector_app.report.resolve import resolve


def _runs(text):
    return (Run(text),)


def _blocks(text):
    return [block_of(stretch, _runs) for stretch in stretches(text)]


def _bullets(*items, ordered=False):
    return ItemList(tuple(ListItem(_runs(item)) for item in items), ordered)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("one\ntwo\n\n\nthree", [Paragraph(_runs("one\ntwo")), Paragraph(_runs("three"))]),
        ("Both:\n- a\n• b", [Paragraph(_runs("Both:")), _bullets("a", "b")]),
        ("Both:\n1. a\n2. b", [Paragraph(_runs("Both:")), _bullets("a", "b", ordered=True)]),
        ("Both:\n(a) a\n(b) b", [Paragraph(_runs("Both:")), _bullets("a", "b", ordered=True)]),
        ("Two:\n- a\n1. b", [Paragraph(_runs("Two:")), _bullets("a"), _bullets("b", ordered=True)]),
        ("He said:\n> I do.\n> So.\nThen", [_runs, Quotation(_runs("I do.\nSo.")), Paragraph(_runs("Then"))]),
        ("- a\n- b", [Paragraph(_runs("- a\n- b"))]),
        ("It was\n12. March", [Paragraph(_runs("It was\n12. March"))]),
        ("A -minus\n-b", [Paragraph(_runs("A -minus\n-b"))]),
        ("See:\n- \n-", [Paragraph(_runs("See:\n- \n-"))]),
    ],
)
def test_a_text_falls_into_blocks(text, blocks):
    wanted = [Paragraph(_runs("He said:")) if block is _runs else block for block in blocks]
    assert _blocks(text) == wanted


def test_a_list_inside_a_list():
    inner = ItemList((ListItem(_runs("x")), ListItem(_runs("y"))), ordered=True)
    wanted = ItemList((ListItem(_runs("a"), inner), ListItem(_runs("b"))))
    assert _blocks("Words:\n- a\n  1. x\n    - y\n- b")[1] == wanted


@given(st.text(alphabet="ab -•>1.()\n*"))
def test_no_word_is_lost(text):
    def words(block):
        if isinstance(block, ItemList):
            return "".join(
                plain(item.runs) + (words(item.inner) if item.inner else "") for item in block.items
            )
        return plain(block.runs)

    said = "".join(words(block) for block in _blocks(text))
    assert [letter for letter in said if letter in "ab"] == [letter for letter in text if letter in "ab"]


# ---- references -------------------------------------------------------------------------------------------
def _paragraphs(visit, number):
    blocks = resolve(build(visit, "en")).chapters[number - 1].blocks
    return [block for block in blocks if isinstance(block, NumberedParagraph)]


def test_a_reference_says_the_number_and_leads_there_wherever_the_paragraph_is(visit):
    first, second = visit.paragraphs.of_chapter("criterion-i")
    token = Token("paragraph", second.id)
    visit.paragraphs.add("summary", f"See paragraph *{token}*.", text_cy=f"Gweler paragraff {token}.")
    (run,) = [run for run in _paragraphs(visit, 3)[-1].runs if run.link]
    assert (run.text, run.link, run.italic) == ("4.2", "paragraph-4.2", True)
    assert [paragraph.anchor for paragraph in _paragraphs(visit, 4)] == ["", "paragraph-4.2"]
    visit.paragraphs.move(second.id, -1)
    assert plain(_paragraphs(visit, 3)[-1].runs) == "See paragraph 4.1."
    assert first.id != second.id


def test_a_recommendation_can_be_referred_to(visit):
    (recommendation,) = visit.recommendations.all()
    visit.paragraphs.add("summary", f"See {Token('paragraph', recommendation.id)}.")
    assert plain(_paragraphs(visit, 3)[-1].runs) == "See 6.1."


def test_a_paragraph_that_was_taken_out_is_said_so_and_found_by_the_checks(visit):
    gone = visit.paragraphs.add("summary", "To be taken out.")
    visit.paragraphs.add("summary", f"See {Token('paragraph', gone)}.")
    assert "unknown-paragraph" not in {problem.code for problem in run_checks(visit)}
    visit.paragraphs.delete(gone)
    assert plain(_paragraphs(visit, 3)[-1].runs) == "See [paragraph taken out]."
    codes = [problem.code for problem in run_checks(visit)]
    assert "unknown-paragraph" in codes
    assert "unknown-figure" not in codes


def test_a_reference_in_word_is_a_field_that_finds_its_paragraph(visit, draw):
    target = visit.paragraphs.of_chapter("criterion-i")[1]
    visit.paragraphs.add("summary", f"See {Token('paragraph', target.id)}.")
    files = draw(visit)
    body = docx.Document(BytesIO(files.docx)).element.body
    (field,) = [
        place.text.split() for place in body.iter(qn("w:instrText")) if place.text.strip().startswith("REF")
    ]
    marks = {
        mark.get(qn("w:name")): mark.getparent().pPr.pStyle.val for mark in body.iter(qn("w:bookmarkStart"))
    }
    assert marks[field[1]] == "NumberedParagraph"


def test_lists_and_quotations_follow_the_numbered_words_of_a_text(visit):
    visit.paragraphs.add("summary", "They asked for:\n- time\n- *calm*\n\n> We had neither.")
    kinds = [type(block) for block in resolve(build(visit, "en")).chapters[2].blocks]
    start = len(kinds) - kinds[::-1].index(NumberedParagraph) - 1
    assert kinds[start : start + 3] == [NumberedParagraph, ItemList, Quotation]
