"""Each rule on sheets, headings, groups, choices and languages."""

from __future__ import annotations

import pytest

SETTINGS = "form_title | form_id | version\nForm | form | 1"


def places(found):
    return [problem.place for problem in found]


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        ("begin group | g | G\ntext | a | A", [(2, "The group “g” is never ended.")]),
        ("text | a | A\nend group | |", [(3, "No group is open here that this could end.")]),
        (
            "begin group | g | G\ntext | a | A\nend repeat | |\nend group | |",
            [(4, "No repeat is open here that this could end.")],
        ),
        (
            "begin group | g | G\nbegin repeat | r | R\ntext | a | A\nend group | |",
            [(3, "The repeat “r” is never ended.")],
        ),
        (
            "begin group | g | G\nbegin group | h | H\ntext | a | A\nend group | |",
            [(2, "The group “g” is never ended.")],
        ),
    ],
)
def test_groups_are_begun_and_ended(check, survey, expected):
    checked = check(survey=f"type | name | label\n{survey}", settings=SETTINGS)
    assert [(problem.row, problem.what) for problem in checked.problems] == expected


def test_repeats_are_named_apart_in_the_whole_form_and_from_the_form(check):
    checked = check(
        survey="""
        type | name | label
        begin group | g | G
        begin repeat | r | R
        text | a | A
        end repeat | |
        end group | |
        begin repeat | r | R
        text | b | B
        end repeat | |
        begin repeat | data | D
        text | c | C
        end repeat | |
        """
    )
    assert places(checked.problems) == [("survey", 7, "name"), ("survey", 10, "name")]


@pytest.mark.parametrize(
    ("heading", "what", "remedy"),
    [
        ("relevent", "There is no such column.", "Did you mean “relevant”?"),
        ("constraint_mesage", "There is no such column.", "Did you mean “constraint_message”?"),
        ("choice filtr", "There is no such column.", "Did you mean “choice_filter”?"),
        ("relevance", "There is another column for “relevant”.", "Bring the two together in one."),
        ("name::English (en)", "“name” is not translated.", "Call the column name."),
    ],
)
def test_a_heading_that_is_a_slip(check, heading, what, remedy):
    (problem,) = check(
        survey=f"type | name | label | relevant | {heading}\ntext | a | A | |", settings=SETTINGS
    ).problems
    assert problem.place == ("survey", 1, heading)
    assert problem.what == what
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("minimum_seconds", "The column is SurveyCTO’s and does nothing here."),
        ("$kuid", "The column is KoboToolbox’s and does nothing here."),
        ("bind::esri:fieldType", "The column is Survey123’s and does nothing here."),
        ("body::accuracyThreshold", "The column does nothing here."),
        ("instance::odk:tag", "The column does nothing here."),
        ("save_to", "The column does nothing here."),
        ("thoughts of the team", "There is no such column, so it does nothing."),
    ],
)
def test_a_column_of_another_program_is_advice(check, heading, what):
    checked = check(survey=f"type | name | label | {heading}\ntext | a | A | x", settings=SETTINGS)
    assert checked.problems == []
    assert [(advice.place, advice.what) for advice in checked.advice] == [(("survey", 1, heading), what)]


def test_headings_that_begin_with_an_underscore_are_notes(check):
    checked = check(survey="type | name | label | _relevent\ntext | a | A | x", settings=SETTINGS)
    assert (checked.problems, checked.advice) == ([], [])


@pytest.mark.parametrize(
    ("headings", "column", "remedy"),
    [
        ("typ | name | label", "type", "Call the column “typ” type."),
        ("type | nam | label", "name", "Call the column “nam” name."),
        ("type | x | label", "name", "Add it."),
    ],
)
def test_a_column_that_is_missing(check, headings, column, remedy):
    problems = check(survey=f"{headings}\ntext | a | A", settings=SETTINGS).problems
    assert (("survey", 1, column), remedy) in [(problem.place, problem.remedy) for problem in problems]


def test_a_cell_without_a_heading_is_advice(check):
    checked = check(survey="type | name | label | |\ntext | a | A | | stray", settings=SETTINGS)
    assert [(advice.row, advice.what[:40]) for advice in checked.advice] == [
        (2, "Something stands in a column without a h"[:40])
    ]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ("yn | yes | Yes\nyn | yes | Again", [(3, "name", "“yes” is in the list “yn” already, in row 2.")]),
        ("yn | yes | Yes\nyn | | No", [(3, "name", "The choice has no name.")]),
        ("yn | yes | Yes\n | no | No", [(3, "list_name", "The choice is in no list.")]),
        ("yn | n/a | Not", [(2, "name", "“n/a” is kept for answers that do not apply.")]),
        (
            "yn | not so | No",
            [(2, "name", "“not so” has a blank, and several choices are kept with blanks between them.")],
        ),
        ("yn | yes | Yes ${b}", [(2, "label", "There is no question called “b”.")]),
    ],
)
def test_choices_are_named_and_told_apart(check, choices, expected):
    checked = check(
        survey="type | name | label\nselect_multiple yn | a | A",
        choices=f"list_name | name | label\n{choices}",
        settings=SETTINGS,
    )
    assert [(problem.row, problem.column, problem.what) for problem in checked.problems] == expected


def test_the_same_choice_may_stand_twice_where_the_settings_allow_it(check):
    checked = check(
        survey="type | name | label\nselect_one town | a | A",
        choices="list_name | name | label | region\ntown | bala | Bala | n\ntown | bala | Bala | s",
        settings="form_id | version | allow_choice_duplicates\nf | 1 | yes",
    )
    assert checked.problems == []


def test_lists_that_nothing_uses_and_choices_without_words_are_advice(check):
    checked = check(
        survey="type | name | label | calculation\ncalculate | a | | count(instance('known')/root/item)",
        choices="list_name | name | label\nidle | x | X\nknown | y |",
        settings=SETTINGS,
    )
    assert [(advice.place, advice.what) for advice in checked.advice] == [
        (("choices", 2, "list_name"), "No question uses the list “idle”."),
        (("choices", 3, "label"), "The choice has no label, so “y” is shown."),
    ]


@pytest.mark.parametrize(
    ("default", "remedy"),
    [
        ("English", "Did you mean “English (en)”?"),
        ("cy", "Did you mean “Cymraeg (cy)”?"),
        ("French", "Write one as the headings do: English (en), Cymraeg (cy)."),
    ],
)
def test_a_default_language_that_no_text_is_in(check, default, remedy):
    (problem,) = check(
        survey="type | name | label::English (en) | label::Cymraeg (cy)\ntext | a | A | A",
        settings=f"form_id | version | default_language\nf | 1 | {default}",
    ).problems
    assert (problem.place, problem.remedy) == (("settings", 2, "default_language"), remedy)


def test_a_language_that_is_written_in_two_ways_is_told(check):
    problems = check(
        survey="type | name | label::English (en)\nselect_one yn | a | A",
        choices="list_name | name | label::English\nyn | yes | Yes",
        settings=SETTINGS,
    ).problems
    assert places(problems) == [("choices", 1, "label::English")]


def test_texts_that_are_not_translated_and_languages_without_codes_are_advice(check):
    checked = check(
        survey="""
        type | name | label::English (en) | label::Cymraeg (cy) | hint::Klingon
        text | a | A | A |
        text | b | | B |
        """,
        settings=SETTINGS,
    )
    assert [advice.place for advice in checked.advice] == [
        ("survey", 1, "hint::Klingon"),
        ("survey", 2, "label::English (en)"),
        ("survey", 3, "label::Cymraeg (cy)"),
    ]
    assert checked.advice[2].what.endswith("it is blank in the form’s own language.")


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("choice", [("choice", 0, "")]),
        ("setting", [("setting", 0, "")]),
        ("_choice", []),
        ("notes", []),
    ],
)
def test_a_sheet_whose_name_is_a_slip(check, sheet, expected):
    checked = check(survey="type | name | label\ntext | a | A", **{sheet: "name | x\na | b"})
    assert places(checked.problems) == expected


def test_settings_that_are_missing_or_too_many_are_advice(check):
    checked = check(survey="type | name | label\ntext | a | A")
    assert places(checked.advice) == [("settings", 0, "form_id"), ("settings", 0, "version")]
    checked = check(
        survey="type | name | label\ntext | a | A",
        settings="form_id | version | instance_name | style\nf | 1 | ${a} | pages\ng | 2 | |",
    )
    assert places(checked.advice) == [
        ("settings", 1, "style"),
        ("settings", 2, "instance_name"),
        ("settings", 3, ""),
    ]


def test_a_survey_under_another_name_is_pointed_at(check):
    (problem,) = check(surveys="type | name\ntext | a", choices="list_name | name\na | b").problems
    assert problem.remedy == "Call the sheet “surveys” survey."


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("select_one yn | a | A | |\nselect_one yn | b | B | |", []),
        ("select_one yn | a | A | |\nselect_one other | b | B | |", [(4, "type")]),
        ("select_one yn | a | A | | true()", [(3, "choice_filter")]),
        ("select_one_from_file t.csv | a | A | |", [(3, "type"), (3, "type")]),
    ],
)
def test_a_table_of_selects_has_one_list(check, rows, expected):
    columns = "type | name | label | appearance | choice_filter"
    checked = check(
        survey=f"{columns}\nbegin group | g | G | table-list |\n{rows}\nend group | | | |",
        choices="list_name | name | label\nyn | yes | Yes\nother | no | No",
        settings=SETTINGS,
    )
    assert [(problem.row, problem.column) for problem in checked.problems] == expected
