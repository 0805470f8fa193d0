"""Conditions as figures use them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import UserError
from inspector_app.forms.conditions import parse_condition
from inspector_app.forms.filling.state import FormState

SURVEY = """
type | name | label | na | relevant
select_one yn | a | A | yes |
select_one yn | b | B | yes | ${a} != 'no'
integer | n | N | |
begin repeat | r | R | |
integer | m | M | |
end repeat | | | |
"""
CHOICES = "list_name | name | label\nyn | yes | Yes\nyn | no | No"


@pytest.fixture
def compiled(form):
    return form(survey=SURVEY, choices=CHOICES)


def test_conditions_count_as_python_would(compiled):
    both = parse_condition(compiled, "${a} = 'yes' and (${b} = 'no' or ${n} > 3)")

    @given(
        st.sampled_from(["", "yes", "no", "n/a"]),
        st.sampled_from(["", "yes", "no", "n/a"]),
        st.sampled_from(["", "3", "4"]),
    )
    def check(a, b, n):
        state = FormState(compiled, {"/a": a, "/b": b, "/n": n})
        b_seen = "" if a == "no" else b
        blank = {"", "n/a"}
        assert both.applies(state) is (a not in blank and b_seen not in blank and n != "")
        assert both.holds(state) is (a == "yes" and (b_seen == "no" or n == "4"))

    check()


def test_a_question_in_a_repeat_applies_when_any_instance_is_answered(compiled):
    condition = parse_condition(compiled, "${m} > 1")
    state = FormState(compiled)
    assert not condition.applies(state)
    second = state.add_repeat("/r")
    state.answer("/r[0]/m", "1")
    assert (condition.applies(state), condition.holds(state)) == (True, False)
    state.answer(f"/r[{second}]/m", "2")
    assert condition.holds(state)
    assert parse_condition(compiled, "sum(${m}) = 3").holds(state)


def test_a_condition_that_looks_at_nothing_always_applies(compiled):
    condition = parse_condition(compiled, "1 = 1")
    assert condition.paths == ()
    assert condition.applies(FormState(compiled))


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("${nobody} = 1", "unknown-question", "The form has no question called “nobody”."),
        ("${a} = ", "bad-condition", "The condition cannot be read: a value is missing before “the end”."),
        ("guess(${a})", "bad-condition", "There is no function “guess”."),
        ("selected(${a})", "bad-condition", "“selected” has 1 argument."),
    ],
)
def test_a_wrong_condition_is_a_sentence(compiled, text, code, what):
    with pytest.raises(UserError) as caught:
        parse_condition(compiled, text)
    assert (caught.value.code, caught.value.what, caught.value.where) == (code, what, text)
