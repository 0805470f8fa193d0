"""Finding words anywhere in a visit."""

from __future__ import annotations

import pytest

from db.schema import TABLES
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.search import MOST_HITS, cases_named, search
from inspector_app.search.hit import _NAMES
from inspector_app.visit import Visit
from resources.translations import use

SAID = "/child/said"


def told(hit):
    return "".join(text for text, _ in hit.excerpt)


def test_all_words_are_looked_for_whatever_their_case(small_visit):
    case = small_visit.cases.add("C07", note="Moved twice in the winter")
    source = small_visit.sources.add("interview", "Parent A")
    paragraph = small_visit.sources.write(source, "They moved house, and " + "nobody rang " * 12)
    assert {(hit.table, hit.record, hit.part) for hit in search(small_visit, "MOVED")} == {
        ("sampled_case", case, ""),
        ("source", source, paragraph),
    }
    (hit,) = search(small_visit, "rang mov")
    assert (hit.title, hit.context) == ("Parent A", "Note")
    assert ("moved", True) in hit.excerpt
    assert told(hit).endswith("…")
    assert search(small_visit, "  ") == search(small_visit, "unheard") == []


def test_an_answer_is_named_by_its_question_and_reading(small_visit):
    case = small_visit.cases.add("C07")
    reading = small_visit.readings.start(case)
    session = ReadingSession(small_visit, reading)
    session.answer(SAID, "The decision was made the same day")
    session.comment("/decision/in_time", "Recorded on the same day")
    hits = {hit.part: hit for hit in search(small_visit, "same day")}
    assert hits[SAID].context == "Case reading C07"
    assert hits[SAID].title == "What did the child say?"
    assert hits[SAID].table == "reading"
    assert told(hits["/decision/in_time"]) == "Recorded on the same day"


def test_the_choice_of_an_answer_is_no_text(small_visit):
    reading = small_visit.readings.start(small_visit.cases.add("C07"))
    session = ReadingSession(small_visit, reading)
    question = next(q for q in session.state.form.questions() if q.choices)
    session.answer(question.path, question.choices[0].name)
    assert search(small_visit, question.choices[0].name) == []


def test_names_are_in_the_language_of_the_window(small_visit):
    reading = small_visit.readings.start(small_visit.cases.add("C07"))
    session = ReadingSession(small_visit, reading)
    session.answer(SAID, "Penderfynwyd yr un diwrnod")
    use("cy")
    try:
        (hit,) = search(small_visit, "penderf")
    finally:
        use("en")
    assert hit.title == "Beth ddywedodd y plentyn?"
    assert hit.context == "Darlleniad achos C07"


def test_an_excerpt_of_the_report_tells_figures_and_tables_by_their_titles(small_visit):
    small_visit.figures.add("seen", "Children who were seen", "${in_time} = 'yes'", title_cy="Plant a welwyd")
    table = small_visit.crosstabs.add("Seen by team", "case:team", question="in_time")
    chapter = small_visit.framework.outline[0].key
    text = f"Herons: {{seen:of}} of {{cases_read}}; see {{table:{table}}} and {{gone}}."
    small_visit.paragraphs.add(chapter, text)
    (hit,) = search(small_visit, "herons")
    assert told(hit) == (
        "Herons: [Children who were seen] of [Cases read by at least one inspector]; see [Seen by team] and [gone]."
    )
    assert [words for words, found in hit.excerpt if found] == ["Herons"]
    small_visit.crosstabs.delete(table)
    (hit,) = search(small_visit, "herons")
    assert "[table taken out]" in told(hit)
    use("cy")
    try:
        (hit,) = search(small_visit, "herons")
    finally:
        use("en")
    assert "[Plant a welwyd]" in told(hit)


@pytest.mark.parametrize("place", range(30))
def test_a_token_that_the_excerpt_cuts_is_told_whole(small_visit, place):
    table = small_visit.crosstabs.add("Seen by team", "case:team", question="in_time")
    words = [f"word{number}" for number in range(30)]
    words.insert(place, f"{{table:{table}}}")
    words.insert(15, "heron")
    chapter = small_visit.framework.outline[0].key
    small_visit.paragraphs.add(chapter, " ".join(words))
    for wanted in ("heron", "table"):
        (hit,) = (found for found in search(small_visit, wanted) if found.table == "paragraph")
        assert not set("{}") & set(told(hit))
        assert table not in told(hit)
        assert ("[Seen by team]" in told(hit)) or wanted == "heron"
        assert [found for found in hit.excerpt if found[1]]


def test_a_reference_and_words_find_what_was_written_about_that_case(small_visit):
    for reference in ("C07", "C08"):
        case = small_visit.cases.add(reference)
        session = ReadingSession(small_visit, small_visit.readings.start(case))
        session.answer(SAID, "The police were told")
        small_visit.evidence.take_up("police checks", ("i",), "area", reading=session.reading)
    hits = search(small_visit, "c07 police")
    assert sorted(hit.table for hit in hits) == ["evidence", "reading"]
    assert all("C07" in hit.context for hit in hits)
    assert len(search(small_visit, "police")) == 4


def test_cases_are_found_by_the_beginning_of_their_reference(small_visit):
    small_visit.cases.add_many([{"reference": name} for name in ("C07", "C71", "D07")])
    assert [case.reference for case in cases_named(small_visit, "c", 5)] == ["C07", "C71"]
    assert cases_named(small_visit, " ", 5) == []
    assert [case.reference for case in cases_named(small_visit, "c", 1)] == ["C07"]


def test_what_is_deleted_is_not_found(small_visit):
    source = small_visit.sources.add("interview", "Parent A")
    small_visit.sources.write(source, "They moved house.")
    case = small_visit.cases.add("C07")
    session = ReadingSession(small_visit, small_visit.readings.start(case))
    session.answer(SAID, "They moved house.")
    small_visit.sources.delete(source)
    small_visit.cases.delete(case)
    assert search(small_visit, "moved") == []
    small_visit.cases.restore(case)
    assert len(search(small_visit, "moved")) == 1


def test_hits_are_limited(small_visit):
    small_visit.cases.add_many(
        [{"reference": f"C{number}", "note": "cold"} for number in range(MOST_HITS + 5)]
    )
    assert len(search(small_visit, "cold")) == MOST_HITS


def test_every_table_that_is_searched_has_a_name():
    assert set(_NAMES) == {table.name for table in TABLES.values() if table.searched}


@pytest.mark.parametrize("words", ['"', "NEAR(", "*", ":", "C01 *", "C01 -", "\ud800"])
def test_whatever_is_typed_is_taken_as_words(small_visit, words):
    small_visit.cases.add("C01", note="a note")
    assert isinstance(search(small_visit, words), list)


def test_everything_in_the_sample_visit_that_is_searched_can_be_named(sample_visit):
    named = set()
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        for word in (
            "the",
            "a",
            "case",
            "family",
            "child",
            "day",
            "was",
            "team",
            "interview",
            "meeting",
            "social",
        ):
            named |= {hit.table for hit in search(visit, word)}
    assert {"reading", "source", "evidence", "finding", "paragraph", "agenda_item"} <= named
