"""One form, however it is written and kept: workbook, Markdown and the compiled JSON behave the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from inspector_app.forms import CompiledForm
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.filling.state import FormState

SURVEY = """
type | name | label::English (en) | label::Cymraeg (cy) | relevant | criterion | na | warning | warning_message::English (en) | choice_filter | appearance | parameters | calculation
begin group | first | First | Cyntaf | | | | | | | | |
select_one yn | a | Is it? | Ydy hi? | | i ii | yes | . = 'yes' | Sure? | | minimal | |
range | b | How much? | Faint? | ${a} != 'no' | iii | | | | | | start=0 end=10 step=2 |
end group | | | | | | | | | | | |
begin group | second | Second | Ail | | iv | | | | | | |
text | c | More ${a} | Mwy ${a} | | | | | | | multiline | |
select_one town | d | Town | Tref | | | | | | yn = ${a} | | |
calculate | e | | | | | | | | | | | concat(${a}, ${b})
end group | | | | | | | | | | | |
"""
CHOICES = """
list_name | name | label::English (en) | label::Cymraeg (cy) | yn
yn | yes | Yes | Ie |
yn | no | No | Na |
town | bala | Bala | Y Bala | yes
"""
SETTINGS = "form_title | form_id | version\nReading | reading | 7"


@pytest.fixture
def compiled(form) -> CompiledForm:
    return form(survey=SURVEY, choices=CHOICES, settings=SETTINGS)


def states(compiled: CompiledForm) -> list[object]:
    state = FormState(compiled, language="cy")
    seen: list[object] = []
    for path, answer in (
        ("/first/a", "yes"),
        ("/first/b", "3"),
        ("/second/d", "bala"),
        ("/first/a", "no"),
        ("/first/a", "n/a"),
    ):
        seen.append(sorted(state.answer(path, answer)))
        seen += [state.state_of(node) for node in state.root.walk()]
    return seen


def test_the_form_knows_what_the_author_wrote(compiled):
    assert (compiled.name, compiled.version, compiled.title) == ("reading", "7", {"en": "Reading"})
    a, b = compiled.named("a"), compiled.named("b")
    assert (a.type, a.number, a.criteria, a.na, a.appearance) == (
        "select_one",
        "1.1",
        ("i", "ii"),
        True,
        "minimal",
    )
    assert (b.type, b.data_type, b.parameters) == ("range", "int", {"start": "0", "end": "10", "step": "2"})
    assert [(s.number, s.criteria, s.questions) for s in compiled.sections] == [
        (1, ("i", "ii", "iii"), ("/first/a", "/first/b")),
        (2, ("iv",), ("/second/c", "/second/d")),
    ]


def test_a_kept_form_behaves_as_the_compiled_one(compiled):
    kept = CompiledForm.from_json(compiled.to_json())
    assert kept.to_json() == compiled.to_json()
    assert states(kept) == states(compiled)
    assert [s.questions for s in kept.sections] == [s.questions for s in compiled.sections]


def test_a_kept_form_leaves_out_what_is_not_used(compiled):
    (first,) = (
        entry for entry in json.loads(compiled.to_json())["definitions"] if entry.get("path") == "/first"
    )
    assert set(first) == {"path", "kind", "parent", "number", "labels"}


def test_a_workbook_and_markdown_give_the_same_form(compiled, tmp_path: Path):
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, table in (("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)):
        sheet = workbook.create_sheet(name)
        for line in table.strip().splitlines():
            sheet.append([cell.strip() or None for cell in line.split("|")])
    path = tmp_path / "form.xlsx"
    workbook.save(path)
    assert compile_form(path).to_json() == compiled.to_json()


def test_a_cell_with_a_number_or_a_control_character_is_read(tmp_path: Path):
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "survey"
    for row in (["type", "name", "label", "default"], ["integer", "n", "Line\none", 5]):
        sheet.append(row)
    path = tmp_path / "form.xlsx"
    workbook.save(path)
    state = FormState(compile_form(path))
    assert state.find("/n").answer == "5"
    assert "one" in state.node("/n").label


def test_expressions_are_made_into_functions_once_for_all_fillings(compiled):
    relevant = compiled.named("b").relevant
    assert relevant is not None
    assert compiled.run(relevant) is compiled.run(relevant)
    assert compiled.graph is compiled.graph


def test_uploads_are_pictures_or_files(form):
    uploads = form(survey="type | name | label\nimage | a | A\nphoto | b | B\nfile | c | C")
    assert [(question.name, question.type) for question in uploads.questions()] == [
        ("a", "image"),
        ("b", "image"),
        ("c", "file"),
    ]


def test_what_a_table_of_selects_adds_is_named_by_the_rows_of_the_sheet(form):
    compiled = form(
        survey="""
        type | name | label | appearance | disabled
        audit | audit | | |
        text | out | Out | | yes
        begin group | g | G | table-list |
        select_one yn | a | A | |
        select_one yn | b | B | |
        end group | | | |
        """,
        choices="list_name | name | label\nyn | yes | Yes\nyn | no | No",
    )
    added = [path for path in compiled.by_path if path not in ("", "/g", "/g/a", "/g/b")]
    assert added == ["/g/generated_table_list_label_4", "/g/reserved_name_for_field_list_labels_5"]


_TWO = "type | name | label::English (en) | label::Cymraeg (cy)\ntext | who | Who? | Pwy?"


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ("form_title | form_id\nThe “note” | n", {"en": "The “note”"}),
        ("form_title::English (en) | form_title::Cymraeg (cy)\nNote | Nodyn", {"en": "Note", "cy": "Nodyn"}),
        ("form_title::Cymraeg (cy) | form_title\nNodyn | Note", {"en": "Note", "cy": "Nodyn"}),
    ],
)
def test_a_title_may_be_in_every_language_of_the_form(form, settings, title):
    made = form(survey=_TWO, settings=settings)
    assert made.title == title
    assert next(iter(made.title)) == made.default_language
    assert CompiledForm.from_json(made.to_json()).title == title


def test_a_title_in_a_language_of_nothing_else_is_a_problem(problems):
    found = problems(survey=_TWO, settings="form_title | form_title::Cymreig (cy)\nNote | Nodyn")
    assert found == [("settings", 1, "form_title::Cymreig (cy)")]
