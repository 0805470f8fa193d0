"""What is wrong with a form is told all at once, each with sheet, row and column; nothing ends in a traceback."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from db.errors import UserError
from inspector_app.forms import FormError
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.authoring.question_types import REFUSED


def only_problem(form, **sheets):
    with pytest.raises(FormError) as caught:
        form(**sheets)
    (problem,) = caught.value.problems
    return problem


def test_several_problems_are_told_at_once(problems):
    assert problems(
        survey="""
        type | name | label | relevant | na | image
        geopoint | place | Where? | | |
        text | a | A ${nobody} | ${b} = 1 | maybe |
        audio | sound | Say | | | a.png
        select_one yn | c | C | | |
        """,
        choices="list_name | name | label\nyn | n/a | Does not apply\nyn | yes | Yes ${nobody}",
    ) == [
        ("survey", 2, "type"),
        ("survey", 3, "label"),
        ("survey", 3, "relevant"),
        ("survey", 3, "na"),
        ("survey", 4, "type"),
        ("survey", 4, "image"),
        ("choices", 2, "name"),
        ("choices", 3, "label"),
    ]


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_a_kind_of_question_that_cannot_be_asked_is_named(form, kind):
    problem = only_problem(form, survey=f"type | name | label\ntext | a | A\n{kind} | b | B")
    assert (problem.sheet, problem.row, problem.column) == ("survey", 3, "type")
    assert kind in problem.what


@pytest.mark.parametrize("kind", ["gps", "q audio", "add barcode prompt"])
def test_the_same_kinds_under_other_names_are_named_too(form, kind):
    problem = only_problem(form, survey=f"type | name | label\ntext | a | A\n{kind} | b | B")
    assert (problem.row, problem.column) == (3, "type")


def test_media_columns_are_named(form):
    problem = only_problem(form, survey="type | name | label | media::image\ntext | a | A | x.png")
    assert (problem.row, problem.column) == (2, "media::image")


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("relevant", "selected(., ", "a value is missing before “the end”"),
        ("constraint", ". > 1 1", "“1” does not belong here"),
        ("calculation", "pulldate('a')", "There is no function “pulldate”."),
        ("required", "selected('a')", "“selected” has 1 argument."),
        (
            "relevant",
            "/other/a = 1",
            "The path begins with “/other”, and the questions of this form with “/data”.",
        ),
        ("relevant", "/data/nowhere = 1", "There is no question called “nowhere” there."),
        ("choice_filter", "name = current()/../nowhere", "There is no question called “nowhere” there."),
        ("warning", "../nowhere = 1", "There is no question called “nowhere” there."),
        ("default", "concat(/data/nowhere, today())", "There is no question called “nowhere” there."),
    ],
)
def test_a_wrong_expression_is_named_with_its_column(form, column, cell, what):
    problem = only_problem(
        form,
        survey=f"type | name | label | {column}\ntext | a | A |\nselect_one yn | b | B | {cell}",
        choices="list_name | name | label\nyn | yes | Yes",
    )
    assert (problem.sheet, problem.row, problem.column) == ("survey", 3, column)
    assert what in problem.what


def test_rows_are_told_apart_where_groups_use_the_same_name(form):
    problem = only_problem(
        form,
        survey="""
        type | name | label | constraint
        begin group | one | One |
        text | day | Day |
        end group | | |
        begin group | two | Two |
        date | day | Day | . > nothing()
        end group | | |
        """,
    )
    assert problem.row == 6


@pytest.mark.parametrize(
    ("survey", "names"),
    [
        (
            (
                "type | name | label | calculation\ncalculate | a | | ${b} + 1\ncalculate | b | | ${a} + 1\n"
                "calculate | innocent | | ${b}"
            ),
            {"a", "b"},
        ),
        (
            (
                "type | name | label | relevant\ntext | a | A | ${b} = ''\ntext | b | B | ${c} = ''\n"
                "text | c | C | ${a} = ''"
            ),
            {"a", "b", "c"},
        ),
        (
            (
                "type | name | label | relevant\nbegin group | g | G | ${inside} = ''\ntext | inside | I |\n"
                "end group | | |"
            ),
            {"g", "inside"},
        ),
    ],
)
def test_questions_that_depend_on_each_other_in_a_circle_are_named(form, survey, names):
    problem = only_problem(form, survey=survey)
    assert problem.row >= 2
    named = problem.what.partition(": ")[2].rstrip(".").split(", ")
    assert set(named) == names


def test_a_question_that_depends_on_itself_is_named(form):
    problem = only_problem(form, survey="type | name | label | calculation\ninteger | a | A | . + 1")
    assert (problem.row, problem.what) == (2, "The question a depends on itself.")


@pytest.mark.parametrize(
    "survey",
    [
        "type | name | label\nnonsense | a | A",
        "type | name | label\nselect_one missing | a | A",
        "type | name | label\ntext | a | A\ntext | a | B",
        "type | name | label\nbegin group | g | G\ntext | a | A",
        "type | name | label\ntext | not a name | A",
    ],
)
def test_what_the_converter_refuses_is_told_as_a_problem(form, survey):
    problem = only_problem(form, survey=survey)
    assert problem.what
    assert "Traceback" not in problem.what


def test_the_sentence_says_place_and_remedy(form):
    with pytest.raises(FormError) as caught:
        form(survey="type | name | label\nvideo | a | A")
    assert str(caught.value.problems[0]) == (
        "survey, row 2, type: “video” asks for a film, which this program does not take. "
        "Ask for it in words, with the type text; leave it out; or write show in the column unavailable to show it "
        "as not available here."
    )
    assert caught.value.code == "form-problems"


def as_workbook(path: Path, *parts: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("form.xlsx", b"", "form-damaged"),
        ("form.xlsx", b"PK\x03\x04 and then nothing", "form-damaged"),
        ("form.xls", b"not a workbook", "form-damaged"),
        ("form.md", b"\xff\xfe\x00 not text", "form-damaged"),
        ("form.md", b"no table at all", "form-damaged"),
        ("form.docx", b"", "form-kind"),
        ("form.csv", b"a,b\n1,2\n", "form-damaged"),
        ("form.csv", "survey\n,type,name,label\n,text,a,Gr\xe2n\n".encode("cp1252"), "form-encoding"),
    ],
)
def test_a_damaged_or_foreign_file_is_told(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        compile_form(path)
    assert caught.value.code in (code, "form-problems")
    assert caught.value.remedy


def test_a_workbook_with_broken_parts_is_told(tmp_path):
    path = tmp_path / "form.xlsx"
    as_workbook(path, "[Content_Types].xml", "xl/workbook.xml")
    with pytest.raises(UserError):
        compile_form(path)


def test_a_form_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UserError) as caught:
        compile_form(tmp_path / "none.xlsx")
    assert caught.value.code == "no-such-file"


def test_an_empty_survey_is_told(form):
    problem = only_problem(form, choices="list_name | name | label\nyn | yes | Yes")
    assert (problem.sheet, problem.row) == ("survey", 0)
