"""Comparing two states of the report, and the tracked changes that Word steps through."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from inspector_app.report.comparison import compare_versions, save_comparison
from inspector_app.report.differences import ADDED, RENUMBERED, REWORDED, TAKEN_OUT
from inspector_app.report.kinds import TEAM_DRAFT
from inspector_app.word_differences import GONE, NEW, word_changes


@pytest.fixture
def edited(visit):
    """A visit whose report has changed since its version: one paragraph reworded, one added, one taken out."""
    visit.versions.make(TEAM_DRAFT)
    first, second = visit.paragraphs.of_chapter("criterion-i")
    visit.paragraphs.set(
        first.id, text="It was decided quickly in {decision_24h:of}.\n\nThis is {decision_24h:words}."
    )
    visit.paragraphs.add("criterion-i", "A new paragraph.", after=first.id, section="The first day")
    (introduction,) = visit.paragraphs.of_chapter("introduction")
    visit.paragraphs.delete(introduction.id)
    return visit, second


def test_what_changed_is_told_paragraph_by_paragraph(edited):
    visit, second = edited
    compared = compare_versions(visit, 1)
    assert [(change.kind, change.line.number, change.line.words) for change in compared.changed] == [
        (TAKEN_OUT, "1.2", "The inspection asked one question."),
        (REWORDED, "4.1", "It was decided quickly in 3 of the 4 cases."),
        (ADDED, "4.2", "A new paragraph."),
    ]
    (moved,) = [change for change in compared.changes if change.kind == RENUMBERED]
    assert (moved.before.number, moved.after.number, moved.line.record) == ("4.2", "4.3", second.id)


def test_nothing_changed_between_a_version_and_itself(edited):
    visit, _second = edited
    assert compare_versions(visit, 1, 1).changed == []
    visit.versions.make(TEAM_DRAFT)
    assert len(compare_versions(visit, 1, 2).changed) == 3
    assert compare_versions(visit, 2).changed == []


def _text(element, *, without):
    """Return the words of a paragraph as if every mark of one kind were rejected or accepted."""
    gone = {piece for mark in element.iter(qn(without)) for piece in mark.iter()}
    pieces = element.iter(qn("w:t"), qn("w:delText"))
    return "".join(piece.text for piece in pieces if piece not in gone)


def test_accepting_gives_the_later_words_and_rejecting_the_earlier_ones(edited, tmp_path):
    visit, _second = edited
    compared = save_comparison(visit, tmp_path / "c.docx", 1)
    paragraphs = list(docx.Document(str(tmp_path / "c.docx")).element.body.iter(qn("w:p")))
    assert len(paragraphs) == len(compared.changes)
    for element, change in zip(paragraphs, compared.changes, strict=True):
        for line, without in ((change.before, "w:ins"), (change.after, "w:del")):
            said = (line.number + line.words) if line else ""
            assert _text(element, without=without) == said
    marks = docx.Document(str(tmp_path / "c.docx")).element.body.xpath("//w:ins | //w:del")
    assert {mark.get(qn("w:author")) for mark in marks} == {"Mared Llwyd"}
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_file_keeps_the_schema_and_its_bytes(edited, tmp_path, language):
    visit, _second = edited
    path = tmp_path / "c.docx"
    save_comparison(visit, path, 1, language=language)
    before = path.read_bytes()
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    save_comparison(visit, path, 1, language=language)
    assert path.read_bytes() == before
    assert docx.Document(BytesIO(before)).core_properties.author == "Mared Llwyd"


@given(before=st.text(), after=st.text())
def test_the_pieces_of_a_change_make_up_both_texts(before, after):
    pieces = word_changes(before, after)
    assert "".join(words for kind, words in pieces if kind != NEW) == before
    assert "".join(words for kind, words in pieces if kind != GONE) == after
