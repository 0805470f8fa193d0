"""One form from every kind of file: workbooks old and new, Markdown, CSV and ready XForms."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from db.errors import UserError
from inspector_app.forms import FormError
from inspector_app.forms.authoring.compile import check_form, compile_form
from inspector_app.forms.authoring.grids import read_grids
from inspector_app.forms.dry_run import dry_run

OLD_WORKBOOK = Path(__file__).parent / "data" / "small_form.xls"

SHEETS = {
    "survey": [
        ["type", "name", "label::English (en)", "label::Cymraeg (cy)", "relevant", "na", "criterion"],
        ["begin group", "child", "The child", "Y plentyn", "", "", "i ii"],
        ["select_one yn", "seen", "Was the child seen?", "A welwyd y plentyn?", "", "yes", ""],
        ["note", "why", "Say why not, “in words”", "Dywedwch pam ddim", "${seen} = 'no'", "", ""],
        ["text", "reason", "Why not?", "Pam ddim?", "${seen} = 'no'", "", ""],
        ["end group", "", "", "", "", "", ""],
    ],
    "choices": [
        ["list_name", "name", "label::English (en)", "label::Cymraeg (cy)", "order"],
        ["yn", "yes", "Yes", "Do", "1"],
        ["yn", "no", "No", "Naddo", "2"],
    ],
    "settings": [["form_title", "form_id", "version"], ["Small form", "small", "3"]],
}


def as_markdown(path: Path) -> None:
    lines = []
    for name, rows in SHEETS.items():
        lines += [f"| {name} |", *(f"| | {' | '.join(row)} |" for row in rows)]
    path.write_text("\r\n".join(lines), encoding="utf-8")


def as_csv(path: Path, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        for name, rows in {**SHEETS, "notes of ours": [["a", "b"]]}.items():
            writer.writerow([name])
            writer.writerows(["", *row] for row in rows)


def as_workbook(path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in SHEETS.items():
        sheet = workbook.create_sheet(name.capitalize())
        for row in rows:
            sheet.append([cell or None for cell in row])
    workbook.save(path)


def as_xform(path: Path) -> None:
    from pyxform.xls2xform import convert

    source = path.with_suffix(".source.md")
    as_markdown(source)
    path.write_text(convert(source, form_name="data").xform, encoding="utf-8")


def as_semicolons(path: Path) -> None:
    as_csv(path, delimiter=";", encoding="utf-8-sig")


WRITERS = [
    ("form.md", as_markdown),
    ("form.csv", as_csv),
    ("form.csv", as_semicolons),
    ("form.xlsx", as_workbook),
    ("form.XLSM", as_workbook),
]


@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_the_same_form_comes_of_every_kind_of_file(tmp_path, name, write):
    as_markdown(tmp_path / "expected.md")
    write(tmp_path / name)
    form = compile_form(tmp_path / name)
    assert form.to_json() == compile_form(tmp_path / "expected.md").to_json()
    assert form.lists["yn"][1].more["order"] == "2"
    assert form.named("why").label["en"] == "Say why not, “in words”"


def test_a_ready_xform_behaves_as_its_xlsform(tmp_path):
    as_markdown(tmp_path / "form.md")
    as_xform(tmp_path / "form.xml")
    answers = [("/data/child/seen", "no"), ("/data/child/reason", "Away")]
    forms = [compile_form(tmp_path / name) for name in ("form.md", "form.xml")]
    assert [form.named("why").type for form in forms] == ["note", "note"]
    assert [[q.number for q in form.questions()] for form in forms] == [["1.1", "1.2"]] * 2
    assert dry_run(forms[0], answers, language="cy") == dry_run(forms[1], answers, language="cy")


def test_an_old_workbook_gives_days_truths_and_whole_numbers_as_their_author_sees_them():
    assert read_grids(OLD_WORKBOOK)["survey"][1] == [
        "date",
        "seen",
        "When was the child seen?",
        "Pryd y gwelwyd y plentyn?",
        "2024-03-12",
        "TRUE",
    ]
    form = compile_form(OLD_WORKBOOK)
    assert (form.name, form.version) == ("small", "3")
    assert [choice.name for choice in form.lists["town"]] == ["1", "2"]


def test_a_single_sheet_is_the_survey_whatever_it_is_called(tmp_path):
    (tmp_path / "form.csv").write_text("Sheet1\n,type,name,label\n,text,a,A\n", encoding="utf-8")
    assert compile_form(tmp_path / "form.csv").named("a").type == "text"


def test_a_bar_by_itself_says_nothing(tmp_path):
    path = tmp_path / "form.md"
    path.write_text("| survey |\n| | type | name | label |\n|\n| | text | a | A |\n", encoding="utf-8")
    assert list(compile_form(path).by_path) == ["", "/a"]


def test_rows_keep_their_numbers_after_empty_ones(tmp_path):
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["text", "a", "A"], [None], [None], ["txt", "b", "B"]):
        sheet.append(row)
    workbook.save(tmp_path / "form.xlsx")
    assert [problem.row for problem in check_form(tmp_path / "form.xlsx").problems] == [5]


def test_signs_that_no_xml_can_hold_become_blanks(tmp_path):
    (tmp_path / "form.md").write_text("| survey |\n| | type | name | label |\n| | text | a | A\x08\x07B |\n")
    assert compile_form(tmp_path / "form.md").named("a").label == {"default": "A B"}


# ---- ready XForms ---------------------------------------------------------------------------------------------
XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>By hand</h:title><model>
<instance><data id="hand" version="1"{root}><place/><sound/><name>x</name></data></instance>
{instances}<bind nodeset="/data/place" type="geopoint" required="true()"{bind}/>
<bind nodeset="/data/sound" type="binary"{bind}/>
<bind nodeset="/data/name" type="string" calculate="{calculate}"/>
</model></h:head>
<h:body>
<input ref="/data/place"><label>Where?</label></input>
<upload ref="/data/sound" mediatype="audio/*"><label>Sound</label></upload>
<input ref="/data/name"><label>Name</label></input>
</h:body></h:html>"""
WELL = {"root": "", "bind": "", "calculate": "concat('a', 'b')", "instances": ""}


def write_xform(path: Path, **parts: str) -> Path:
    text = XFORM
    for name, part in {**WELL, **parts}.items():
        text = text.replace("{" + name + "}", part)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_desktop_cannot_take_is_told_with_its_line(tmp_path):
    problems = check_form(write_xform(tmp_path / "form.xml")).problems
    assert [(problem.sheet, problem.row, problem.column) for problem in problems] == [
        ("XForm", 11, "type"),
        ("XForm", 12, "type"),
    ]
    assert str(problems[0]).startswith("XForm, line 11, type: “geopoint” asks for a place on a map")


@pytest.mark.parametrize("where", ["root", "bind"])
def test_it_is_shown_as_not_available_where_the_author_allows_it(tmp_path, where):
    form = compile_form(write_xform(tmp_path / "form.xml", **{where: ' unavailable="show"'}))
    place, sound = form.named("place"), form.named("sound")
    assert [(q.type, q.unavailable, q.number) for q in (place, sound)] == [
        ("unavailable", "geopoint", ""),
        ("unavailable", "audio", ""),
    ]
    assert dry_run(form, [])["nodes"]["/data/place"]["valid"] is True


def test_wrong_expressions_of_an_xform_are_told_with_their_lines(tmp_path):
    path = write_xform(tmp_path / "form.xml", root=' unavailable="show"', calculate="concatt(/data/nobody)")
    assert [str(problem) for problem in check_form(path).problems] == [
        "XForm, line 8, calculation: There is no function “concatt”. Did you mean “concat”?",
        "XForm, line 8, calculation: There is no question called “nobody” there. Correct the name.",
    ]


def test_lists_of_an_xform_lie_beside_it(tmp_path):
    instances = '<instance id="towns" src="jr://file-csv/towns.csv"/>\n'
    path = write_xform(tmp_path / "form.xml", root=' unavailable="show"', instances=instances)
    (problem,) = check_form(path).problems
    assert (problem.row, problem.what) == (6, "There is no file “towns.csv” beside the form.")
    (tmp_path / "towns.csv").write_text("name,label\nbala,Bala\n", encoding="utf-8")
    assert compile_form(path).lists["towns"][0].name == "bala"


@pytest.mark.parametrize("source", ["jr://file-csv/../secret.csv", "jr://instance/other", "http://x/y.csv"])
def test_nothing_else_is_read_for_an_xform(tmp_path, source):
    instances = f'<instance id="towns" src="{source}"/>\n'
    path = write_xform(tmp_path / "form.xml", root=' unavailable="show"', instances=instances)
    assert [problem.row for problem in check_form(path).problems] == [6]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "xml-unsafe"),
        ("<!DOCTYPE html><html/>", "xml-unsafe"),
        ("<a>", "xml-damaged"),
        ("", "xml-damaged"),
        ("<a>" * 5000, "xml-unsafe"),
    ],
)
def test_xml_that_is_not_safe_or_whole_is_refused(tmp_path, text, code):
    (tmp_path / "form.xml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        compile_form(tmp_path / "form.xml")
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["<a/>", '<h:html xmlns:h="http://www.w3.org/1999/xhtml"/>'])
def test_xml_that_is_no_xform_is_told(tmp_path, text):
    (tmp_path / "form.xml").write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as caught:
        compile_form(tmp_path / "form.xml")
    assert "no XForm" in str(caught.value)
