"""Tables of figures in the report: as tables and charts, in both languages, in versions and in words that refer to them."""

from __future__ import annotations

import pytest
from reportlab.lib.units import mm

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.figures.crosstab_value import CrosstabValue
from inspector_app.figures.crosstabs import AS_CHART, HIDDEN
from inspector_app.figures.groups import Heading
from inspector_app.figures.tokens import TABLE, Token
from inspector_app.report import style
from inspector_app.report.blocks import Chart, ItemList, NumberedParagraph, Paragraph, Table, plain
from inspector_app.report.build import build, paragraph_numbers
from inspector_app.report.charts.figures import draw_figure
from inspector_app.report.comparison import compare_versions
from inspector_app.report.crosstabbed import CrosstabWords, blocks_of
from inspector_app.report.figure_words import as_typed
from inspector_app.report.frozen import moved_tables
from inspector_app.report.kinds import TEAM_DRAFT
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.resolve import resolve
from inspector_app.visit import Visit
from tests.report.conftest import QUESTION
from tests.report.oracle import words_of
from tests.report.reading import read_out
from tests.report.word_reading import pictures_of_word, words_of_word
from tests.small_framework import DETAILS, small_framework


@pytest.fixture
def visit(visit):
    """The small visit, its cases of two teams: C01 and C02 of East, C03 and C04 of West."""
    for case, team in zip(visit.cases.all(), ("East", "East", "West", "West"), strict=True):
        visit.cases.set(case.id, team=team)
    return visit


def add(visit, title="Decisions, by team", **wanted):
    wanted = {"question": "decision_24h", "title_cy": "Penderfyniadau, yn ôl tîm", **wanted}
    return visit.crosstabs.add(title, "case:team", **wanted)


def write(visit, text, text_cy=""):
    return visit.paragraphs.add("criterion-ii", text, text_cy=text_cy)


def blocks(visit, language="en"):
    return resolve(build(visit, language)).chapters[4].blocks


def tables(visit, language="en"):
    return [block for block in blocks(visit, language) if isinstance(block, Table | Chart) and block.record]


def rows(table):
    return [[plain(cell) for cell in row] for row in (table.header, *table.rows)]


def token(record):
    return str(Token(TABLE, record))


def test_answers_stand_in_rows_and_groups_in_columns_with_their_totals(visit):
    write(visit, token(add(visit)))
    (table,) = tables(visit)
    assert rows(table) == [
        ["Was it decided within 24 hours?", "East", "West", "Total"],
        ["Yes", "2", "1", "3"],
        ["No", "0", "1", "1"],
        ["Total", "2", "2", "4"],
    ]
    assert table.numbers == (1, 2, 3)
    assert plain(table.caption) == "Decisions, by team (4 cases)"
    assert table.description == (
        "Was it decided within 24 hours?, by: Team. The first column names the rows; 4 cases in all."
    )
    (welsh,) = tables(visit, "cy")
    assert rows(welsh)[1:] == [["Do", "2", "1", "3"], ["Naddo", "0", "1", "1"], ["Cyfanswm", "2", "2", "4"]]
    assert plain(welsh.caption) == "Penderfyniadau, yn ôl tîm (4 achos)"


def test_a_table_of_one_case_says_so_in_the_singular(visit):
    for case in visit.cases.all()[1:]:
        for reading in visit.readings.of_case(case.id):
            visit.readings.delete(reading.id)
    table = add(visit)
    write(visit, f"{{table:{table}}}")
    (shown,) = tables(visit)
    assert plain(shown.caption) == "Decisions, by team (1 case)"
    assert shown.description.endswith(" 1 case in all.")


def test_a_figure_stands_beside_what_it_is_out_of(visit):
    figure = visit.figures.named("decision_24h").id
    write(visit, token(add(visit, figure=figure, question="")))
    (table,) = tables(visit)
    assert rows(table) == [
        ["Team", "Decided within 24 hours", "Out of", "Share"],
        ["East", "2", "2", "100%"],
        ["West", "1", "2", "50%"],
        ["Total", "3", "4", "75%"],
    ]


def test_many_groups_stand_below_each_other(visit):
    for number in range(7):
        case = visit.cases.add(f"C1{number}", team=f"Team {number}")
        visit.cases.allocate([case], visit.me.id)
        reading = visit.readings.start(case)
        ReadingSession(visit, reading).answer(QUESTION, "yes")
        visit.readings.mark_ready(reading)
    write(visit, token(add(visit)))
    (table,) = tables(visit)
    assert rows(table)[0] == ["Team", "Yes", "No", "Total"]
    assert rows(table)[1:3] == [["East", "2", "0", "2"], ["Team 0", "1", "0", "1"]]
    assert rows(table)[-1] == ["Total", "10", "1", "11"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Bar chart. Decisions, by team (4 cases): East (2 cases): Yes, 2 of 2; No, 0 of 2; "
                "West (2 cases): Yes, 1 of 2; No, 1 of 2."
            ),
        ),
        (
            "cy",
            (
                "Siart bar. Penderfyniadau, yn ôl tîm (4 achos): East (2 achos): Do, 2 o 2; Naddo, 0 o 2; "
                "West (2 achos): Do, 1 o 2; Naddo, 1 o 2."
            ),
        ),
    ],
)
def test_a_chart_says_in_words_all_that_it_shows(visit, language, words):
    write(visit, token(add(visit, shown_as=AS_CHART)))
    (chart,) = tables(visit, language)
    assert chart.alternative == words
    assert [bool(bar.heading) for bar in chart.bars] == [True, False, True, False]


def test_a_chart_of_a_figure_has_a_bar_for_each_group(visit):
    figure = visit.figures.named("decision_24h").id
    write(visit, token(add(visit, figure=figure, question="", shown_as=AS_CHART)))
    (chart,) = tables(visit)
    assert [(plain(bar.label), bar.number, bar.out_of) for bar in chart.bars] == [
        ("East", 2, 2),
        ("West", 1, 2),
    ]
    assert chart.alternative == "Bar chart. Decisions, by team (4 cases): East, 2 of 2; West, 1 of 2."


@pytest.mark.parametrize("shown_as", ["table", AS_CHART])
def test_hidden_numbers_are_in_no_words_of_the_report(visit, shown_as):
    write(visit, token(add(visit, shown_as=shown_as, small=HIDDEN)))
    (made,) = tables(visit)
    (note,) = [
        block for block in blocks(visit) if isinstance(block, Paragraph) and "dash" in plain(block.runs)
    ]
    assert plain(note.runs).startswith("A dash (–) stands for a number that is not shown")
    if isinstance(made, Table):
        # Beside the small numbers the 3 goes: with the 4 below it would tell the 1 between them.
        assert [row[1:] for row in rows(made)[1:]] == [["–", "–", "–"], ["0", "–", "–"], ["–", "–", "4"]]
    else:
        assert all((bar.hidden, bar.number, bar.out_of) == (True, 0, 0) for bar in made.bars)
        assert "Yes, not shown" in made.alternative
        assert not set("123") & set(made.alternative.replace("(4 cases)", ""))


def test_words_stand_above_and_below_a_table_and_refer_to_it_by_its_number(visit):
    record = add(visit)
    chart = add(visit, "As a chart", shown_as=AS_CHART)
    write(visit, f"{token(record)} shows it.\n{token(record)}\n{token(chart)}\nSee {token(chart)}.")
    numbered, table, drawn, below = [block for block in blocks(visit) if block_is_written(block)][-4:]
    assert plain(numbered.runs) == f"Table {table.number} shows it."
    assert plain(below.runs) == f"See Figure {drawn.number}."
    assert isinstance(below, Paragraph)


def block_is_written(block):
    return isinstance(block, NumberedParagraph | Paragraph | Table | Chart)


def test_a_paragraph_that_is_a_table_alone_has_no_number_in_any_language(visit):
    alone = write(visit, token(add(visit)), "Geiriau yn unig.")
    after = write(visit, "The next.", "Y nesaf.")
    assert paragraph_numbers(visit)[after] == "5.1"
    assert alone not in paragraph_numbers(visit)
    for language in ("en", "cy"):
        numbers = [block.number for block in blocks(visit, language) if isinstance(block, NumberedParagraph)]
        assert numbers == ["5.1"]


def test_a_table_that_the_translator_left_out_is_printed_all_the_same(visit):
    record = add(visit)
    write(visit, f"Words.\n{token(record)}\nMore words, see {token(record)}.", "Geiriau.")
    write(visit, f"Words.\n{token(record)}", token(record))
    assert [table.record for table in tables(visit, "cy")] == [record, record]
    welsh = [plain(block.runs) for block in blocks(visit, "cy") if isinstance(block, NumberedParagraph)]
    assert welsh == ["Geiriau.", "Words."]


def test_a_table_that_is_gone_stands_as_it_was_typed(visit):
    record = add(visit)
    write(visit, f"See {token(record)}.\n{token(record)}")
    visit.crosstabs.delete(record)
    assert tables(visit) == []
    said = [plain(block.runs) for block in blocks(visit) if isinstance(block, NumberedParagraph | Paragraph)]
    assert said[-2:] == ["See [table taken out].", token(record)]


def test_what_stands_below_a_table_belongs_to_the_same_text(visit):
    record = add(visit)
    paragraph = write(visit, f"Above.\n{token(record)}\nBelow.")
    visit.versions.make(TEAM_DRAFT)
    frozen = visit.versions.frozen(visit.versions.newest)
    assert frozen.texts["en"]["5.1"].words == "Above.\nBelow."
    visit.paragraphs.set(paragraph, text=f"Above.\n{token(record)}\nFar below.")
    visit.cases.set(visit.cases.by_reference("C04").id, team="East")
    told = [(change.kind, change.line.words) for change in compare_versions(visit, 1).changed]
    assert told == [
        ("reworded", "No | 1 | 0 | 1"),
        ("reworded", "Total | 3 | 1 | 4"),
        ("reworded", "Far below."),
    ]


def test_a_finding_names_a_table_and_never_holds_one(visit):
    record = add(visit)
    visit.findings.add("ii", "area", f"As {token(record)} shows.\n{token(record)}")
    write(visit, token(record))
    number = tables(visit)[0].number
    assert len(tables(visit)) == 1
    assert f"As Table {number} shows." in " ".join(items(visit))


def items(visit):
    return [
        plain(item.runs) for block in blocks(visit) if isinstance(block, ItemList) for item in block.items
    ]


def test_the_cases_behind_each_cell_stand_in_the_internal_copy(visit):
    write(visit, token(add(visit)))
    annex = resolve(build(visit, "en", internal=True)).annexes[-1]
    (table,) = [block for block in annex.blocks if isinstance(block, Table)]
    found = {row[0]: row[1:] for row in rows(table)}
    assert found["Decisions, by team: Yes, East"] == ["2 / 2", "C01, C02"]
    assert found["Decisions, by team: No, West"] == ["1 / 2", "C04"]
    assert "Decisions, by team: No, East" not in found


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("shown_as", ["table", AS_CHART])
@pytest.mark.parametrize("small", ["", HIDDEN])
def test_pdf_and_word_have_the_same_words(visit, draw, language, shown_as, small):
    record = add(visit, shown_as=shown_as, small=small)
    write(visit, f"See {token(record)}.\n{token(record)}\nAnd below.")
    files = draw(visit, language)
    expected = words_of(files.document, files.drawn.anchors)
    assert words_of_word(files.docx, files.document.labels.annex) == expected
    pieces = read_out(files.drawn.content)
    said = "".join(piece.actual or piece.words for piece in pieces if not piece.alternative)
    assert "".join(said.split()) == "".join(expected)
    alternatives = {piece.alternative for piece in pieces} - {""}
    assert set(pictures_of_word(files.docx)) == alternatives
    drawn = [block.alternative for block in tables(visit, language) if isinstance(block, Chart)]
    assert set(drawn) <= alternatives


def test_a_version_keeps_its_numbers_and_tells_which_tables_moved(visit):
    record = add(visit)
    write(visit, token(record))
    visit.versions.make(TEAM_DRAFT)
    frozen = visit.versions.frozen(visit.versions.newest)
    assert frozen.tables == {record: {"yes\tEast": 2, "yes\tWest": 1, "no\tWest": 1}}
    assert moved_tables(visit, frozen) == set()
    visit.cases.set(visit.cases.by_reference("C04").id, team="East")
    assert moved_tables(visit, frozen) == {record}
    (before,) = [
        block
        for block in frozen.documents["en"].chapters[4].blocks
        if isinstance(block, Table) and block.record
    ]
    assert rows(before)[1] == ["Yes", "2", "1", "3"]
    assert rows(tables(visit)[0])[2] == ["No", "1", "0", "1"]


@pytest.mark.parametrize("groups", [*range(8, 20), 60])
def test_a_chart_longer_than_a_page_is_printed_as_a_table(visit, groups):
    keys = [f"A rather long group of cases that is called {number}" for number in range(groups)]
    headings = tuple(Heading(key, {"en": key}) for key in keys)
    answers = tuple(Heading(key, {"en": key}) for key in ("yes", "no"))
    cells = {(answer.key, key): (f"{answer.key} {key}",) for answer in answers for key in keys}
    cases = tuple(case for behind in cells.values() for case in behind)
    value = CrosstabValue({"en": "Q"}, {"en": "G"}, answers, headings, cells, cases, (), (), ())
    table = visit.crosstabs.get(add(visit, shown_as=AS_CHART))
    (made,) = blocks_of(table, value, Phrasing("en", as_typed))
    if isinstance(made, Table):
        assert len(made.rows) == groups + 1
        assert groups > 8
    else:
        height = style.PAGE_HEIGHT - style.MARGIN_TOP - style.MARGIN_BOTTOM
        assert draw_figure(made).height < 0.93 * height * mm  # the caption stands above it


WITHOUT_LANGUAGE = """
| survey |
| | type | name | label |
| | begin group | decision | The decision |
| | select_one yn | in_time | Was it decided in time? |
| | end group | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
| settings |
| | form_title | form_id | version |
| | Case reading | case_reading | 1 |
"""


def test_a_form_that_names_no_language_says_its_answers_in_either(tmp_path, clock):
    framework = small_framework(tmp_path, WITHOUT_LANGUAGE)
    with Visit.create(tmp_path / "A.inspection", framework, DETAILS, "Mared Llwyd", clock=clock) as visit:
        session = ReadingSession(visit, visit.readings.start(visit.cases.add("C01", team="East")))
        session.answer("/decision/in_time", "yes")
        visit.readings.mark_ready(session.reading)
        table = visit.crosstabs.get(visit.crosstabs.add("Decisions", "case:team", question="in_time"))
        for language in ("en", "cy"):
            phrasing = Phrasing(language, as_typed, CrosstabWords(visit))
            (made,) = blocks_of(table, visit.crosstabs.value(table.id), phrasing)
            assert [row[0] for row in rows(made)][:3] == ["Was it decided in time?", "Yes", "No"]
            assert {run.language for row in made.rows for run in row[0]} == {""}
        words = CrosstabWords(visit)
        words(table.id, Phrasing("cy", as_typed))
        assert [entry.title["cy"] for entry in words.counted] == ["Decisions: Yes, East"]
