"""The folder of CSV files, and the dictionary that explains its columns."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.errors import UserError
from inspector_app.exchange.csv_folder import export_csv
from inspector_app.exchange.workbook import export_workbook
from inspector_app.visit import Visit

Rows = list[list[str]]


def read_folder(folder: Path) -> dict[str, Rows]:
    """Return the rows of each table, by the name of its file."""
    tables = {}
    for path in folder.iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.reader(file))
    return tables


@pytest.fixture(scope="module")
def tables(sample_visit: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    folder = tmp_path_factory.mktemp("exported") / "csv"
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        export_csv(visit, folder)
    return read_folder(folder)


def test_it_holds_the_tables_of_the_workbook(
    tables: dict[str, Rows], sample_visit: Path, tmp_path: Path
) -> None:
    path = tmp_path / "visit.xlsx"
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        export_workbook(visit, path)
    workbook = load_workbook(path, read_only=True)
    for sheet in workbook.worksheets:
        rows = [
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
        assert tables[sheet.title.lower().replace(" ", "_")] == rows
    workbook.close()


def test_every_column_is_explained(tables: dict[str, Rows]) -> None:
    heading, *entries = tables["data_dictionary"]
    assert heading == ["Table", "Column", "Type", "Meaning", "Values"]
    assert all(kind and meaning for _table, _column, kind, meaning, _values in entries)
    explained = [(table.lower().replace(" ", "_"), column) for table, column, *_rest in entries]
    assert sorted(explained) == sorted(
        (name, column) for name, rows in tables.items() if name != "data_dictionary" for column in rows[0]
    )


def test_a_question_is_explained_by_its_form(tables: dict[str, Rows]) -> None:
    (entry,) = [row for row in tables["data_dictionary"] if row[1].endswith("assessment_quality")]
    assert entry[2] == "select_one"
    assert "good = Good; satisfactory = Satisfactory; weak = Weak; poor = Poor" in entry[4]


def test_a_text_like_a_formula_is_none(small_visit: Visit, tmp_path: Path, read: Callable[..., str]) -> None:
    for number, words in enumerate(("=1+1", "+SUM(A1)", "-2.5", "@x", "plain, “ŵ”\nand more"), 1):
        small_visit.cases.set(small_visit.cases.add(f"C0{number}"), team=words)
    export_csv(small_visit, tmp_path / "out")
    heading, *rows = read_folder(tmp_path / "out")["cases"]
    assert [row[heading.index("Team")] for row in rows] == [
        "'=1+1",
        "'+SUM(A1)",
        "-2.5",
        "'@x",
        "plain, “ŵ”\nand more",
    ]


def test_a_folder_with_something_else_in_it_is_left_alone(small_visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("Dear council")
    with pytest.raises(UserError, match="something else in this folder"):
        export_csv(small_visit, tmp_path)
    with pytest.raises(UserError):
        export_csv(small_visit, tmp_path / "no" / "such")
    assert list(tmp_path.glob("*.csv")) == []
