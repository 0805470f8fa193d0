"""Notes on paper: what they are on, each paragraph with its time, the guide, and what was taken up."""

from __future__ import annotations

import shutil

import page
import pytest

from inspector_app.printed.named import of_source
from inspector_app.printed.wanted import Wanted, make_papers
from inspector_app.report.sheet import draw
from inspector_app.visit import Visit
from resources.translations import speaking


@pytest.fixture
def interview(small_visit):
    """An interview of two people with two paragraphs, of which one is taken up."""
    record = small_visit.sources.add("interview", "Two parents, east", people=2, place="East office")
    first = small_visit.sources.write(record, "I rang and they answered.")
    small_visit.sources.write(record, "Nobody rang back.")
    small_visit.evidence.take_up("they answered", ("i", "ii"), "strength", source=record, paragraph=first)
    return record


def test_notes_stand_with_their_times(printed, small_visit, interview):
    words = printed(small_visit, of_source(small_visit, interview))
    assert words.startswith(
        "Two parents, east About Details Council Bro Helyg County Council Kind of source Interview"
    )
    assert "Number of people 2 people Place East office Begun Tue 12 March 2024, 09:00" in words
    assert "Notes 09:00 I rang and they answered. 09:00 Nobody rang back." in words
    assert "Passage Criteria As they answered (i), (ii) Strength" in words


def test_an_empty_note_says_so_in_welsh(printed, small_visit):
    record = small_visit.sources.add("document", "Desk manual")
    words = printed(small_visit, of_source(small_visit, record), "cy")
    assert "Nodiadau Nid oes dim wedi’i ysgrifennu yma eto." in words
    assert "Math o ffynhonnell Dogfen" in words


def test_another_day_stands_above_its_paragraphs(printed, small_visit, interview, clock):
    clock.now = clock.now.replace(day=13)
    small_visit.sources.write(interview, "A day later.")
    words = printed(small_visit, Wanted(sources=(interview,)))
    assert "Wed 13 March 2024 09:00 A day later." in words


@pytest.fixture
def sample(sample_visit, tmp_path):
    """The lead's merged file of the sample visit."""
    file = shutil.copy(sample_visit / "team.inspection", tmp_path / "sample.inspection")
    with Visit.open(file) as visit:
        yield visit


def test_the_guide_says_what_was_covered_when(printed, sample):
    source = next(one for one in sample.sources.interviews() if one.guide and sample.sources.covered(one.id))
    words = printed(sample, Wanted(sources=(source.id,)))
    form = sample.forms.get(source.guide)
    for question in form.questions():
        assert f"{question.number} {question.label['en']}" in words
    assert words.count("Not covered") == len(list(form.questions())) - len(sample.sources.covered(source.id))


def test_a_supervision_file_comes_with_its_reading(sample):
    reading = next(one for one in sample.readings.all() if one.source)
    assert of_source(sample, reading.source) == Wanted((reading.id,), (reading.source,))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_papers_of_the_sample_visit_keep_the_standards(sample, language):
    agreed = next(one for one in sample.readings.all() if one.kind == "agreed")
    supervision = next(one for one in sample.readings.all() if one.source)
    for wanted in (
        Wanted(readings=(agreed.id,)),
        of_source(sample, supervision.source),
        Wanted(sources=tuple(one.id for one in sample.sources.interviews()[:3])),
    ):
        with speaking(language):
            content = draw(sample, make_papers(sample, wanted))
        for standard in ("ua1", "2a"):
            assert page.validate_pdf_bytes(content, profile=standard).failures == []


def test_the_same_visit_and_time_give_the_same_bytes(sample, monkeypatch):
    now = sample.clock()
    monkeypatch.setattr(sample, "clock", lambda: now)
    wanted = Wanted(readings=(sample.readings.all()[0].id,))
    assert draw(sample, make_papers(sample, wanted)) == draw(sample, make_papers(sample, wanted))
