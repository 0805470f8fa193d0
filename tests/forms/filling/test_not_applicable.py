"""Unanswered, "not applicable" and "no" are three things everywhere."""

from __future__ import annotations

import pytest

from inspector_app.forms import NOT_APPLICABLE
from inspector_app.forms.conditions import parse_condition
from inspector_app.forms.filling.state import FormState

SURVEY = """
type | name | label | na | relevant | constraint | calculation
select_one yn | chronology | Is there a chronology? | yes | | . = 'yes' or . = 'no' |
integer | pages | How many pages? | yes | | . > 0 |
text | used | How is it used? | | ${chronology} = 'yes' | |
text | missing | Why is there none? | | ${chronology} != 'yes' | |
text | absent | What instead? | | ${chronology} = 'no' | |
calculate | answered | | | | | count-non-empty(${chronology}) + count-non-empty(${pages})
calculate | total | | | | | sum(${pages})
"""
CHOICES = "list_name | name | label\nyn | yes | Yes\nyn | no | No"


@pytest.fixture
def compiled(form):
    return form(survey=SURVEY, choices=CHOICES)


def asked(state: FormState) -> set[str]:
    return {name for name in ("used", "missing", "absent") if state.node(f"/{name}").relevant}


@pytest.mark.parametrize(
    ("answer", "shown", "counted", "open_"),
    [
        ("yes", {"used"}, "1", False),
        ("no", {"missing", "absent"}, "1", False),
        (NOT_APPLICABLE, {"missing"}, "0", False),  # blank to expressions
        ("", {"missing"}, "0", True),
    ],
)
def test_expressions_see_not_applicable_as_blank_and_people_as_answered(
    compiled, answer, shown, counted, open_
):
    state = FormState(compiled)
    state.answer("/chronology", answer)
    assert asked(state) == shown
    assert state.find("/answered").answer == counted
    assert ("/chronology" in state.missing()) is open_
    assert state.node("/chronology").not_applicable is (answer == NOT_APPLICABLE)


def test_no_constraint_and_no_type_stands_against_not_applicable(compiled):
    state = FormState(compiled)
    for path in ("/chronology", "/pages"):
        state.answer(path, NOT_APPLICABLE)
        assert state.node(path).valid
    assert state.find("/total").answer == "0"  # what does not apply is no part of a sum
    state.answer("/used", NOT_APPLICABLE)
    assert not state.node("/used").not_applicable  # only where the form offers it


def test_without_the_column_it_is_an_answer_like_any_other(form):
    compiled = form(
        survey="type | name | label\nselect_one yn | a | A\ninteger | n | N\ntext | t | T", choices=CHOICES
    )
    state = FormState(compiled)
    for path in ("/a", "/n", "/t"):
        state.answer(path, NOT_APPLICABLE)
    assert state.node("/a").value == ""  # a choice that there is not is not taken
    assert state.invalid() == ["/n"]


@pytest.mark.parametrize(
    ("answer", "applies", "holds"),
    [("yes", True, True), ("no", True, False), (NOT_APPLICABLE, False, False), (None, False, False)],
)
def test_a_condition_leaves_the_denominator_when_its_question_does_not_apply(
    compiled, answer, applies, holds
):
    condition = parse_condition(compiled, "${chronology} = 'yes'")
    state = FormState(compiled)
    state.answer("/chronology", answer)
    assert (condition.applies(state), condition.holds(state)) == (applies, holds)


def test_a_condition_on_a_hidden_question_does_not_apply(compiled):
    condition = parse_condition(compiled, "${used} != ''")
    state = FormState(compiled)
    state.answer("/chronology", "yes")
    state.answer("/used", "in supervision")
    assert condition.applies(state)
    state.answer("/chronology", "no")
    assert not condition.applies(state)
