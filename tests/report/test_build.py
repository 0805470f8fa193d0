"""The tree of blocks: what it says, in which language, and how it is numbered."""

from __future__ import annotations

import pytest

from inspector_app.dates import say_date
from inspector_app.fieldwork.double_readings import settle
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.report.blocks import (
    ItemList,
    NumberedParagraph,
    Paragraph,
    SectionHeading,
    Table,
    plain,
)
from inspector_app.report.build import build, paragraph_numbers
from inspector_app.report.references import paragraph_numbers_of
from inspector_app.report.resolve import resolve


def _chapter(visit, number, language="en"):
    return resolve(build(visit, language)).chapters[number - 1]


def _texts(blocks, kind):
    return [plain(block.runs) for block in blocks if isinstance(block, kind)]


def _table(chapter, first_header):
    return next(
        block
        for block in chapter.blocks
        if isinstance(block, Table) and plain(block.header[0]) == first_header
    )


def _rows(table):
    return [tuple(plain(cell) for cell in row) for row in table.rows]


def _said_in_methodology(visit, language, words):
    return any(words in said for said in _texts(_chapter(visit, 2, language).blocks, NumberedParagraph))


def test_paragraphs_are_numbered_within_their_chapter(visit):
    numbers = [block.number for block in _chapter(visit, 4).blocks if isinstance(block, NumberedParagraph)]
    assert numbers == ["4.1", "4.2"]


def test_the_background_opens_the_introduction(visit):
    assert _texts(_chapter(visit, 1).blocks, NumberedParagraph) == [
        "An earlier inspection made five recommendations.",
        "The inspection asked one question.",
    ]


def test_numbers_are_the_same_in_both_languages_and_for_the_checks(visit):
    english = paragraph_numbers_of(resolve(build(visit, "en")))
    assert english == paragraph_numbers_of(resolve(build(visit, "cy"))) == paragraph_numbers(visit)
    first = visit.paragraphs.of_chapter("introduction")[0]
    assert english[first.id] == "1.2"
    assert english[visit.recommendations.all()[0].id] == "6.1"


def test_a_further_paragraph_of_one_text_takes_no_number(visit):
    assert _texts(_chapter(visit, 4).blocks, Paragraph) == ["This is most."]


def test_figures_are_said_in_the_language_of_their_text(visit):
    assert "Decisions are quick: 3 of the 4 cases." in _texts(_chapter(visit, 3).blocks, NumberedParagraph)
    assert "Cyflym: 3 o’r 4 achos." in _texts(_chapter(visit, 3, "cy").blocks, NumberedParagraph)


def test_a_figure_that_nobody_made_stays_as_it_was_typed(visit):
    visit.paragraphs.add("summary", "It was {invented:of} and {{braces}}.")
    assert _texts(_chapter(visit, 3).blocks, NumberedParagraph)[-1] == "It was {invented:of} and {braces}."


def test_findings_stand_under_their_headings(visit):
    blocks = _chapter(visit, 4).blocks
    headings = ["Strengths", "Areas for development", "The first day", "The cases in charts"]
    assert _texts(blocks, SectionHeading) == headings
    bullets = [plain(item.runs) for block in blocks if isinstance(block, ItemList) for item in block.items]
    assert bullets == ["Callers are heard at once.", "Referrers are seldom told the outcome."]


def test_ratings_stand_in_the_summary_on_both_axes(visit):
    assert _rows(_table(_chapter(visit, 3), "Criterion")) == [
        ("(i) Referral and decision", "Good", "Not enough evidence yet"),
        ("(ii) Assessment", "Not agreed yet", "Not agreed yet"),
    ]


def test_the_methodology_counts_what_was_looked_at(visit):
    rows = dict(_rows(_table(_chapter(visit, 2), "What was looked at")))
    assert rows["Case files read"] == "4"
    assert rows["Cases in the scope of the inspection"] == "40"
    assert rows["People met in them"] == "2"
    assert "Supervision files read" not in rows
    assert _rows(_table(_chapter(visit, 2), "Role")) == [
        ("Parents and carers", "1", "2"),
        ("Total", "1", "2"),
    ]


def test_the_methodology_says_how_many_ratings_are_agreed(visit):
    some = "The team rates each criterion on each of these scales. Some of the ratings are not agreed yet."
    assert _said_in_methodology(visit, "en", some)
    assert _said_in_methodology(visit, "cy", "Mae rhai graddau na chytunwyd arnynt eto.")
    visit.ratings.moderate("ii", "performance", "good", "The evidence agrees.")
    visit.ratings.moderate("ii", "prospects", "not-enough", "Too early to say.")
    assert _said_in_methodology(
        visit, "en", "The team agreed a rating of each criterion on each of these scales."
    )
    assert _said_in_methodology(visit, "cy", "Cytunodd y tîm ar radd i bob maen prawf")


def test_the_methodology_says_that_no_rating_is_agreed_before_one_is(visit):
    with visit.act() as act:
        for row in visit.store.all("moderation"):
            act.delete("moderation", row["id"])
    assert _said_in_methodology(visit, "en", "No rating is agreed yet.")
    assert not _said_in_methodology(visit, "en", "The team agreed")
    assert _said_in_methodology(visit, "cy", "Ni chytunwyd ar yr un radd eto.")


def test_the_methodology_explains_words_for_proportions(visit):
    assert _rows(_table(_chapter(visit, 2), "Words")) == [
        ("most", "75% or more"),
        ("the majority", "50% to less than 75%"),
        ("few", "less than 50%"),
        ("none", "0%"),
    ]


def test_double_readings_are_explained_only_where_there_are_some(visit):
    def explained():
        return [
            text for text in _texts(_chapter(visit, 2).blocks, NumberedParagraph) if "two inspect" in text
        ]

    case, owain = visit.cases.by_reference("C01").id, visit.members.named("Owain Prys").id
    visit.cases.add_second_reader([case], owain)
    assert explained() == []
    (first,) = visit.readings.of_case(case)
    visit.belongs_to(owain)
    second = visit.readings.start(case)
    ReadingSession(visit, second).answer(*visit.readings.form_state(first.id).shown_answers().popitem())
    visit.readings.mark_ready(second)
    assert len(explained()) == 1
    assert "not settled yet" in explained()[0]
    settle(visit, case, {})
    assert "not settled yet" not in explained()[0]


def test_welsh_that_is_missing_is_english_and_marked_so(visit):
    chapter = _chapter(visit, 4, "cy")
    runs = next(
        block.runs
        for block in chapter.blocks
        if isinstance(block, NumberedParagraph) and "Nobody translated" in plain(block.runs)
    )
    assert {run.language for run in runs} == {"en"}
    assert _chapter(visit, 5, "cy").title[0].language == ""
    statement = _chapter(visit, 5, "cy").blocks[0]
    assert statement.runs[0].language == "en"
    assert statement.label[0].language == ""


def test_an_empty_chapter_says_so(visit):
    assert _texts(_chapter(visit, 5).blocks, Paragraph) == ["Nothing is written here yet."]


def test_the_cover_names_the_inspectorate_in_both_languages(visit):
    assert [plain(runs) for runs in build(visit, "cy").cover.inspectorates] == [
        "Arolygiaeth Gwasanaethau Teulu",
        "Inspectorate for Family Services",
    ]
    assert plain(build(visit, "cy").cover.month) == "Mawrth 2024"


def test_no_word_ends_the_title_alone(visit):
    assert (
        build(visit, "en").cover.title[-1].text == "Assessment and care of children in\N{NO-BREAK SPACE}need"
    )
    visit.inspection.set(subject="care")
    assert build(visit, "en").cover.title[-1].text == "Care"


def test_a_final_report_has_no_mark(visit):
    assert build(visit, "en").labels.mark == "DRAFT"
    visit.inspection.set(report_state="final")
    final = build(visit, "en")
    assert (final.labels.mark, final.footer, plain(final.cover.note)) == ("", "", "")


def test_only_the_internal_copy_has_the_evidence(visit):
    assert build(visit, "en").annexes == ()
    evidence, figures = resolve(build(visit, "en", internal=True)).annexes
    said = [plain(cell) for block in evidence.blocks if isinstance(block, Table) for cell in block.rows[0]]
    day = say_date(visit.today(), "en")
    assert said[:3] == ["I rang and they answered.", "Two parents, east", f"Mared Llwyd {day}"]
    assert "No evidence is linked to this finding." in _texts(evidence.blocks, Paragraph)
    assert any("Nobody rang back." in plain(row[0]) for row in evidence.blocks[-1].rows)
    assert _rows(figures.blocks[-1])[0] == ("Decided within 24 hours", "3 / 4", "C01, C02, C03")
    assert (evidence.number, figures.number) == ("A", "B")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Read with an edition of the form that does not ask this: C01"),
        ("cy", "Darllenwyd â rhifyn o’r ffurflen nad yw’n gofyn hyn: C01"),
    ],
)
def test_the_annex_names_the_cases_that_an_edition_left_out(small_visit, read, edition_file, language, words):
    read(small_visit, small_visit.cases.add("C01"))
    small_visit.forms.add(edition_file(second=True))
    small_visit.figures.add("manager", "Decided by the manager", "${who} = 'The manager'")
    small_visit.paragraphs.add("criterion-i", "It was so in {manager:of}.")
    figures = build(small_visit, language, internal=True).annexes[-1]
    assert _rows(figures.blocks[-1])[0][1:] == ("0 / 0", words)


@pytest.mark.parametrize(("language", "place"), [("en", "Case reading C01"), ("cy", "Darlleniad achos C01")])
def test_a_case_reading_is_named_in_the_language_of_the_annex(visit, language, place):
    reading = visit.readings.of_case(visit.cases.by_reference("C01").id)[0]
    visit.evidence.take_up("Decided on the day.", ("i",), "strength", reading=reading.id)
    evidence = build(visit, language, internal=True).annexes[0]
    rows = [row for block in evidence.blocks if isinstance(block, Table) for row in block.rows]
    (cell,) = [row[1] for row in rows if plain(row[0]).startswith("Decided on the day.")]
    assert [(run.text, run.language) for run in cell] == [(place, "")]


def test_tables_are_numbered_through_and_the_contents_follow(visit):
    document = resolve(build(visit, "en", internal=True))
    blocks = [block for part in (*document.chapters, *document.annexes) for block in part.blocks]
    numbers = [block.number for block in blocks if isinstance(block, Table) and block.caption]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    labels = [entry.label for entry in document.contents if entry.level == 1]
    assert labels == ["1", "2", "3", "4", "5", "6", "Annex A", "Annex B"]
    assert "Strengths" not in [plain(entry.title) for entry in document.contents]
    assert len({entry.anchor for entry in document.contents}) == len(document.contents)
