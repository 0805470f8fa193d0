"""Passages taken up as evidence, from notes and from readings."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH


def test_a_passage_of_notes_keeps_its_place_author_and_time(small_visit):
    source = small_visit.sources.add("interview", "Parent A", role="parent")
    paragraph = small_visit.sources.write(source, "They rang us first.")
    item = small_visit.evidence.take_up(
        " rang us ", ("ii",), STRENGTH, source=source, paragraph=paragraph, start=5, stop=12
    )
    found = small_visit.evidence.get(item)
    assert (found.passage, found.kind, found.criterion_keys) == ("rang us", STRENGTH, ("ii",))
    assert (found.paragraph, found.start, found.stop, found.author) == (paragraph, 5, 12, small_visit.me.id)
    assert found.taken_at.startswith("2024-03-12T09:")
    assert small_visit.evidence.source_kind(found) == "interview"
    assert small_visit.evidence.place(found) == "Parent A"
    assert small_visit.evidence.on_source(source) == [found]
    assert small_visit.evidence.for_criterion("ii") == [found]
    assert small_visit.evidence.for_criterion("i") == []


def test_evidence_from_readings_is_named_by_case_and_question(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C07"))
    item = small_visit.evidence.take_up(
        "in time", ("i", "ii"), AREA, reading=reading, question="/decision/in_time"
    )
    found = small_visit.evidence.get(item)
    assert small_visit.evidence.source_kind(found) == "case-reading"
    assert small_visit.evidence.place(found) == "Case reading C07, 1.1"
    assert small_visit.evidence.on_reading(reading) == [found]
    file = small_visit.sources.add("supervision-file", "File 3")
    other = small_visit.evidence.take_up(
        "kept", ("i",), NEUTRAL, reading=small_visit.readings.start_supervision(file)
    )
    assert small_visit.evidence.source_kind(small_visit.evidence.get(other)) == "supervision-file"
    assert small_visit.evidence.place(small_visit.evidence.get(other)) == "File 3"


@pytest.mark.parametrize(
    ("passage", "criteria", "kind"),
    [("  ", ("i",), STRENGTH), ("x", (), STRENGTH), ("x", ("i", "ix"), STRENGTH), ("x", ("i",), "weak")],
)
def test_a_passage_needs_words_a_criterion_and_a_kind(small_visit, passage, criteria, kind):
    source = small_visit.sources.add("document", "Policy")
    with pytest.raises(UserError):
        small_visit.evidence.take_up(passage, criteria, kind, source=source)
    assert small_visit.evidence.all() == []


def test_evidence_can_be_judged_anew(small_visit):
    source = small_visit.sources.add("document", "Policy")
    item = small_visit.evidence.take_up("x", ("i",), STRENGTH, source=source)
    small_visit.evidence.judge(item, ("ii",), AREA)
    assert (small_visit.evidence.get(item).criteria, small_visit.evidence.get(item).kind) == ("ii", AREA)
    with pytest.raises(UserError):
        small_visit.evidence.judge(item, (), AREA)


def test_an_item_is_judged_anew_by_the_same_rules(small_visit):
    source = small_visit.sources.add("document", "Policy")
    item = small_visit.evidence.take_up("words", ("i",), STRENGTH, source=source)
    small_visit.evidence.judge(item, ("i", "ii"), AREA)
    found = small_visit.evidence.get(item)
    assert (found.criterion_keys, found.kind, found.passage) == (("i", "ii"), AREA, "words")
    for criteria, kind in (((), AREA), (("ix",), AREA), (("i",), "weak")):
        with pytest.raises(UserError):
            small_visit.evidence.judge(item, criteria, kind)
    assert small_visit.evidence.get(item) == found
