"""Relevance, required, constraint, calculations, choices and defaults of plain questions."""

from __future__ import annotations

from datetime import UTC, datetime

from inspector_app.forms.filling.state import FormState

YES_NO = """
list_name | name | label
yn | yes | Yes
yn | no | No
"""


def test_relevance_is_inherited_by_everything_in_a_group(form):
    compiled = form(
        survey="""
        type | name | label | relevant
        select_one yn | met | Was the child met? |
        begin group | meeting | The meeting | ${met} = 'yes'
        text | where | Where? |
        begin group | alone | Alone |
        text | said | What was said? | ${where} != ''
        end group | | |
        end group | | |
        """,
        choices=YES_NO,
    )
    state = FormState(compiled)
    assert not state.node("/meeting/alone/said").relevant
    state.answer("/met", "yes")
    assert state.node("/meeting/where").relevant
    assert not state.node("/meeting/alone/said").relevant
    state.answer("/meeting/where", "at school")
    assert state.node("/meeting/alone/said").relevant
    assert state.because("/meeting/alone/said") == ()
    state.answer("/met", "no")
    assert not state.node("/meeting/alone/said").relevant
    assert state.because("/meeting/alone/said") == ("/met",)


def test_hidden_answers_count_as_blank_and_come_back(form):
    compiled = form(
        survey="""
        type | name | label | relevant | calculation
        select_one yn | met | Met? | |
        text | where | Where? | ${met} = 'yes' |
        calculate | place | | | if(${where} = '', 'nowhere', ${where})
        """,
        choices=YES_NO,
    )
    state = FormState(compiled)
    state.answer("/met", "yes")
    state.answer("/where", "home")
    assert state.find("/place").answer == "home"
    changed = state.answer("/met", "no")
    assert {"/where", "/place"} <= changed
    assert state.find("/place").answer == "nowhere"
    assert "/where" not in state.shown_answers()
    assert state.answers()["/where"] == "home"
    state.answer("/met", "yes")
    assert state.find("/place").answer == "home"


def test_required_depends_on_answers_and_has_the_authors_message(form):
    compiled = form(
        survey="""
        type | name | label | required | required_message
        select_one yn | met | Met? | yes |
        text | why | Why not? | ${met} = 'no' | Say why nobody met the child.
        """,
        choices=YES_NO,
    )
    state = FormState(compiled)
    met, why = state.node("/met"), state.node("/why")
    assert (met.required, met.valid, met.message) == (True, False, "This question needs an answer.")
    assert (why.required, why.valid) == (False, True)
    state.answer("/met", "no")
    assert state.node("/met").valid
    assert state.node("/why").message == "Say why nobody met the child."
    assert state.missing() == ["/why"]
    assert state.invalid() == []  # an answer that is missing is not a wrong one


def test_a_constraint_sees_the_new_answer_and_says_its_message(form):
    compiled = form(
        survey="""
        type | name | label | constraint | constraint_message
        date | referred | Referred | . <= today() | ${referred} has not come yet.
        date | decided | Decided | . >= ${referred} |
        """
    )
    state = FormState(compiled, now=datetime(2024, 3, 12, 12, tzinfo=UTC))
    state.answer("/referred", "2024-03-13")
    assert state.node("/referred").message == "13 March 2024 has not come yet."
    state.answer("/referred", "2024-03-11")
    assert state.node("/referred").valid
    state.answer("/decided", "2024-03-10")
    assert state.invalid() == ["/decided"]
    assert "/decided" in state.answer("/referred", "2024-03-01")
    assert state.invalid() == []


def test_answers_of_the_wrong_kind_stay_and_are_told(form):
    compiled = form(
        survey="""
        type | name | label
        integer | count | How many?
        decimal | share | Which share?
        date | day | Which day?
        time | hour | What time?
        dateTime | moment | When?
        """
    )
    state = FormState(compiled)
    wrong = {"count": "1.5", "share": "half", "day": "2024-02-30", "hour": "25:00", "moment": "2024-02-01"}
    right = {
        "count": "-1",
        "share": ".5",
        "day": "2024-02-29",
        "hour": "23:59:00",
        "moment": "2024-02-01T10:00:00Z",
    }
    for name, text in wrong.items():
        state.answer(f"/{name}", text)
        assert state.node(f"/{name}").value == text
        assert state.node(f"/{name}").message == "This is not an answer of the right kind."
    for name, text in right.items():
        state.answer(f"/{name}", text)
        assert state.node(f"/{name}").valid


def test_calculations_follow_one_another(form):
    compiled = form(
        survey="""
        type | name | label | calculation
        calculate | double | | ${single} * 2
        integer | single | One |
        integer | shown | Four times | ${double} * 2
        calculate | words | | concat('It is ', ${shown})
        """
    )
    state = FormState(compiled)
    assert state.find("/double").answer == ""  # NaN is blank, never the text "NaN"
    changed = state.answer("/single", "4")
    assert {"/double", "/shown", "/words"} <= changed
    assert state.find("/words").answer == "It is 16"
    assert set(state.answers()) == {"/single"}  # what can be calculated again is not kept


def test_a_calculated_whole_number_is_cut_and_a_small_share_has_no_exponent(form):
    compiled = form(
        survey="""
        type | name | label | calculation | bind::type
        calculate | whole | | 7 div 2 | int
        calculate | share | | 1 div 10000000 | decimal
        calculate | none | | 1 div 0 | int
        """
    )
    state = FormState(compiled)
    assert [state.find(path).answer for path in ("/whole", "/share", "/none")] == ["3", "0.0000001", ""]


def test_choices_cascade_and_an_answer_that_fell_out_is_told(form):
    compiled = form(
        survey="""
        type | name | label | choice_filter
        select_one team | team | Team |
        select_multiple worker | workers | Workers | team = ${team}
        """,
        choices="""
        list_name | name | label | team
        team | north | North |
        team | south | South |
        worker | a | Ann | north
        worker | b | Ben | north
        worker | c | Cai | south
        """,
    )
    state = FormState(compiled)
    assert state.node("/workers").choices == ()
    assert "/workers" in state.answer("/team", "north")
    assert [choice.name for choice in state.node("/workers").choices] == ["a", "b"]
    state.answer("/workers", "a b")
    assert state.node("/workers").valid
    state.answer("/team", "south")
    assert state.node("/workers").value == "a b"
    assert state.node("/workers").message == "This answer is not among the choices."


def test_or_other_asks_what(form):
    compiled = form(
        survey="type | name | label\nselect_one source or_other | source | Who referred?",
        choices="list_name | name | label\nsource | school | A school",
    )
    state = FormState(compiled)
    assert [choice.name for choice in state.node("/source").choices] == ["school", "other"]
    assert not state.node("/source_other").relevant
    state.answer("/source", "other")
    assert state.node("/source_other").relevant
    assert compiled.question("/source_other").number == "1.2"


def test_defaults_fill_a_new_form_and_never_one_that_has_answers(form):
    compiled = form(
        survey="""
        type | name | label | default | readonly
        text | team | Team | north |
        date | day | Day | today() |
        text | fixed | Fixed | always | yes
        today | began | | |
        username | who | | |
        """
    )
    moment = datetime(2024, 3, 12, 12, tzinfo=UTC)
    state = FormState(compiled, now=moment, username="Owain Prys")
    assert state.answers() == {
        "/team": "north",
        "/day": "2024-03-12",
        "/fixed": "always",
        "/began": "2024-03-12",
        "/who": "Owain Prys",
    }
    assert state.node("/fixed").readonly
    state.answer("/team", None)
    again = FormState(compiled, state.answers(), now=datetime(2024, 3, 14, tzinfo=UTC))
    assert again.find("/team").answer == ""
    assert again.find("/day").answer == "2024-03-12"


def test_once_keeps_its_first_value_over_a_reopening(form):
    compiled = form(
        survey="type | name | label | calculation\ncalculate | lot | | once(random())\ntext | a | A |"
    )
    state = FormState(compiled)
    drawn = state.find("/lot").answer
    state.answer("/a", "x")
    assert FormState(compiled, state.answers()).find("/lot").answer == drawn != ""


def test_a_trigger_sets_a_value_once_for_each_change(form):
    compiled = form(
        survey="""
        type | name | label | calculation | trigger
        text | finding | Finding | |
        text | note | Note | concat('was ', ${finding}) | ${finding}
        calculate | stamp | | today() | ${finding}
        """
    )
    state = FormState(compiled, now=datetime(2024, 3, 12, 12, tzinfo=UTC))
    assert state.find("/stamp").answer == ""
    changed = state.answer("/finding", "late")
    assert {"/note", "/stamp"} <= changed
    assert state.find("/note").answer == "was late"
    assert state.find("/stamp").answer == "2024-03-12"
    state.answer("/note", "in my own words")
    state.answer("/finding", "late")  # no change, so nothing is set
    assert state.find("/note").answer == "in my own words"
    assert state.answers()["/stamp"] == "2024-03-12"
    state.answer("/finding", "in time")
    assert state.find("/note").answer == "was in time"


def test_soft_warnings_are_told_until_somebody_accepts_them(form):
    compiled = form(
        survey="""
        type | name | label | warning | warning_message
        integer | age | Age | . < 18 | ${age} is not the age of a child.
        """
    )
    state = FormState(compiled)
    assert state.node("/age").warning == ""  # unanswered
    state.answer("/age", "19")
    assert state.node("/age").warning == "19 is not the age of a child."
    assert state.node("/age").valid
    assert state.accept_warning("/age") == {"/age"}
    assert state.node("/age").warning == ""
    assert FormState(compiled, state.answers(), accepted={"/age"}).node("/age").warning == ""
    state.accept_warning("/age", accepted=False)
    assert state.node("/age").warning != ""


def test_a_path_that_is_not_there_and_a_group_cannot_be_answered(form):
    import pytest

    compiled = form(survey="type | name | label\nbegin group | g | G\ntext | a | A\nend group | |")
    state = FormState(compiled)
    for path in ("/g", "/g/b", "", "/a"):
        with pytest.raises(KeyError):
            state.answer(path, "x")


def test_nobody_has_to_answer_what_the_form_works_out_or_locks(form):
    compiled = form(
        survey="""
        type | name | label | calculation | readonly
        integer | days | Days | |
        integer | weeks | Weeks | if(${days} > 6, int(${days} div 7), '') |
        text | fixed | Fixed | | ${days} > 6
        """
    )
    state = FormState(compiled)
    assert (state.missing(), state.progress()) == (["/days", "/fixed"], (0, 2))
    state.answer("/days", "14")
    assert (state.missing(), state.progress()) == ([], (2, 2))
    state.answer("/days", "2")
    assert (state.missing(), state.progress()) == (["/fixed"], (1, 2))


def test_progress_counts_what_is_asked(form):
    compiled = form(
        survey="""
        type | name | label | relevant
        begin group | one | One |
        text | a | A |
        note | look | Look here |
        text | b | B | ${a} = 'more'
        end group | | |
        begin group | two | Two |
        text | c | C |
        end group | | |
        """
    )
    state = FormState(compiled)
    assert state.progress() == (0, 2)
    state.answer("/one/a", "more")
    assert (state.progress(), state.progress("/one"), state.progress("/two")) == ((1, 3), (1, 2), (0, 1))
    assert [section.label["default"] for section in compiled.sections] == ["One", "Two"]
    assert [question.number for question in compiled.questions()] == ["1.1", "1.2", "2.1"]


def test_a_star_in_a_path_leads_to_every_name(form):
    state = FormState(
        form(
            survey="""
            type | name | label | calculation | relevant
            begin group | mother | Mother | |
            integer | age | Age | |
            end group | | | |
            begin group | father | Father | |
            integer | age | Age | |
            end group | | | |
            calculate | parents | | count(/data/*/age) |
            calculate | oldest | | max(/data/*/age) |
            text | school | School | | /data/*/age > 60
            """
        )
    )
    state.answer("/mother/age", "61")
    state.answer("/father/age", "38")
    assert state.find("/oldest").answer == "61"
    assert state.find("/parents").answer == "2"
    assert state.node("/school").relevant
    assert state.because("/school") == ()
    state.answer("/mother/age", "33")
    assert not state.node("/school").relevant
    assert state.because("/school") == ("/father/age", "/mother/age")


def test_answers_in_braces_may_stand_close_to_other_words(form):
    state = FormState(
        form(
            survey="""
            type | name | label | calculation
            integer | a.1 | A |
            integer | _b | B |
            calculate | c | | ${_b}*${a.1}div 2-${a.1}
            """
        )
    )
    state.answer("/a.1", "6")
    state.answer("/_b", "4")
    assert state.find("/c").answer == "6"
