"""The workbook to begin from: it passes its own check, shows every type, and explains every column."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from db.errors import UserError
from inspector_app.forms.authoring.compile import check_form
from inspector_app.forms.authoring.headings import KNOWN
from inspector_app.forms.authoring.question_types import EXTERNAL, METADATA, REFUSED, read_type
from inspector_app.forms.authoring.question_types import KNOWN as TYPES
from inspector_app.forms.authoring.template import write_template
from inspector_app.forms.authoring.template_rows import SURVEY
from inspector_app.forms.filling.state import FormState
from resources.translations import use


@pytest.fixture
def template(tmp_path):
    write_template(tmp_path / "new.xlsx")
    return tmp_path / "new.xlsx"


def test_the_template_has_neither_problems_nor_advice(template):
    found = check_form(template)
    assert (found.problems, found.advice) == ([], [])
    assert found.form.languages == ("en", "cy")


def test_it_can_be_filled_in(template):
    state = FormState(check_form(template).form)
    state.answer("/texts/children", "2")
    assert len(state.repeat_keys("/family/child")) == 2
    assert state.node("/attached/place").valid


def test_it_has_an_example_of_every_type():
    shown = {read_type(row[0]).name for row in SURVEY[1:]}
    rare = {name for name in TYPES if name.startswith("number of days")}
    rare |= {"select_multiple_from_file", "select_one_external", *EXTERNAL, *REFUSED, *METADATA}
    assert {*TYPES} - shown - rare == set()


def test_every_column_is_there_and_explained(template):
    workbook = load_workbook(template)
    for name in ("survey", "choices", "settings"):
        sheet = workbook[name]
        for cell in sheet[1]:
            assert cell.comment is not None, cell.value
        assert sheet.freeze_panes is not None
    written = {str(cell.value).partition("::")[0] for cell in workbook["survey"][1]}
    assert set(KNOWN["survey"]) - written == {"image", "big-image", "audio", "video", "rows"}
    assert len(workbook["survey"].data_validations.dataValidation) == 6


def test_nothing_is_written_over(template):
    before = template.read_bytes()
    with pytest.raises(UserError) as caught:
        write_template(template)
    assert caught.value.code == "file-exists"
    assert template.read_bytes() == before
    with pytest.raises(UserError) as caught:
        write_template(template.with_suffix(".docx"))
    assert caught.value.code == "file-kind"


def test_its_comments_are_in_the_language_of_the_program_and_its_headings_are_xlsforms(template, tmp_path):
    use("cy")
    try:
        write_template(tmp_path / "welsh.xlsx")
    finally:
        use("en")
    english, welsh = (load_workbook(path)["survey"] for path in (template, tmp_path / "welsh.xlsx"))
    assert [cell.value for cell in welsh[1]] == [cell.value for cell in english[1]]
    relevant = next(cell for cell in welsh[1] if cell.value == "relevant")
    assert relevant.comment.text == "Amod: dim ond pan fo’n dal y gofynnir y cwestiwn."
