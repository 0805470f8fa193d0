"""Forms as authors elsewhere write them: old headings and types, columns of other programs, everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector_app.forms.authoring.compile import check_form
from inspector_app.forms.authoring.headings import KNOWN, WITHOUT_EFFECT, read_headings
from inspector_app.forms.authoring.question_types import read_type
from inspector_app.forms.filling.state import FormState

KOBO = """
| survey |
| | Type | Name | label:English | label:Français | Relevance | read only | calculate | constraint message:English | constraint | required | count | $kuid |
| | start | start | | | | | | | | | | a1 |
| | select one from yn | seen | Was the child seen? | L’enfant a-t-il été vu ? | | | | | | true | | a2 |
| | begin_group | g | The child | L’enfant | ${seen} = 'yes' | | | | | | | a3 |
| | add integer prompt | age | Age | Âge | | | | Too old | . < 120 | yes | | a4 |
| | q calculate | twice | | | | | ${age} * 2 | | | | | a5 |
| | end_group | | | | | | | | | | | a6 |
| | begin lgroup | sibling | Sibling | Frère ou sœur | | | | | | | 2 | a7 |
| | string | called | Called | Nom | | TRUE | | | | | | a8 |
| | end lgroup | | | | | | | | | | | a9 |
| | note | | Thanks | Merci | | | | | | | | b1 |
| choices |
| | list name | value | caption:English | caption:Français | region |
| | yn | yes | Yes | Oui | north |
| | yn | no | No | Non | south |
| settings |
| | title | id_string | version | style |
| | Kobo | kobo | 3 | theme-grid |
"""


def checked(tmp_path: Path, text: str):
    (tmp_path / "form.md").write_text(text, encoding="utf-8")
    return check_form(tmp_path / "form.md")


def test_old_headings_and_types_mean_what_they_meant(tmp_path):
    found = checked(tmp_path, KOBO)
    assert found.problems == []
    form = found.form
    assert (form.name, form.version, form.languages) == ("kobo", "3", ("English", "Français"))
    age, sibling = form.named("age"), form.named("sibling")
    assert (age.type, age.required is not None, age.messages["English"]) == ("integer", True, ["Too old"])
    assert (form.named("g").relevant is not None, sibling.count is not None) == (True, True)
    state = FormState(form, language="Français")
    state.answer("/seen", "yes")
    state.answer("/g/age", "7")
    assert state.find("/g/twice").answer == "14"
    assert len(state.repeat_keys("/sibling")) == 2
    assert state.node("/seen").choices[0].label == {"English": "Yes", "Français": "Oui"}


def test_all_headings_that_the_reference_converter_knows_are_known_here():
    from pyxform import aliases

    tables = {
        "survey": aliases.survey_header,
        "choices": aliases.list_header,
        "settings": aliases.settings_header,
    }
    for sheet, table in tables.items():
        known = (*KNOWN[sheet], *WITHOUT_EFFECT[sheet])
        unknown = [h.written for h in read_headings(sheet, table) if h.column not in known]
        # Settings of text messages are left; "body" is no column but the beginning of some.
        assert [written for written in unknown if not written.startswith("sms_")] in ([], ["body"])


@pytest.mark.parametrize(
    ("sheet", "written", "column", "language"),
    [
        ("survey", "Constraint Message::English (en)", "constraint_message", "English (en)"),
        ("survey", "bind::jr:constraintMsg::cy", "constraint_message", "cy"),
        ("survey", "bind::relevant", "relevant", ""),
        ("survey", "body::appearance", "appearance", ""),
        ("survey", "control::jr:count", "repeat_count", ""),
        ("survey", "jr:count", "repeat_count", ""),
        ("survey", "media::image::cy", "image", "cy"),
        ("survey", "image::cy", "image", "cy"),
        ("survey", "read only", "readonly", ""),
        ("survey", "requiredMsg", "required_message", ""),
        ("survey", "Guidance hint::cy", "guidance_hint", "cy"),
        ("survey", "command", "type", ""),
        ("survey", "bind::na", "na", ""),
        ("choices", "list name", "list_name", ""),
        ("choices", "value", "name", ""),
        ("choices", "Region", "Region", ""),
        ("settings", "id_string", "form_id", ""),
        ("settings", "set form title", "form_title", ""),
    ],
)
def test_a_heading_means_one_column(sheet, written, column, language):
    (heading,) = read_headings(sheet, [written])
    assert (heading.column, heading.language) == (column, language)


def test_every_type_of_the_reference_converter_is_known_here():
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    types = {*QUESTION_TYPE_DICT, *aliases._type_alias_map, *aliases.select_from_file, "photo"}
    types |= {f"{name} LIST" for name in aliases.select}
    types |= {f"{edge} {name}" for edge in ("begin", "end") for name in aliases.control}
    types |= {f"{edge}_{name}" for edge in ("begin", "end") for name in aliases.control}
    assert sorted(name for name in types if read_type(name) is None) == []


@pytest.mark.parametrize(
    ("written", "name", "list_name", "other"),
    [
        ("select_one yn", "select_one", "yn", False),
        ("select one from  yn or other", "select_one", "yn", True),
        ("select all that apply from yn or_other", "select_multiple", "yn", True),
        ("select one from file towns.csv", "select_one_from_file", "towns.csv", False),
        ("select_multiple ${called}", "select_multiple", "${called}", False),
        ("begin repeat", "begin repeat", "", False),
        ("end_looped group", "end repeat", "", False),
        ("begin loop over yn", "begin loop", "yn", False),
        ("add date time prompt", "dateTime", "", False),
        ("imei", "deviceid", "", False),
    ],
)
def test_a_type_is_read_with_its_list(written, name, list_name, other):
    kind = read_type(written)
    assert (kind.name, kind.list_name, kind.or_other) == (name, list_name, other)


def test_choices_of_an_external_sheet_are_choices_like_others(tmp_path):
    found = checked(
        tmp_path,
        """
| survey |
| | type | name | label | choice_filter |
| | text | region | Region | |
| | select_one_external town | town | Town | region = ${region} |
| external_choices |
| | list_name | name | label | region |
| | town | bala | Bala | north |
| | town | barry | Barry | south |
""",
    )
    state = FormState(found.form)
    state.answer("/region", "south")
    assert [choice.name for choice in state.node("/town").choices] == ["barry"]


def test_what_is_not_available_is_shown_as_such_where_its_author_allows_it(tmp_path):
    found = checked(
        tmp_path,
        """
| survey |
| | type | name | label | required | image | unavailable | relevant |
| | text | a | A | | a.png | show | |
| | geopoint | place | Where? | yes | | show | ${a} != '' |
| | barcode | code | Code | | | show | |
| | phonenumber | number | | | | show | |
| | text | b | B ${place} | | | | |
""",
    )
    assert found.problems == []
    form = found.form
    assert [(q.name, q.type, q.unavailable) for q in form.definitions[1:]] == [
        ("a", "text", ""),
        ("place", "unavailable", "geopoint"),
        ("code", "unavailable", "barcode"),
        ("number", "unavailable", "phonenumber"),
        ("b", "text", ""),
    ]
    assert [q.name for q in form.questions()] == ["a", "b"]
    state = FormState(form)
    state.answer("/a", "x")
    place = state.node("/place")
    assert (place.label, place.relevant, place.required, place.valid) == ("Where?", True, False, True)


def test_it_can_be_allowed_for_the_whole_form(tmp_path):
    found = checked(
        tmp_path,
        """
| survey |
| | type | name | label | image |
| | video | film | Film | a.png |
| | select_one yn | q | Q | |
| choices |
| | list_name | name | label | image |
| | yn | yes | Yes | y.png |
| settings |
| | form_id | version | unavailable |
| | f | 1 | show |
""",
    )
    assert found.problems == []
    assert found.form.named("film").unavailable == "video"


EVERYTHING_WRONG = """
| survey |
| | type | name | label | relevent | constraint | calculation | required | parameters |
| | txt | a | A | | | | | |
| | begin group | g | G | | | | | |
| | text | a b | B | | . > (1 | | | |
| | integer | n | N | | | | yess | |
| | integer | n | N2 | | foo(.) | | | |
| | select_one missing | s2 | S2 | | | | | |
| | range | r | R | | | | | start=1 end=x |
| | begin repeat | rep | R | | | | | |
| | text | inside | Hello ${unknown} | | | | | |
| | end group | | | | | | | |
| | barcode | bc | BC | | | | | |
| | calculate | c3 | | | | ${c4} + 1 | | |
| | calculate | c4 | | | | ${c3} + 1 | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | yes | Yes again |
"""


def test_what_is_wrong_is_told_in_one_go_from_slips_to_circles(tmp_path):
    assert [problem.place for problem in checked(tmp_path, EVERYTHING_WRONG).problems] == [
        ("survey", 1, "relevent"),
        ("survey", 2, "type"),
        ("survey", 4, "name"),
        ("survey", 4, "constraint"),
        ("survey", 5, "required"),
        ("survey", 6, "name"),
        ("survey", 6, "constraint"),
        ("survey", 7, "type"),
        ("survey", 8, "parameters"),
        ("survey", 9, "type"),
        ("survey", 10, "label"),
        ("survey", 12, "type"),
        ("survey", 13, "relevant / calculation"),
        ("choices", 3, "name"),
    ]


def test_what_only_the_converter_refuses_is_told_and_the_rest_goes_on(tmp_path):
    found = checked(
        tmp_path,
        """
| survey |
| | type | name | label | calculation |
| | text | Àge | A | |
| | calculate | c | | ${d} |
| | calculate | d | | ${c} |
""",
    )
    assert [(problem.row, problem.column) for problem in found.problems] == [
        (2, "name"),
        (3, "relevant / calculation"),
    ]
    assert "Names must begin with a letter or underscore" in found.problems[0].what
