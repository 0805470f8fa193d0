"""The Excel workbook: tallies that are right, tidy tables, and cells that are never formulas."""

from __future__ import annotations

import gc
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from db.errors import UserError
from inspector_app.exchange.workbook import export_workbook
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.readings import READY
from inspector_app.forms.definition import REPEAT
from inspector_app.visit import Visit

Sheets = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def sheets(sample_visit: Path, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    path = tmp_path_factory.mktemp("workbook") / "visit.xlsx"
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        names = export_workbook(visit, path)
    sheets = read_sheets(path)
    assert list(sheets) == names
    return sheets


def read_sheets(path: Path) -> Sheets:
    workbook = load_workbook(path)
    try:
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets}
    finally:
        workbook.close()


def test_the_cells_of_tables_stand_below_each_other_with_their_cases(sheets: Sheets) -> None:
    header, *rows = sheets["Tables of figures"]
    assert header == ("Table", "Counted", "Group", "Number", "Cases", "Unsettled")
    assert (
        len(rows) == 12
    )  # three answers, and what is counted, what is not and what is left out, by two groups
    routes = "Which way the cases went, by new or repeat referral"
    assert (routes, "Both, one after the other", "Repeat", 4, "C10, C11, C14, C15", None) in rows
    assert (routes, "Both, one after the other", "New", 0, None, None) in rows


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("assessment_quality", {"Good": 3, "Satisfactory": 6, "Weak": 8, "Poor": 2}),
        ("ethnicity_recorded", {"Yes": 17, "No": 2}),
        ("child_spoken", {"Yes": 12, "No": 3, "Not applicable": 4}),
        (
            "child_spoken_alone",
            {"Yes": 8, "No": 4, "Not answered or not asked": 7},
        ),
        (
            "assessment_shared",
            {"In person": 11, "In writing": 3, "Not evidenced": 8},
        ),
        ("referrer_feedback", {"Yes": 7, "No": 11, "Not applicable": 1}),
    ],
)
def test_tallies(sheets: Sheets, sample_visit: Path, name: str, counts: dict[str, int]) -> None:
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        question = visit.forms.get(visit.forms.current(CASE_READING)).named(name)
    _headings, *rows = sheets["Tallies"]
    found = {answer: count for number, _, answer, count in rows if number == question.number and count}
    assert found == counts


def test_a_row_a_record(sheets: Sheets) -> None:
    rows = {title: len(lines) - 1 for title, lines in sheets.items()}
    assert rows["Cases"] == 19
    assert rows["Readings"] == 27  # 23 by their readers and 4 agreed
    assert rows["Sources"] == 40
    assert rows["Evidence"] == 227
    assert rows["Ratings"] == 40


def test_columns_hold_what_their_headings_say(sheets: Sheets) -> None:
    headings, *rows = sheets["Cases"]
    case = next(dict(zip(headings, row, strict=True)) for row in rows if row[0] == "C07")
    assert case["Referred on"] == "2023-10-09"
    assert case["Readers"] == "Owain Prys, Siwan Eames"
    headings, *rows = sheets["Figures"]
    figures = {row[0]: dict(zip(headings, row, strict=True)) for row in rows}
    assert (figures["decision_24h"]["Number"], figures["decision_24h"]["Out of"]) == (17, 19)
    assert figures["decision_24h"]["Percent"] == 89
    assert "C12" not in figures["decision_24h"]["Cases"]
    headings, *rows = sheets["Evidence"]
    kinds = Counter(dict(zip(headings, row, strict=True))["Source kind"] for row in rows)
    assert kinds["case-reading"] == 98


def test_answers_in_a_repeat_are_there(small_visit: Visit, tmp_path: Path, read: Callable[..., str]) -> None:
    reading = read(small_visit, small_visit.cases.add("C01"), ready=False)
    session = ReadingSession(small_visit, reading)
    key = session.add_repeat("/child/visit")
    session.answer(f"/child/visit[{key}]/purpose", "closing")
    small_visit.readings.mark_ready(reading)
    export_workbook(small_visit, tmp_path / "visit.xlsx")
    headings, row = read_sheets(tmp_path / "visit.xlsx")["Readings"]
    assert dict(zip(headings, row, strict=True))["child/visit/purpose"] == "assessment\nclosing"


def test_readings_of_all_editions_stand_in_one_table(
    small_visit: Visit, tmp_path: Path, read: Callable[..., str], edition_file: Callable[..., Path]
) -> None:
    first = small_visit.forms.current(CASE_READING)
    read(small_visit, small_visit.cases.add("C01"), said="Enough.", met="seen spoken")
    brought = read(small_visit, small_visit.cases.add("C02"), ready=False, said="No more.", met="spoken")
    second = small_visit.forms.add(edition_file(second=True))
    small_visit.readings.bring_to(brought, second)
    ReadingSession(small_visit, brought).answer("/decision/who", "The manager")
    small_visit.readings.mark_ready(brought)
    export_workbook(small_visit, tmp_path / "visit.xlsx")
    sheets = read_sheets(tmp_path / "visit.xlsx")
    headings, *rows = sheets["Readings"]
    found = {row[0]: dict(zip(headings, row, strict=True)) for row in rows}
    assert found["C01"]["Edition"] == small_visit.forms.label(first)
    assert found["C01"]["course/decided_on"] == found["C02"]["course/decided_on"] == "2024-02-01"
    assert (found["C01"]["child/said (1)"], found["C02"]["child/said (1)"]) == ("Enough.", None)
    assert (found["C01"]["decision/who"], found["C02"]["decision/who"]) == (None, "The manager")
    met = {
        answer: count for _, question, answer, count in sheets["Tallies"] if question.startswith("How was")
    }
    assert (met["Spoken to"], met["Seen"], met["Alone"]) == (2, 1, 0)
    assert sheets["Other editions"][1:] == [
        (
            "Case reading C02",
            "Mared Llwyd",
            "1",
            "2.2 What did the child say?",
            "No more.",
            "The question is not asked any more.",
        )
    ]


def test_a_tally_tells_the_cases_whose_edition_does_not_ask(
    small_visit: Visit, tmp_path: Path, read: Callable[..., str], edition_file: Callable[..., Path]
) -> None:
    read(small_visit, small_visit.cases.add("C01"))
    added = ("| | text | who | Who decided?", "| | select_one yn | who | By a manager?")
    small_visit.forms.add(edition_file(added, second=True))
    export_workbook(small_visit, tmp_path / "visit.xlsx")
    counts = {row[2]: row[3] for row in read_sheets(tmp_path / "visit.xlsx")["Tallies"] if row[0] == "1.3"}
    assert counts == {
        "Yes": 0,
        "No": 0,
        "Not applicable": 0,
        "Not answered or not asked": 0,
        "Edition does not ask": 1,
    }


def test_what_the_form_does_not_take_is_tallied_nowhere(
    small_visit: Visit, tmp_path: Path, read: Callable[..., str], edition_file: Callable[..., Path]
) -> None:
    brought = read(small_visit, small_visit.cases.add("C01"), ready=False, met="seen spoken")
    small_visit.readings.bring_to(brought, small_visit.forms.add(edition_file(second=True)))
    # Two copies may come to this together: one marks the reading as ready, the other brings it.
    small_visit.readings.set(brought, state=READY)
    export_workbook(small_visit, tmp_path / "visit.xlsx")
    sheets = read_sheets(tmp_path / "visit.xlsx")
    counts = {row[2]: row[3] for row in sheets["Tallies"] if row[1].startswith("How was")}
    assert (counts["Spoken to"], counts["Seen"], counts["Not answered or not asked"]) == (1, 0, 0)
    headings, row = sheets["Readings"]
    assert dict(zip(headings, row, strict=True))["child/met"] == "seen spoken"


def test_a_choice_with_blanks_in_its_name_is_tallied(
    small_visit: Visit, tmp_path: Path, read: Callable[..., str], edition_file: Callable[..., Path]
) -> None:
    choice = ("| | yn | no | No |", "| | yn | after time | Late |")
    version = ("| case_reading | 1 |", "| case_reading | 2 |")
    small_visit.forms.add(edition_file(choice, version))
    read(small_visit, small_visit.cases.add("C01"), in_time="after time")
    export_workbook(small_visit, tmp_path / "visit.xlsx")
    counts = {row[2]: row[3] for row in read_sheets(tmp_path / "visit.xlsx")["Tallies"] if row[0] == "1.1"}
    assert (counts["Late"], counts["Not answered or not asked"]) == (1, 0)


def test_a_choice_in_a_repeat_is_tallied_by_case(sample_visit: Path, sheets: Sheets) -> None:
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        form = visit.forms.get(visit.forms.current(CASE_READING))
        repeats = [entry.path for entry in form.definitions if entry.kind == REPEAT]
        numbers = {
            question.number: question.path
            for question in form.questions()
            if question.choices and question.path.startswith(tuple(f"{path}/" for path in repeats))
        }
    assert numbers
    _headings, *rows = sheets["Tallies"]
    for number in numbers:
        counts = {answer: count for place, _, answer, count in rows if place == number}
        assert 0 < 19 - counts["Not answered or not asked"] <= sum(counts.values())


def test_a_text_that_begins_like_a_formula_stays_text(sample_visit: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_visit / "team.inspection", tmp_path))
    with Visit.open(path) as visit:
        visit.cases.set(
            visit.cases.by_reference("C01").id, ethnicity='=HYPERLINK("x")', team="a\x0bb" + "c" * 40_000
        )
        export_workbook(visit, tmp_path / "visit.xlsx")
    workbook = load_workbook(tmp_path / "visit.xlsx")
    row = next(row for row in workbook["Cases"].iter_rows() if row[0].value == "C01")
    formula = next(cell for cell in row if str(cell.value).startswith("="))
    assert formula.data_type == "s"
    long = next(cell for cell in row if str(cell.value).startswith("ab"))
    assert len(long.value) == 32_767
    workbook.close()


def test_a_folder_that_is_not_there_is_said_and_nothing_else(
    small_visit: Visit, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UserError) as error:
        export_workbook(small_visit, tmp_path / "none" / "visit.xlsx")
    assert error.value.code == "no-such-folder"
    gc.collect()
    assert capfd.readouterr().err == ""


def test_a_workbook_is_named_as_one(sample_visit: Path, tmp_path: Path) -> None:
    with (
        Visit.open(sample_visit / "team.inspection", read_only=True) as visit,
        pytest.raises(UserError) as error,
    ):
        export_workbook(visit, tmp_path / "visit.csv")
    assert error.value.code == "file-kind"
    assert not list(tmp_path.iterdir())
