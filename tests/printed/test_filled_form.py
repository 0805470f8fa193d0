"""A reading on paper: every question that is asked, its answer in words, and all that was said about it."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from inspector_app.fieldwork.double_readings import settle
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.printed.wanted import Wanted, drawing, make_papers, readings_of
from inspector_app.report.blocks import clean
from inspector_app.report.sheet import draw
from resources.translations import speaking
from tests.conftest import COMPLETE
from tests.printed.conftest import words_of
from tests.report.test_any_text import HOSTILE


def test_the_head_says_what_was_read_by_whom_and_how_far_it_is(printed, small_visit, begun):
    begun.answer("/decision/in_time", "yes")
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert words.startswith("Case reading C01 About Details Council Bro Helyg County Council")
    assert (
        "Form Case reading, edition 1 Reader Mared Llwyd State Draft Begun Tue 12 March 2024, 09:00" in words
    )
    assert "Answered 2 of 4" in words
    assert "by Mared Llwyd" in words


def test_answers_stand_in_words_and_what_is_open_says_so(printed, small_visit, begun):
    begun.answer("/decision/in_time", "no")
    begun.answer("/decision/days", "4")
    begun.answer("/child/met", "seen spoken")
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert "1 The decision Question Answer 1.1 Was it decided in time? No" in words
    assert "1.2 After how many days? 4" in words
    assert "1.3 When? Not answered" in words
    assert "2.1 How was the child met? Seen, Spoken to" in words
    assert "2.2 What did the child say? Not answered" in words


def test_not_applicable_and_what_is_not_asked_are_told_apart(printed, small_visit, begun):
    begun.not_applicable("/decision/in_time")
    begun.answer("/child/met", "seen")
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert "1.1 Was it decided in time? Not applicable" in words
    assert "2.2, is skipped: 2.1 says “Seen”. Not asked" in words


def test_comments_warnings_and_their_reasons_stand_under_the_answer(printed, small_visit, begun):
    begun.answer("/decision/in_time", "no")
    begun.answer("/decision/days", "40")
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert "After how many days? 40 Warning: 40 days is long." in words
    begun.accept_warning("/decision/days", "The court asked for it.")
    begun.comment("/decision/days", "Counted from the letter.")
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert (
        "40 Warning accepted: 40 days is long. Reason: The court asked for it. Comment: Counted from the letter."
        in words
    )


def test_what_breaks_a_rule_is_told(printed, small_visit, begun):
    begun.answer("/decision/in_time", "no")
    begun.answer("/decision/days", "-1")
    assert "-1 To put right:" in printed(small_visit, Wanted(readings=(begun.reading,)))


LONG_AGO = "This is over a month ago."


@pytest.fixture
def asking_by_day(small_visit, edition_file, clock):
    """A reading begun on 12 March 2024 with a form that warns of what is over a month ago, answered but not marked."""
    small_visit.forms.add(
        edition_file(
            (
                "| . <= today() | yes | | | |",
                f"| . <= today() | yes | | decimal-date-time(today()) - decimal-date-time(.) <= 31 | {LONG_AGO} |",
            ),
            ("| case_reading | 1 |", "| case_reading | 2 |"),
        )
    )
    case = small_visit.cases.add("C01")
    small_visit.cases.allocate([case], small_visit.me.id)
    session = ReadingSession(small_visit, small_visit.readings.start(case))
    for path, answer in {**COMPLETE, "/decision/decided_on": "2024-03-01"}.items():
        session.answer(path, answer)
    return session


def test_a_reading_that_is_marked_prints_the_same_on_any_day(small_visit, printed, asking_by_day, clock):
    reading, wanted = asking_by_day.reading, Wanted(readings=(asking_by_day.reading,))
    small_visit.readings.mark_ready(reading)
    before = without_printed(printed(small_visit, wanted))
    clock.now += timedelta(days=90)
    assert (
        LONG_AGO
        in small_visit.readings.fresh_form_state(reading, clock.now).node("/decision/decided_on").warning
    )
    assert without_printed(printed(small_visit, wanted)) == before
    assert LONG_AGO not in before


def test_a_reading_is_judged_by_when_it_was_last_answered(small_visit, printed, asking_by_day, clock):
    reading, wanted = asking_by_day.reading, Wanted(readings=(asking_by_day.reading,))
    clock.now += timedelta(days=90)
    assert LONG_AGO not in printed(small_visit, wanted)
    small_visit.readings.mark_ready(reading)
    small_visit.readings.reopen(reading, "The date is wrong.")
    assert LONG_AGO not in printed(small_visit, wanted)
    ReadingSession(small_visit, reading).answer("/child/met", "seen spoken")
    words = printed(small_visit, wanted)
    assert LONG_AGO in words
    clock.now += timedelta(days=90)
    assert without_printed(printed(small_visit, wanted)) == without_printed(words)


def without_printed(words):
    """Return what a paper says but for when it was printed."""
    return re.sub(r"Printed .+?, by Mared Llwyd", "", words)


def test_every_instance_of_a_repeat_stands_there(printed, small_visit, begun):
    key = begun.add_repeat("/child/visit")
    begun.answer(f"/child/visit[{key}]/purpose", "A meeting.")
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert "Visit 1 of 2" in words
    assert "Visit 2 of 2 Question Answer 2.3 What for? A meeting." in words


def test_a_repeat_without_instance_says_none(printed, small_visit, begun):
    for key in begun.state.repeat_keys("/child/visit"):
        begun.remove_repeat("/child/visit", key)
    assert "Visit None" in printed(small_visit, Wanted(readings=(begun.reading,)))


def test_the_form_speaks_the_language_of_the_paper(printed, small_visit, begun):
    begun.answer("/decision/in_time", "no")
    words = printed(small_visit, Wanted(readings=(begun.reading,)), "cy")
    assert "1.1 A benderfynwyd mewn pryd? Naddo" in words
    assert "Darllenydd Mared Llwyd" in words
    assert words_of_footers(small_visit, begun.reading, "cy") == {
        "Cyfrinachol. Papur gwaith, i’r tîm yn unig"
    }


def words_of_footers(visit, reading, language="en"):
    with speaking(language):
        return {make_papers(visit, Wanted(readings=(reading,))).footer}


def test_it_is_marked_as_confidential(small_visit, begun):
    assert words_of_footers(small_visit, begun.reading) == {"Confidential. Work paper, for the team only"}


def test_answers_that_differ_are_both_told(printed, small_visit, begun, owains_copy, exchange):
    theirs = owains_copy()
    begun.answer("/decision/in_time", "yes")
    ReadingSession(theirs, begun.reading).answer("/decision/in_time", "no")
    exchange(theirs, small_visit)
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert "To be settled: Answered differently: " in words
    assert "Yes (Mared)" in words
    assert "No (Owain)" in words


def test_comments_that_differ_are_both_told(printed, small_visit, begun, owains_copy, exchange):
    theirs = owains_copy()
    begun.comment("/decision/in_time", "See page 3.")
    ReadingSession(theirs, begun.reading).comment("/decision/in_time", "See page 4.")
    exchange(theirs, small_visit)
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert "To be settled: Commented differently: " in words
    assert "See page 3. (Mared)" in words
    assert "See page 4. (Owain)" in words


def test_what_another_edition_asked_is_kept_on_paper(printed, small_visit, begun, edition_file):
    begun.answer("/decision/decided_on", "2024-02-01")
    begun.answer("/child/met", "spoken")
    begun.answer("/child/said", "That it was long.")
    second = small_visit.forms.add(edition_file(second=True))
    small_visit.readings.bring_to(begun.reading, second)
    words = printed(small_visit, Wanted(readings=(begun.reading,)))
    assert "Answers to another edition of the form" in words
    assert "What did the child say? That it was long. The question is not asked any more." in words


def test_several_readings_are_one_file_with_a_list_before_them(
    printed, small_visit, read, owains_copy, exchange
):
    cases = [small_visit.cases.add(reference) for reference in ("C01", "C02", "C03")]
    owain = small_visit.members.named("Owain Prys")
    small_visit.cases.allocate(cases, small_visit.me.id)
    small_visit.cases.add_second_reader(cases[:1], owain.id)
    theirs = owains_copy()
    read(small_visit, cases[0])
    read(theirs, cases[0])
    exchange(theirs, small_visit)
    settle(small_visit, cases[0], {})
    read(small_visit, cases[1])
    of_all = readings_of(small_visit, cases)
    assert len(of_all) == 4
    agreed = readings_of(small_visit, cases, agreed=True)
    assert [small_visit.readings.get(record).kind for record in agreed] == ["agreed", "individual"]
    words = printed(small_visit, Wanted(readings=agreed))
    assert words.startswith("Readings What was read Reader State Answered Case reading C01 Agreed reading of")
    assert "Case reading C02 Mared Llwyd Ready 4 of 4" in words
    assert words.count("Council Bro Helyg County Council") == 2
    papers = make_papers(small_visit, Wanted(readings=agreed)).papers
    assert papers[2].header == "Case reading C02, Mared Llwyd"


def test_cases_that_nobody_reads_are_told(small_visit):
    case = small_visit.cases.add("C09")
    with pytest.raises(UserError) as caught:
        readings_of(small_visit, [case])
    assert caught.value.code == "nothing-read"


def test_who_watches_may_stop_it(small_visit, begun):
    class StoppedError(Exception):
        pass

    def stop(_fraction, _sentence):
        raise StoppedError

    with pytest.raises(StoppedError):
        make_papers(small_visit, Wanted(readings=(begun.reading,)), stop)
    told = []
    wanted = Wanted(readings=(begun.reading,))
    papers = make_papers(small_visit, wanted)
    draw(small_visit, papers, drawing(wanted, lambda fraction, _sentence: told.append(fraction)))
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] < 1


# The store keeps no null character and no half of a pair.
TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=TEXTS, comment=TEXTS, language=st.sampled_from(["en", "cy"]))
def test_whatever_is_written_is_on_paper_and_keeps_the_standards(
    small_visit, begun, answer, comment, language
):
    begun.answer("/child/visit[0]/purpose", answer)
    begun.comment("/child/visit[0]/purpose", comment)
    with speaking(language):
        papers = make_papers(small_visit, Wanted(readings=(begun.reading,)))
    content = draw(small_visit, papers)
    said = letters(words_of(content))
    for text in (answer, comment):
        assert letters(clean(text)) in said
    for standard in ("ua1", "2a"):
        assert page.validate_pdf_bytes(content, profile=standard).failures == []


def letters(text):
    """Return the letters that have a shape of their own, composed."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        letter
        for letter in composed
        if not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Mn", "Me", "Cn", "Co")
    )
