"""Both files carry the same words in the same order of reading, and these are the words of the report."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.report.every_kind import every_kind
from tests.report.oracle import charts_of, words_of
from tests.report.reading import read_out
from tests.report.word_reading import pictures_of_word, words_of_word


def _words_of_pdf(content):
    """Return the words that are read out; a letter that the typeface lacks is itself, and no box."""
    said = (piece for piece in read_out(content) if not piece.alternative)
    return "".join(f"{piece.actual or piece.words}" for piece in said).split()


def _squeezed(words):
    """Return words without the spaces between them, which no two libraries find in quite the same places."""
    return "".join(words)


def _compare(files):
    expected = words_of(files.document, files.drawn.anchors)
    assert words_of_word(files.docx, files.document.labels.annex) == expected
    assert _squeezed(_words_of_pdf(files.drawn.content)) == _squeezed(expected)
    return expected


@pytest.mark.parametrize("internal", [False, True])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_both_files_carry_the_words_of_the_visit(visit, draw, language, internal):
    assert len(_compare(draw(visit, language, internal=internal))) > 300


@pytest.mark.parametrize("language", ["en", "cy"])
def test_both_files_carry_the_words_of_every_kind_of_block(draw_document, language):
    files = draw_document(every_kind(language))
    assert len(_compare(files)) > 3000
    charts = charts_of(files.document)
    assert pictures_of_word(files.docx) == charts
    said = {piece.alternative for piece in read_out(files.drawn.content)} - {""}
    assert said == set(charts)


def test_no_word_runs_into_the_next_at_the_end_of_a_line(draw_document):
    document = every_kind()
    content = draw_document(document).drawn.content
    words = Counter(_words_of_pdf(content))
    known = set(words_of(document, draw_document(document).drawn.anchors))
    assert not {word for word in words if word not in known and word[:-1] not in known}


def test_what_runs_on_every_page_is_not_read_out(draw_document):
    document = every_kind()
    said = "".join(piece.words for piece in read_out(draw_document(document).drawn.content))
    assert document.labels.mark not in said
    assert f"{document.header_left}{document.header_right}" not in said.replace(" ", "")


def test_numbers_stand_where_the_tree_says(visit, draw):
    files = draw(visit)
    page = files.pdf_pages()[files.drawn.anchors["chapter-4"] - 1]
    assert "4.1" in page
    assert page.index("4.1") < page.index("It was decided within 24 hours")
    assert page.index("4.2") < page.index("Nobody translated this: ŵ and ŷ.")
