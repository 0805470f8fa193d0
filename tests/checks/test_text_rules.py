"""Each rule about the words of the report: a planted slip, and words that are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.checks import run_checks
from inspector_app.checks.sentences import split_sentences
from inspector_app.checks.typed_counts import TypedCount, typed_counts
from inspector_app.fieldwork.evidence import AREA, STRENGTH
from inspector_app.visit import Visit


def write(visit, *texts: str, cy: bool = False) -> list[str]:
    """Write paragraphs into the chapter of criterion i, in Welsh if asked, and return their ids."""
    if cy:
        return [visit.paragraphs.add("criterion-i", "Plain words.", text_cy=text) for text in texts]
    return [visit.paragraphs.add("criterion-i", text) for text in texts]


def three_cases(visit, read) -> None:
    """Two of three cases were decided in time."""
    for number, answers in enumerate(({}, {}, {"in_time": "no", "days": "3"}), 1):
        read(visit, visit.cases.add(f"C0{number}"), **answers)


# ---- numbers -----------------------------------------------------------------------------------------
def test_a_typed_number_does_not_contradict_a_figure(small_visit, found, read):
    three_cases(small_visit, read)
    title = small_visit.figures.named("in_time").title
    (wrong,) = write(small_visit, f"{title}: this was so in 1 of the 3 cases.")
    (problem,) = found("typed-number")
    assert (problem.record, problem.place) == (wrong, "2.1")
    assert problem.sentence == f"“1 of the 3” is typed by hand, and the figure “{title}” comes to 2 of the 3."
    assert "{in_time:part}" in problem.remedy
    small_visit.paragraphs.set(
        wrong, text=f"{title}: this was so in two of the three cases, or {{in_time:of}}."
    )
    assert found("typed-number") == []
    small_visit.paragraphs.set(wrong, text="Tea was offered in 1 of the 3 homes.")
    assert found("typed-number") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("We drew a sample of 4 cases.", "We drew a sample of three cases."),
        ("We held two interviews.", "We held a talk."),
        ("The team of five inspectors met.", "The team of two inspectors met."),
    ],
)
def test_a_typed_number_does_not_contradict_what_the_team_did(small_visit, found, read, wrong, right):
    three_cases(small_visit, read)
    write(small_visit, right)
    assert found("typed-number") == []
    write(small_visit, wrong)
    assert len(found("typed-number")) == 1


def test_a_typed_number_does_not_contradict_another_chapter(small_visit, found):
    write(small_visit, "Reviews were held on time in eight of the 13 cases.")
    other = small_visit.paragraphs.add("criterion-ii", "Only in 7 of 13 cases were reviews held on time.")
    (problem,) = found("typed-number")
    assert problem.record == other
    assert problem.sentence == "“7 of 13” here, and “eight of the 13” in 2.1, seem to count the same."
    small_visit.paragraphs.set(other, text="Visits were recorded with care in 7 of 13 cases.")
    assert found("typed-number") == []


@pytest.mark.parametrize(
    ("sentence", "language", "counts"),
    [
        ("In 17 of the 19 cases", "en", [(17, 19)]),
        ("Seventeen out of nineteen, and one of the two", "en", [(17, 19), (1, 2)]),
        ("mewn 17 o’r 19 achos, neu 3 o 4", "cy", [(17, 19), (3, 4)]),
        ("the 19 cases of 2024, none of them", "en", []),
    ],
)
def test_counts_are_read_as_people_type_them(sentence, language, counts):
    assert [(count.number, count.total) for count in typed_counts(sentence, language)] == counts


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_every_typed_count_is_found(number, total):
    (found,) = typed_counts(f"It was so in {number} of the {total} cases.", "en")
    assert found == TypedCount(number, total, f"{number} of the {total}")


def test_a_word_for_a_proportion_agrees_with_its_figure(small_visit, found, read):
    three_cases(small_visit, read)
    write(
        small_visit, "In most cases, {in_time:of}, it was in time. Few were late. All are closed: {in_time}."
    )
    assert found("proportion-word") == []
    write(small_visit, "In few cases ({in_time:part}) was it in time.")
    (problem,) = found("proportion-word")
    assert problem.sentence == "“few” leads to 2 of the 3, for which the scale says “most”."
    write(small_visit, "Mewn ychydig o achosion, {in_time:of}, yr oedd.", cy=True)
    assert "“y rhan fwyaf”" in found("proportion-word")[1].sentence


@pytest.mark.parametrize(
    "words",
    [
        "{in_time} child, a twin, was seen late.",
        "One deaf child was seen late.",
        "Two children who are refugees waited.",
        "The family was Jewish, and the child, aged 7, was the only child of its kind.",
    ],
)
def test_a_small_count_tells_nothing_that_few_share(small_visit, found, read, words):
    three_cases(small_visit, read)
    write(
        small_visit,
        "One child was seen late. Deaf children were seen by signers. {in_time} were seen in time.",
    )
    assert found("small-count") == []
    (record,) = write(small_visit, words)
    assert [problem.record for problem in found("small-count")] == [record]


# ---- dates -------------------------------------------------------------------------------------------
def test_a_day_agrees_with_its_date(small_visit, found):
    write(
        small_visit,
        "We came on Tuesday 12 March 2024 and left on Friday, the 15th of March. On Monday 30 days had passed.",
    )
    write(small_visit, "Daethom ddydd Mawrth 12 Mawrth 2024, sef dydd Mawrth 12 Mawrth.", cy=True)
    assert found("day-and-date") == []
    write(small_visit, "We came on Monday 12 March.")
    write(small_visit, "Daethom ar ddydd Mawrth, ar dydd Iau 12 Mawrth 2024.", cy=True)
    assert [problem.sentence for problem in found("day-and-date")] == [
        "“Monday 12 March” is a Tuesday.",
        "“dydd Iau 12 Mawrth 2024” is a Dydd Mawrth.",
    ]


def test_an_event_has_one_year(small_visit, found):
    write(small_visit, "The inspection of 2019 said so, and so did the inspectorate’s letter of May 2022.")
    write(small_visit, "Roedd arolygiad 2019 yn glir.", cy=True)
    assert found("event-with-two-years") == []
    write(small_visit, "As the inspection of 2018 said, and our letter in 2023 repeated.")
    write(small_visit, "Roedd arolygiad 2018 yn glir.", cy=True)
    assert [problem.sentence for problem in found("event-with-two-years")] == [
        "“inspection” is of 2018 here and of 2019 in 2.1.",
        "“arolygiad” is of 2018 here and of 2019 in 2.2.",
    ]


# ---- judgement ---------------------------------------------------------------------------------------
def test_an_area_for_development_has_a_consequence(small_visit, found):
    small_visit.findings.add("i", STRENGTH, "Decisions are quick.")
    area = small_visit.findings.add("i", AREA, "Reviews are late.")
    assert [problem.record for problem in found("area-without-consequence")] == [area]
    small_visit.recommendations.add("Hold them in time.", findings=[area])
    assert found("area-without-consequence") == []


def test_a_rating_agrees_with_the_balance_of_its_chapter(small_visit, found):
    best, *_between, poorest = small_visit.framework.axes[0].levels
    for text in ("Late.", "Thin."):
        small_visit.findings.add("i", AREA, text)
    small_visit.ratings.moderate("i", small_visit.framework.axes[0].key, best.key, "We like it.")
    (problem,) = found("rating-against-balance")
    assert problem.sentence == f"“{best.title['en']}” stands over 0 strengths and 2 areas for development."
    small_visit.ratings.moderate("i", small_visit.framework.axes[0].key, poorest.key, "It is poor.")
    assert found("rating-against-balance") == []


# ---- wording -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("mark", ["TODO", "TBC", "XX", "??", "[check with the team]", "____"])
def test_no_text_is_left_unfinished(small_visit, found, mark):
    (record,) = write(small_visit, f"It is {mark} so.")
    assert [problem.record for problem in found("unfinished-text")] == [record]
    small_visit.paragraphs.set(record, text="It is so [sic], in XL and in “to do” lists?")
    assert found("unfinished-text") == []
    small_visit.paragraphs.set(record, text=" ")
    assert [problem.record for problem in found("empty-text")] == [record]


def test_an_abbreviation_is_explained_once(small_visit, found):
    first, second = write(
        small_visit, "A child in need (CIN) has a plan.", "A child in need (CIN) has a worker."
    )
    (problem,) = found("abbreviation-twice")
    assert (problem.record, problem.sentence) == (second, "“CIN” is explained a second time, after 2.1.")
    small_visit.paragraphs.set(second, text="A CIN has a worker.")
    assert found("abbreviation-twice") == []
    assert first != second


def test_no_word_stands_twice(small_visit, found):
    write(small_visit, "They had had time, and knew that that mattered; step-by-step, by and by.")
    assert found("double-word") == []
    write(small_visit, "It is in the\nthe file.")
    assert [problem.sentence for problem in found("double-word")] == ["“the the” stands twice."]


def test_sentences_are_short(small_visit, found):
    write(small_visit, " ".join(["It was so."] * 60))
    assert found("long-sentence") == []
    write(small_visit, f"{'and so it was ' * 20}.")
    (problem,) = found("long-sentence")
    assert problem.sentence == "The sentence that begins “and so it was and…” has 80 words."


def test_a_paragraph_says_who_did_it(small_visit, found):
    write(
        small_visit,
        "Plans were made. They were written down. Families were seldom told. They were not given copies.",
        "Workers made plans. They wrote them down. Families were seldom told. They had no copies.",
        "Plans were made. They were written down.",
    )
    (problem,) = found("passive-paragraph")
    assert (problem.place, problem.sentence) == (
        "2.1",
        "4 of 4 sentences say what was done and not who did it.",
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! “Three?” Four", ["One.", "Two!", "“Three?”", "Four"]),
        ("Mr. Rees and J. Evans met. They spoke.", ["Mr. Rees and J. Evans met.", "They spoke."]),
        ("Of 3.5 days. {in_time} were late.", ["Of 3.5 days.", "{in_time} were late."]),
        ("First\n\nsecond", ["First", "second"]),
        (" ", []),
    ],
)
def test_sentences_are_told_apart(text, parts):
    assert split_sentences(text) == parts


@given(st.text())
def test_splitting_loses_nothing_but_space(text):
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


def test_the_report_of_the_sample_visit_reads_well(sample_visit):
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        assert [problem.sentence for problem in run_checks(visit)] == []


# ---- languages ---------------------------------------------------------------------------------------
def test_words_in_the_other_language_are_marked(small_visit, found):
    right, wrong = write(
        small_visit,
        "Mared Llwyd of Cyngor Sir Bro Helyg read the adroddiad: “<cy>Yr oedd y gwaith yn amserol</cy>”.",
        "“Yr oedd y gwaith yn amserol”, said a worker.",
    )
    (problem,) = found("language-unmarked")
    assert (problem.record, problem.place, problem.language) == (wrong, "2.2", "en")
    # "Yr" is an abbreviation in English too.
    assert problem.sentence == "“oedd y gwaith yn amserol” seems to be Welsh, and is not marked as such."
    assert "“Welsh”" in problem.remedy
    small_visit.paragraphs.set(wrong, text="“<cy>Yr oedd y gwaith yn amserol</cy>”, said a worker.")
    assert found("language-unmarked") == []
    assert right != wrong


def test_english_words_in_a_welsh_text_are_marked(small_visit, found):
    write(small_visit, "Dywedodd ef “the work was done in time” wrthym.", cy=True)
    (problem,) = found("language-unmarked")
    assert (problem.sentence.split("”")[0], problem.language) == ("“work was done in time", "cy")
    (record,) = [entry.id for entry in small_visit.paragraphs.all()]
    small_visit.paragraphs.set(record, text_cy="Dywedodd ef “<en>the work was done in time</en>” wrthym.")
    assert found("language-unmarked") == []


def test_a_finding_is_marked_by_hand(small_visit, found):
    small_visit.findings.add("i", STRENGTH, "They said: gwaith da iawn yn wir bob tro.")
    (problem,) = found("language-unmarked")
    assert "<cy>" in problem.remedy


def test_marks_of_passages_are_no_words(small_visit, found):
    write(small_visit, "He said: “<cy>da iawn</cy>”. <cy>Iawn iawn</cy> is said in the\nthe file.")
    assert [problem.sentence for problem in found("double-word")] == [
        "“Iawn iawn” stands twice.",
        "“the the” stands twice.",
    ]
