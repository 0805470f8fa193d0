"""A kept text comes back from a document as it was, whatever is marked in it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from inspector_app.report.inline import Marks, marked_up
from ui.pages.report.marked_text import insert_marked, language_stretches, marked, spoken

_words = st.text(st.sampled_from("ab ŵ😀–'.\n->1()"), min_size=1, max_size=8) | st.sampled_from(
    ["{cases_sampled:of}", f"\n{{table:{32 * 'a'}}}\n", "{{", "}}"]
)
_marks = st.builds(Marks, st.booleans(), st.booleans(), st.sampled_from(["", "cy"]))
# Neighbours of different emphasis have a blank between them: asterisks that touch are read as one mark.
_texts = st.lists(st.tuples(_words.map(lambda words: f"{words} "), _marks), max_size=6).map(marked_up)


def document_of(text: str) -> QTextDocument:
    document = QTextDocument()
    insert_marked(QTextCursor(document), text, QTextCharFormat(), "en")
    return document


@given(_texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_kept_is_shown_and_kept_again(qtbot: QtBot, text: str) -> None:
    document = document_of(text)
    assert marked(document) == text
    block = document.firstBlock()
    stretches = list(language_stretches(block))
    places = [place for start, stop, _language in stretches for place in (start, stop)]
    assert places == sorted(places)
    assert sum(stop - start for start, stop, _language in stretches) == block.length() - 1
    assert marked(document_of(marked(document))) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said <cy>yn *wir*</cy>.", "He said yn wir."),
        ("<en>His own</en> words", "His own words"),
        ("<cy>a\nb</cy>", "a\nb"),
    ],
)
def test_a_text_is_read_without_its_marks(qtbot: QtBot, text: str, words: str) -> None:
    assert spoken(document_of(text), str) == words


def test_words_in_the_language_of_the_text_need_no_mark(qtbot: QtBot) -> None:
    assert marked(document_of("<en>His own</en> words")) == "His own words"


def test_a_piece_of_a_passage_is_one_too(qtbot: QtBot) -> None:
    document = document_of("one <cy>dau tri</cy> four")
    assert marked(document, 8, 14) == "<cy>tri</cy> fo"


def test_a_text_is_parted_where_the_caret_stands_whatever_stands_before_it(qtbot: QtBot) -> None:
    document = document_of("😀 ab <cy>🐑 cd</cy>")
    place = document.find("b").selectionStart()
    assert (marked(document, 0, place), marked(document, place)) == ("😀 a", "b <cy>🐑 cd</cy>")
    place = document.find("d").selectionStart()
    assert (marked(document, 0, place), marked(document, place)) == ("😀 ab <cy>🐑 c</cy>", "<cy>d</cy>")
