"""Lists in files beside a form: read from CSV and XML as programs write them, and told with file and line."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.forms import FormError
from inspector_app.forms.authoring.external_lists import MOST_ROWS, is_beside, read_list_file
from inspector_app.forms.filling.state import FormState

SETTINGS = "form_title | form_id | version\nForm | form | 1"
TOWNS = "type | name | label | parameters\nselect_one_from_file towns.csv | town | Town |"


@pytest.mark.parametrize(
    "content",
    [
        b'name,label,region\nbala,Bala,north\nabertawe,"Abertawe, y ddinas",south\n',
        "\ufeffname;label;region\r\nbala;Bala;north\r\nabertawe;Abertawe, y ddinas;south\r\n".encode(),
        "name\tlabel\tregion\nbala\tBala\tnorth\n\nabertawe\tAbertawe, y ddinas\tsouth\n".encode("utf-16"),
    ],
)
def test_a_csv_is_read_as_programs_write_it(tmp_path, content):
    path = tmp_path / "towns.csv"
    path.write_bytes(content)
    file = read_list_file(path)
    assert file.columns == ("name", "label", "region")
    assert file.rows == (
        {"name": "bala", "label": "Bala", "region": "north"},
        {"name": "abertawe", "label": "Abertawe, y ddinas", "region": "south"},
    )


def test_an_xml_is_read_as_odk_writes_it(tmp_path):
    path = tmp_path / "towns.xml"
    path.write_text(
        "<?xml version='1.0'?>\n<root>\n<item><name>bala</name><label>Y Bala &amp; Penllyn</label></item>\n"
        "<item><name>rhyl</name><label/></item>\n</root>",
        encoding="utf-8",
    )
    file = read_list_file(path)
    assert file.rows == ({"name": "bala", "label": "Y Bala & Penllyn"}, {"name": "rhyl", "label": ""})
    assert file.lines == (3, 4)


def test_lines_are_those_of_the_file_where_cells_have_several(tmp_path):
    path = tmp_path / "towns.csv"
    path.write_text('name,label\na,"two\nlines"\nb,B\n', encoding="utf-8")
    assert read_list_file(path).lines == (2, 4)


@pytest.mark.parametrize(
    ("name", "content", "line", "what"),
    [
        ("t.csv", b"name,label\na,A,more\n", 2, "The row has 3 cells, the headings are 2."),
        ("t.csv", b"name,name\na,A\n", 1, "Two columns have this heading."),
        ("t.csv", b'name,label\na,"A"x\n', 2, "The line cannot be read"),
        ("t.csv", b'name,label\na,"A\n', 2, "The line cannot be read"),
        ("t.xml", b"<root>\n<town/></root>", 2, "“town” stands where an item should."),
        ("t.xml", b"<root>\n<item><a><b/></a></item></root>", 2, "A column of the item has elements in it."),
    ],
)
def test_a_wrong_line_is_told(tmp_path, name, content, line, what):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FormError) as caught:
        read_list_file(tmp_path / name)
    (problem,) = caught.value.problems
    assert (problem.sheet, problem.row) == (name, line)
    assert what in problem.what
    assert str(problem).startswith(f"{name}, line {line}")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.csv", b"", "list-empty"),
        ("t.csv", b"name,label\n\n", "list-empty"),
        ("t.csv", b"name,label\na,Gr\xe2n\n", "form-encoding"),
        ("t.csv", b"name\n" + b"a\n" * (MOST_ROWS + 1), "list-length"),
        ("t.xml", b"<root/>", "list-empty"),
        ("t.xml", b"<root>", "xml-damaged"),
        ("t.xml", b"", "xml-damaged"),
        ("t.xml", b'<!DOCTYPE r [<!ENTITY a "a">]><root><item><n>&a;</n></item></root>', "xml-unsafe"),
        ("t.xml", b"<a>" * 300 + b"</a>" * 300, "xml-unsafe"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_list_file(tmp_path / name)
    assert caught.value.code == code
    assert caught.value.where == name


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("towns.csv", True),
        ("Towns.XML", True),
        ("../towns.csv", False),
        ("c:\\towns.csv", False),
        ("t.txt", False),
    ],
)
def test_only_files_beside_the_form_are_read(name, beside):
    assert is_beside(name) is beside


def test_a_list_from_a_file_has_all_its_columns(check):
    checked = check(
        survey=TOWNS, settings=SETTINGS, files={"towns.csv": "name,label,region\nbala,Bala,north\n"}
    )
    assert (checked.problems, checked.advice) == ([], [])
    (choice,) = checked.form.lists["towns"]
    assert (choice.name, choice.more["region"]) == ("bala", "north")


@pytest.mark.parametrize(
    ("kind", "what", "remedy"),
    [
        (
            "select_one_from_file town.csv",
            "There is no file “town.csv” beside the form.",
            "Did you mean “towns.csv”?",
        ),
        (
            "select_one_from_file x.csv",
            "There is no file “x.csv” beside the form.",
            "Put it into the form’s folder.",
        ),
        (
            "select_one_from_file x.geojson",
            "A list of places on a map (.geojson) is not taken.",
            "Save it as .csv",
        ),
        ("select_one_from_file x.txt", "“x.txt” is neither .csv nor .xml.", "Save the list as one of these"),
        (
            "select_one_from_file ../x.csv",
            "“../x.csv” lies in another folder.",
            "Put the file beside the form",
        ),
        ("select_one_from_file towns.csv", "towns.csv has no column “name”.", "Did you mean “names”?"),
    ],
)
def test_a_question_that_its_file_does_not_serve(check, kind, what, remedy):
    checked = check(
        survey=f"type | name | label\n{kind} | town | Town",
        settings=SETTINGS,
        files={"towns.csv": "names,label\nbala,Bala\n"},
    )
    (problem,) = checked.problems
    assert (problem.place, problem.what) == (("survey", 2, "type"), what)
    assert remedy in problem.remedy


def test_rows_that_cannot_be_choices_are_told_with_their_lines(check):
    checked = check(
        survey=TOWNS.replace("select_one", "select_multiple").replace(
            "Town |", "Town | value=code label=town"
        ),
        settings=SETTINGS,
        files={"towns.csv": "code,town\nba,Bala\n,Rhyl\nn/a,None\na b,Two\nba,Again\n"},
    )
    assert [(problem.place, problem.what) for problem in checked.problems] == [
        (("towns.csv", 3, "code"), "The choice has no name."),
        (("towns.csv", 4, "code"), "“n/a” is kept for answers that do not apply."),
        (
            ("towns.csv", 5, "code"),
            "“a b” has a blank, and several choices are kept with blanks between them.",
        ),
        (("towns.csv", 6, "code"), "“ba” stands in line 2 already."),
    ]


def test_a_file_that_expressions_look_up_needs_no_names(check):
    checked = check(
        survey="""
        type | name | label | calculation
        csv-external | people | |
        xml-external | places | |
        calculate | who | | instance('people')/root/item[code = 1]/full
        """,
        settings=SETTINGS,
        files={"people.csv": "code,full\n1,Ann\n", "places.xml": "<root><item><a>1</a></item></root>"},
    )
    assert checked.problems == []
    assert len(checked.form.lists["people"]) == 1


def test_two_files_that_differ_by_their_endings_are_told(check):
    checked = check(
        survey="type | name\ncsv-external | places\nxml-external | places2\nselect_one_from_file places.xml | p",
        files={
            "places.csv": "name,label\na,A\n",
            "places.xml": "<root><item><name>a</name><label>A</label></item></root>",
        },
    )
    assert ("survey", 4, "type") in [problem.place for problem in checked.problems]


def test_pulldata_reads_its_file_beside_the_form(check):
    survey = "type | name | label | calculation\ncalculate | full | | pulldata('people', 'full', 'code', 1)"
    (problem,) = check(survey=survey, settings=SETTINGS).problems
    assert problem.place == ("survey", 2, "calculation")
    assert problem.what == "There is no file “people.csv” beside the form."
    checked = check(survey=survey, settings=SETTINGS, files={"people.csv": "code,full\n1,Ann\n"})
    assert FormState(checked.form).find("/full").answer == "Ann"
