"""`export-history`: every value that was given, with who, when, before and after; cells are no formulas."""

from __future__ import annotations

import csv
import json

import pytest

from db.errors import UserError
from inspector_app.exchange.history_table import HEADINGS, export_history


def rows_of(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_change_is_a_line_with_before_and_after(small_visit, tmp_path):
    case = small_visit.cases.add("C01", team="North")
    small_visit.cases.set(case, team="South", referred_on="2023-11-06")
    small_visit.cases.delete(case)
    path = tmp_path / "history.csv"
    count = export_history(small_visit, path)
    rows = rows_of(path)
    assert (len(rows), tuple(rows[0])) == (count, HEADINGS)
    mine = [
        row for row in rows if row["record"] == case and row["field"] in ("team", "referred_on", "deleted")
    ]
    assert [(row["kind"], row["who"], row["what"], row["before"], row["after"]) for row in mine] == [
        ("made", "Mared Llwyd", "Team", "", "North"),
        ("changed", "Mared Llwyd", "Team", "North", "South"),
        ("changed", "Mared Llwyd", "Date of referral", "", "Mon 6 November 2023"),
        ("deleted", "Mared Llwyd", "The record as a whole", "", "Deleted"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+44 1234", "-5", "@SUM(A1)"])
def test_a_text_that_begins_like_a_formula_stays_text(small_visit, tmp_path, text):
    case = small_visit.cases.add("C01", note=text)
    path = tmp_path / "history.csv"
    export_history(small_visit, path)
    (row,) = [row for row in rows_of(path) if row["record"] == case and row["field"] == "note"]
    assert row["after"] == f"'{text}"


def test_json_lines_keep_the_values_as_they_are(small_visit, tmp_path):
    case = small_visit.cases.add("C01", note="=1+1", referred_on="2023-11-06")
    path = tmp_path / "history.jsonl"
    export_history(small_visit, path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    mine = {line["field"]: line["after"] for line in lines if line["record"] == case}
    assert (mine["note"], mine["referred_on"]) == ("=1+1", "2023-11-06")


def test_two_copies_stand_in_causal_order(small_visit, owains_copy, exchange, tmp_path):
    case = small_visit.cases.add("C01", team="North")
    owain = owains_copy()
    owain.cases.set(case, team="South")
    exchange(owain, small_visit)
    small_visit.cases.set(case, team="East")
    path = tmp_path / "history.csv"
    export_history(small_visit, path)
    teams = [(row["who"], row["before"], row["after"]) for row in rows_of(path) if row["field"] == "team"]
    assert teams == [
        ("Mared Llwyd", "", "North"),
        ("Owain Prys", "North", "South"),
        ("Mared Llwyd", "South", "East"),
    ]


def test_another_kind_of_file_is_refused(small_visit, tmp_path):
    with pytest.raises(UserError) as caught:
        export_history(small_visit, tmp_path / "history.txt")
    assert caught.value.code == "history-kind"
    assert not list(tmp_path.glob("history*"))
