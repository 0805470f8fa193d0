"""`import-cases`, `figures`, `check`, `export` and `import`: what one file holds, in and out."""

from __future__ import annotations

import json
import re
from collections import Counter

import docx
import pytest

from inspector_app.visit import Visit

LIST = "Case ref,Referral date,Team\nC71,2024-01-05,North\nC72,2024-01-09,South\n"


@pytest.fixture
def case_list(tmp_path):
    """A function that writes a case list."""

    def write(text: str, name: str = "cases.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def cases(call, path):
    return call("info", path, "--json").facts["counts"]["cases_sampled"]


# ---- import-cases -------------------------------------------------------------------------------------
def test_cases_are_added_and_that_once(founded, call, case_list):
    path = case_list(LIST)
    added = call("import-cases", founded, path, "--json")
    assert (added.code, added.facts["added"], added.facts["errors"]) == (0, 2, [])
    assert added.facts["matched"]["reference"] == "Case ref"
    again = call("import-cases", founded, path, "--json")
    assert (again.code, again.facts["added"]) == (1, 0)
    assert {error["row"] for error in again.facts["errors"]} == {2, 3}


def test_a_dry_run_adds_nothing(founded, call, case_list):
    before = founded.read_bytes()
    tried = call("import-cases", founded, case_list(LIST), "--dry-run", "--json")
    assert (tried.code, tried.facts["cases"], tried.facts["added"]) == (0, 2, 0)
    assert founded.read_bytes() == before


def test_one_wrong_row_and_nothing_is_added(founded, call, case_list):
    before = founded.read_bytes()
    wrong = call("import-cases", founded, case_list(LIST + "C71,2024-01-09,South\n"))
    assert wrong.code == 1
    assert "Row 4" in wrong.out
    assert "Nothing was imported" in wrong.out
    assert founded.read_bytes() == before


def test_another_heading_can_be_named(founded, call, case_list):
    path = case_list("Our number,Team\nC71,North\n")
    named = call("import-cases", founded, path, "--column", "reference=Our number", "--json")
    assert (named.code, named.facts["added"]) == (0, 1)
    for pair in ("reference=No such", "no_such=Team", "reference"):
        assert call("import-cases", founded, path, "--column", pair).code == 2
    said = call("import-cases", founded, path, "--column", "reference=No such").err
    assert "no column of the list is headed “No such”. Its headings are Our number, Team." in said


def test_what_the_list_lacks_and_what_would_come_in_is_said(founded, call, case_list):
    path = case_list("Case ref,Referral\nC71,New\nC72,Handed over\nC73,New\n")
    tried = call("import-cases", founded, path, "--dry-run").out.splitlines()
    assert tried == [
        "3 cases in the list, 3 would be added.",
        "No column for: referred on, age band, route, team, language, ethnicity, note.",
        "Referral: New (2), Handed over (1).",
    ]
    one = call("import-cases", founded, case_list("Case ref,Team\nC70,North\n")).out
    assert one.startswith("1 case in the list, 1 added.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cases.csv", "Team,Route\nNorth,x\n"),
        ("cases.csv", ""),
        ("cases.csv", "Case ref,Team\n"),
        ("cases.xlsx", "no workbook"),
        ("cases.docx", "a letter"),
    ],
)
def test_a_list_that_is_none_is_told_in_a_sentence(founded, refuse, case_list, name, text):
    before = founded.read_bytes()
    refuse("import-cases", founded, case_list(text, name))
    assert founded.read_bytes() == before


def test_a_missing_list_is_told_in_a_sentence(founded, refuse, tmp_path):
    refuse("import-cases", founded, tmp_path / "none.csv")


# ---- figures and check --------------------------------------------------------------------------------
def test_figures_count_by_case_and_name_the_cases(played, call):
    facts = call("figures", played, "--json").facts
    figure = facts["decision_24h"]
    assert len(figure["cases"]) == figure["number"]
    assert len(figure["of"]) == figure["total"]
    assert set(figure["cases"]) <= set(figure["of"])
    assert facts["cases_sampled"]["number"] == cases(call, played) == 19
    lines = call("figures", played).out.splitlines()
    assert any(line.startswith(f"decision_24h: {figure['number']} of {figure['total']}") for line in lines)


def test_check_finds_a_new_visit_unfinished(founded, call):
    found = call("check", founded, "--json")
    assert found.code == 1
    assert {"code", "severity", "sentence", "remedy", "place"} <= set(found.facts[0])
    weights = Counter(fact["severity"] for fact in found.facts)
    told = call("check", founded).out.splitlines()
    assert told[-1] == f"Errors: 0, warnings: {weights['warning']}, advice: 0, accepted: 0."


def test_check_tells_what_is_alike_in_one_line_with_every_place(founded, call):
    with Visit.open(founded) as visit:
        for reference in ("C01", "C02", "C03"):
            visit.cases.add(reference)
    told = call("check", founded).out.splitlines()
    (unread,) = (line for line in told if " unread-case " in line)
    assert unread == (
        "warning unread-case · Case C01; Case C02; Case C03: … is in the sample, and no reading of it is ready."
        " Read it, or say in the methodology why it was left out."
    )
    codes = [fact["code"] for fact in call("check", founded, "--json").facts]
    assert codes.count("unread-case") == 3


def test_check_says_what_it_finds_in_the_sample(played, call):
    found = call("check", played, "--json")
    assert found.code == (1 if found.facts else 0)


# ---- export and import --------------------------------------------------------------------------------
def test_an_export_is_imported_as_it_was(played, call, tmp_path):
    out, again, made = tmp_path / "out.json", tmp_path / "again.json", tmp_path / "made.inspection"
    assert call("export", played, "--json", out).code == 0
    assert call("import", made, "--json", out, "--plain").code == 0
    assert call("export", made, "--json", again).code == 0
    assert json.loads(again.read_text(encoding="utf-8")) == json.loads(out.read_text(encoding="utf-8"))
    assert call("verify", made).code == 0
    assert call("figures", made).out == call("figures", played).out


def test_an_export_as_workbook_is_written(played, call, tmp_path):
    out = tmp_path / "out.xlsx"
    assert call("export", played, "--xlsx", out).code == 0
    assert out.read_bytes().startswith(b"PK")


def test_an_export_needs_a_name_and_replaces_no_visit(played, call, refuse, tmp_path):
    before = played.read_bytes()
    assert call("export", played).code == 2
    for kind in ("--json", "--xlsx"):
        refuse("export", played, kind, played)
        refuse("export", played, kind, tmp_path / "none" / "out")
    assert played.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [("export", "--json"), ("export", "--xlsx"), ("report", "--pdf"), ("report", "--docx")]
)
def test_what_is_written_replaces_no_hand_over_and_no_folder(founded, call, refuse, tmp_path, arguments):
    kept = tmp_path / "keep.handover"
    assert call("handover", founded, kept).code == 0
    before = kept.read_bytes()
    command, option = arguments
    assert "does not end in" in refuse(command, founded, option, kept)
    assert kept.read_bytes() == before
    assert "This is a folder" in refuse(command, founded, option, ".")
    missing = tmp_path / "none"
    assert str(missing) in refuse(command, founded, option, missing / f"out.{option.removeprefix('--')}")


def test_a_report_is_not_written_twice_to_one_place(founded, refuse, tmp_path):
    refuse("report", founded, "--pdf", tmp_path / "same", "--docx", tmp_path / "same")
    refuse("report", founded, "--pdf", tmp_path / "same.pdf", "--docx", tmp_path / "same.pdf")
    assert not list(tmp_path.glob("same*"))


def test_a_report_tells_each_step_once(founded, call, tmp_path):
    steps = call("report", founded, "--pdf", tmp_path / "out.pdf").err.splitlines()
    assert "  Drawing the pages" in steps
    assert len(steps) == len(set(steps))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"kind": "something else"}'])
def test_what_is_no_export_is_not_imported(refuse, tmp_path, text):
    path = tmp_path / "in.json"
    path.write_text(text, encoding="utf-8")
    refuse("import", tmp_path / "new.inspection", "--json", path, "--plain")
    assert list(tmp_path.iterdir()) == [path]


def test_an_import_never_replaces_a_file(played, call, refuse, tmp_path):
    out = tmp_path / "out.json"
    call("export", played, "--json", out)
    before = played.read_bytes()
    refuse("import", played, "--json", out)
    refuse("import", tmp_path / "new.inspection", "--json", tmp_path / "none.json")
    assert played.read_bytes() == before


# ---- the history --------------------------------------------------------------------------------------
def test_the_history_is_written_as_a_table_and_as_json_lines(played, call, tmp_path):
    for name in ("history.csv", "history.jsonl"):
        called = call("export-history", played, "--to", tmp_path / name)
        assert (called.code, called.out.startswith(f"{name}: ")) == (0, True)
    lines = (tmp_path / "history.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == int(call("export-history", played, "--to", tmp_path / "again.csv").out.split()[1])


@pytest.mark.parametrize("command", [("export-history", "--to", "out.csv"), ("handover", "out.handover")])
def test_counts_of_what_is_done_are_for_whoever_watches(played, call, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    name, *options = command
    steps = re.compile(r"^  \d+ of \d+ ", re.MULTILINE)
    assert not steps.search(call(name, played, *options).err)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert len(steps.findall(call(name, played, *options).err)) > 10


def test_a_history_of_another_kind_is_refused(played, refuse, tmp_path):
    assert ".csv or .jsonl" in refuse("export-history", played, "--to", tmp_path / "history.txt")
    assert not list(tmp_path.glob("history*"))


def test_a_report_takes_on_the_look_of_a_template(founded, call, tmp_path):
    house = tmp_path / "house.docx"
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Our own head"
    made.save(house)
    told = call("report", founded, "--docx", tmp_path / "out.docx", "--template", house)
    assert told.code == 0, told.err
    written = docx.Document(tmp_path / "out.docx")
    assert written.sections[0].header.paragraphs[0].text == "Our own head"


def test_what_a_template_lacks_is_printed_and_makes_the_exit_code_1(founded, call, tmp_path):
    house = tmp_path / "house.docx"
    docx.Document().save(house)
    told = call("report", founded, "--template", house, "--check-template")
    assert told.code == 1
    assert (
        "house.docx: There is no style “Front Heading”: the report brings its own." in told.out.splitlines()
    )
    call("report", founded, "--docx", tmp_path / "ours.docx")
    complete = call("report", founded, "--template", tmp_path / "ours.docx", "--check-template")
    assert (complete.code, complete.out) == (0, "ours.docx: The template has all that the report needs.\n")
