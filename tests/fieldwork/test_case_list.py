"""The council's case list: whatever it looks like, all of it comes in or none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from db.errors import UserError
from inspector_app.fieldwork.case_list import import_cases, preview, read_case_list

ROWS = [["Case ref", "Date of referral", "Team", "Colour"], ["A1", "3 Nov 2023", "Tîm Môn", "red"]]


def as_csv(path: Path, rows: list[list[str]], *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + "\r\n"
    path.write_bytes(text.encode(encoding))
    return path


def as_xlsx(path: Path, rows: list[list[object]]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_in_any_encoding_and_with_any_delimiter(small_visit, tmp_path, encoding, delimiter):
    listed = read_case_list(as_csv(tmp_path / "list.csv", ROWS, encoding=encoding, delimiter=delimiter))
    assert dict(listed.matched) == {
        "reference": "Case ref",
        "referred_on": "Date of referral",
        "team": "Team",
    }
    import_cases(small_visit, listed)
    (case,) = small_visit.cases.all()
    assert (case.reference, case.referred_on, case.team) == ("A1", "2023-11-03", "Tîm Môn")


def test_a_workbook_with_dates_numbers_and_lines_above_the_headings(small_visit, tmp_path):
    rows = [
        ["Cases of Bro Helyg"],
        [],
        ["Reference", "Referred", "Age", "Note"],
        [1001, datetime.fromisoformat("2023-11-03T14:30"), "5-10", " two \n lines "],
        [None, None, None, None],
        [1002.0, "12/3/24", None, None],
    ]
    listed = read_case_list(as_xlsx(tmp_path / "list.xlsx", rows))
    assert listed.first_row == 4
    import_cases(small_visit, listed)
    assert [(c.reference, c.referred_on, c.age_band, c.note) for c in small_visit.cases.all()] == [
        ("1001", "2023-11-03", "5-10", "two lines"),
        ("1002", "2024-03-12", "", ""),
    ]


def test_every_wrong_cell_is_told_by_row_and_nothing_is_imported(small_visit, tmp_path):
    small_visit.cases.add("X1")
    rows = [
        ["Reference", "Referred on"],
        ["A1", "3 Nov 2023"],
        ["", "3 Nov 2023"],
        ["x1", "soon"],
        ["a1", ""],
    ]
    listed = read_case_list(as_csv(tmp_path / "list.csv", rows))
    result = preview(small_visit, listed)
    assert [(error.row, error.column, error.sentence) for error in result.errors] == [
        (3, "Reference", "the reference is missing"),
        (4, "Reference", "x1 is in the sample already"),
        (4, "Referred on", "“soon” is not a date"),
        (5, "Reference", "a1 stands in row 2 too"),
    ]
    with pytest.raises(UserError) as caught:
        import_cases(small_visit, listed)
    assert "row 4, Referred on: “soon” is not a date" in str(caught.value)
    assert [case.reference for case in small_visit.cases.all()] == ["X1"]


def test_a_column_can_be_matched_by_hand_and_taken_away(small_visit, tmp_path):
    listed = read_case_list(as_csv(tmp_path / "list.csv", [["Our number", "Team"], ["A1", "North"]]))
    with pytest.raises(UserError) as caught:
        preview(small_visit, listed)
    assert caught.value.code == "case-list-columns"
    assert "Our number, Team" in caught.value.remedy
    listed = listed.with_match("reference", "Our number").with_match("team", None)
    assert preview(small_visit, listed).cases == ({"reference": "A1"},)
    assert "reference" not in listed.with_match("note", "Our number").matched  # a heading fills one column


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("list.docx", b"x", "case-list-kind"),
        ("list.xlsx", b"PK\x03\x04", "case-list-damaged"),
        ("list.xlsx", b"", "case-list-damaged"),
        ("list.csv", b"", "case-list-empty"),
        ("list.csv", b"Reference,Team\n", "case-list-empty"),
        ("list.csv", b"Reference,Team\n\n,,\n", "case-list-empty"),
        ("list.csv", b'Reference,Team\nA1,"' + b"x" * 200_000, "case-list-damaged"),
    ],
)
def test_a_file_that_is_no_case_list_is_told(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_case_list(path)
    assert caught.value.code == code


def test_a_workbook_whose_parts_are_broken_is_told(tmp_path):
    import zipfile

    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x")
    with pytest.raises(UserError) as caught:
        read_case_list(path)
    assert caught.value.code == "case-list-damaged"


def test_a_missing_file_and_a_list_that_is_too_long_are_told(tmp_path):
    with pytest.raises(UserError) as caught:
        read_case_list(tmp_path / "none.csv")
    assert caught.value.code == "no-such-file"
    path = as_csv(tmp_path / "list.csv", [["Reference", "Team"], *([f"A{n}", "x"] for n in range(10_001))])
    with pytest.raises(UserError) as caught:
        read_case_list(path)
    assert caught.value.code == "case-list-long"


def test_headings_that_stand_twice_are_told(small_visit, tmp_path):
    listed = read_case_list(
        as_csv(tmp_path / "list.csv", [["Reference", "Team", "Team"], ["A1", "", "North"]])
    )
    with pytest.raises(UserError) as caught:
        preview(small_visit, listed)
    assert caught.value.code == "case-list-columns"


def test_a_list_of_references_alone_is_enough(small_visit, tmp_path):
    path = as_csv(tmp_path / "list.csv", [["Sample of March"], ["Case reference"], ["C41"], ["C42"]])
    import_cases(small_visit, read_case_list(path))
    assert {case.reference for case in small_visit.cases.all()} >= {"C41", "C42"}


def test_the_headings_of_our_own_exports_are_known(tmp_path):
    rows = [["reference", "referred_on", "Age_Band"], ["A1", "2023-11-03", "5 to 9"]]
    listed = read_case_list(as_csv(tmp_path / "list.csv", rows))
    assert dict(listed.matched) == {
        "reference": "reference",
        "referred_on": "referred_on",
        "age_band": "Age_Band",
    }
