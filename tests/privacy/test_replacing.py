"""Taking a name out of texts: wherever it stands by itself, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.privacy.replacing import replace_around_notes, replaced, spans_of


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ann came. Annual reviews are late.", "Ann", "the mother came. Annual reviews are late."),
        ("Joanne saw Ann’s file, and Ann.", "Ann", "Joanne saw the mother’s file, and the mother."),
        ("Siân, Siâny a Siân", "Siân", "the mother, Siâny a the mother"),
        ("In Carys_2.docx and (Carys)", "Carys", "In the mother_2.docx and (the mother)"),
        ("M.R., 7, and M.R., 72", "M.R., 7", "the mother, and M.R., 72"),
        ("He is aged 8 (3/4/2015)", "aged 8 (3/4/2015", "He is the mother)"),
        ("a+b a+b", "a+b", "the mother the mother"),
        ("ANN and ann", "Ann", "ANN and ann"),
        ("nothing", "", "nothing"),
    ],
)
def test_words_are_replaced_where_they_stand_by_themselves(text, words, expected):
    assert replaced(text, words, "the mother") == expected


@given(st.text("An n7_.", max_size=30), st.text("An7.", min_size=1, max_size=4))
def test_spans_hold_the_words_apart_and_nothing_else_changes(text, words):
    spans = spans_of(text, words)
    assert all(text[start:stop] == words for start, stop in spans)
    assert [start for start, _stop in spans] == sorted(start for start, _stop in spans)
    assert replaced(text, words, words) == text
    assert len(replaced(text, words, "")) == len(text) - len(spans) * len(words)


def test_only_the_name_goes_from_a_source_and_its_evidence(small_visit):
    sources, evidence = small_visit.sources, small_visit.evidence
    source = sources.add("interview", "Annual talk with Ann")
    sources.set(source, summary="Ann came.")
    item = evidence.take_up("Ann on annual reviews", ("i",), "strength", source=source)
    evidence.set(item, summary="Annual")
    replace_around_notes(small_visit, source, "Ann", "the mother")
    record, taken_up = sources.get(source), evidence.get(item)
    assert (record.title, record.summary) == ("Annual talk with the mother", "the mother came.")
    assert (taken_up.passage, taken_up.summary) == ("the mother on annual reviews", "Annual")
