"""Each rule on the cells of one question: what is told of it, in which column, and with which remedy."""

from __future__ import annotations

import pytest

from inspector_app.forms.filling.state import FormState


@pytest.mark.parametrize(
    ("kind", "what", "remedy"),
    [
        ("txt", "There is no type “txt”.", "Did you mean “text”?"),
        ("Integer", "There is no type “Integer”.", "Did you mean “integer”?"),
        ("selct_one yn", "There is no type “selct_one yn”.", "Did you mean “select_one yn”?"),
        ("begin grup", "There is no type “begin grup”.", "Did you mean “begin group”?"),
        ("zzz", "There is no type “zzz”.", "docs/forms.md lists the types that there are."),
        ("select_one", "“select_one” names no list.", "Write the list after it: select_one LIST."),
        ("select_one y n", "“select_one y n” has more than the name of a list", "without blanks"),
        ("select_one nobody", "There is no list of choices “nobody”.", "Add it to the sheet choices."),
        ("select_one yyn", "There is no list of choices “yyn”.", "Did you mean “yn”?"),
        ("select_one ${nobody}", "There is no question called “nobody”.", "Correct the name."),
        ("select_one ${a}", "“a” is in no repeat, so it gives no choices.", "Name a question in a repeat"),
        ("caseid", "“caseid” is a type of SurveyCTO’s.", "a reading belongs to its case"),
        ("text audit", "“text audit” is a type of SurveyCTO’s.", "the visit file keeps who changed what"),
        ("begin_score yn", "“begin_score yn” is a type of KoboToolbox’s.", "table-list"),
        (
            "gps",
            "“gps”, which is geopoint, asks for a place on a map",
            "write show in the column unavailable",
        ),
    ],
)
def test_a_type_that_cannot_be_used(question, kind, what, remedy):
    (problem,) = question(kind).problems
    assert (problem.sheet, problem.row, problem.column) == ("survey", 3, "type")
    assert what in problem.what
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    ("column", "cell", "what", "remedy"),
    [
        ("relevant", "selected(${a}, 'x'", "“)” is missing before “the end”", "Count the brackets"),
        ("relevant", "${a} = 'x", "“'” does not belong here", "A quotation mark has no partner."),
        ("constraint", ". == 1", "a value is missing before “=” at character 4", "Write = instead of ==."),
        ("constraint", ". = 1 && . = 2", "“&” does not belong here", "Write and instead of &&."),
        ("constraint", ". = 1 AND . = 2", "“AND” does not belong here", "in small letters"),
        ("calculation", "coalesc(${a}, 1)", "There is no function “coalesc”.", "Did you mean “coalesce”?"),
        (
            "calculation",
            "count-if(${a}, 1)",
            "There is no function “count-if”.",
            "Write count(${repeat}[condition]).",
        ),
        ("calculation", "if(1, 2)", "“if” has 2 arguments.", "It takes 3."),
        ("required", "maybe(1)", "There is no function “maybe”.", "docs/forms.md lists"),
        ("default", "todays()", "There is no function “todays”.", "Did you mean “today”?"),
        ("warning", "selected('a')", "“selected” has 1 argument.", "It takes 2."),
        ("relevant", "${nobody} = 1", "There is no question called “nobody”.", "Correct the name."),
        ("label", "Dear ${aa", "“${aa” has no closing brace.", "Write ${name}."),
        ("hint", "$ {a}", "“$ {a}” has a blank after the $.", "Write ${a}."),
        ("hint", "#{a}", "“#{a}” names nothing.", "Write ${a}."),
        ("hint", "${a b}", "“${a b}” does not hold the name of a question.", "Write ${name}."),
        ("na", "maybe", "“maybe” is neither yes nor no.", "Write yes or nothing."),
        ("unavailable", "yes", "“yes” is not show.", "Write show or nothing."),
        ("constraint", "#NAME?", "“#NAME?” is an error of Excel’s", "with an apostrophe before it"),
        ("trigger", "a", "“a” does not name the question whose change is waited for.", "Write ${name}"),
        ("repeat_count", "3", "Only a repeat has a count.", "begin repeat"),
        ("appearance", "search('towns')", "search() as an appearance is not there.", "select_one_from_file"),
        ("image", "a.png", "Pictures, sounds and films are not shown.", "write show"),
        ("parameters", "start", "“start” cannot be read.", "Write name=value"),
        ("parameters", "row=5", "“text” has no parameter “row”.", "Did you mean “rows”?"),
        ("parameters", "rows=many", "“rows” is no whole number.", "Write rows=5, say."),
    ],
)
def test_a_cell_that_cannot_be_used(question, column, cell, what, remedy):
    (problem,) = question(**{column: cell}).problems
    assert (problem.sheet, problem.row, problem.column) == ("survey", 3, column)
    assert what in problem.what
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    ("kind", "cells", "column", "what"),
    [
        ("calculate", {"label": ""}, "calculation", "There is nothing to calculate."),
        ("calculate", {"label": "", "default": "5"}, "calculation", "There is nothing to calculate."),
        ("range", {"parameters": "start=1 end=x"}, "parameters", "“end” is no number."),
        (
            "range",
            {"parameters": "start=1 end=3 step=5"},
            "parameters",
            "A step of 5 leads nowhere from 1 to 3.",
        ),
        ("range", {"parameters": "step=0"}, "parameters", "A step of 0 leads nowhere"),
        (
            "range",
            {"parameters": "placeholder=99"},
            "parameters",
            "The placeholder 99 is no step between 1 and 10.",
        ),
        (
            "range",
            {"parameters": "tick_interval=3 step=2"},
            "parameters",
            "Ticks every 3 do not fit steps of 2",
        ),
        ("range", {"parameters": "tick_labelset=none"}, "parameters", "There is no list of choices “none”."),
        (
            "select_one yn",
            {"parameters": "randomize=maybe"},
            "parameters",
            "“randomize” is neither true nor false.",
        ),
        ("select_one yn", {"parameters": "seed=5"}, "parameters", "A seed alone does nothing."),
        (
            "rank yn",
            {"parameters": "randomize=true seed=x"},
            "parameters",
            "The seed is neither a number nor an answer.",
        ),
        (
            "select_one yn or_other",
            {"choice_filter": "true()"},
            "choice_filter",
            "A filter cannot stand beside or_other.",
        ),
        ("select_one yn", {"label": ""}, "label", "The question shows nothing."),
        ("text", {"name": ""}, "name", "The row has no name."),
        ("text", {"name": "2nd"}, "name", "“2nd” is not a name that a form can use."),
        ("text", {"name": "a:b"}, "name", "“a:b” is not a name that a form can use."),
        ("text", {"name": "meta"}, "name", "“meta” is kept for what forms note of themselves."),
        ("text", {"name": "a"}, "name", "“a” is the name of row 2 already, in the same group."),
        ("", {}, "type", "The row has no type."),
    ],
)
def test_what_a_type_needs(question, kind, cells, column, what):
    (problem,) = question(kind, **cells).problems
    assert (problem.row, problem.column) == (3, column)
    assert what in problem.what


@pytest.mark.parametrize(
    ("kind", "cells", "column", "what"),
    [
        ("text", {"constraint_message": "No"}, "constraint_message", "nothing in the column constraint"),
        ("text", {"required_message": "No"}, "required_message", "nothing in the column required"),
        ("text", {"warning_message": "No"}, "warning_message", "nothing in the column warning"),
        ("note", {"required": "yes"}, "required", "It does nothing on a note, which nobody answers."),
        ("text", {"required": "yes", "readonly": "yes"}, "required", "must be answered, and nobody may"),
        ("text", {"choice_filter": "true()"}, "choice_filter", "It does nothing without choices."),
        ("integer", {"parameters": "rows=5"}, "parameters", "“integer” has no parameters."),
        ("integer", {"bind::type": "string"}, "bind::type", "the type says what the data are"),
        ("image", {"appearance": "signature"}, "appearance", "a picture is chosen from a file"),
        ("deviceid", {}, "type", "A visit moves between computers, so none is noted"),
        ("email", {}, "type", "No account is known on site"),
        ("audit", {"name": ""}, "type", "The visit file keeps who changed what and when by itself"),
        ("text", {"name": "A"}, "name", "“A” differs from the name of row 2 by capitals alone."),
    ],
)
def test_what_does_nothing_is_advice(question, kind, cells, column, what):
    checked = question(kind, **cells)
    (advice,) = (each for each in checked.advice if each.sheet == "survey")
    assert checked.problems == []
    assert (advice.row, advice.column) == (3, column)
    assert what in advice.what


def test_a_name_that_stands_for_several_questions_is_named_with_their_rows(check):
    (problem,) = check(
        survey="""
        type | name | label | relevant
        begin group | g | G |
        text | a | A |
        end group | | |
        text | a | A |
        text | b | B | ${a} = 1
        """
    ).problems
    assert problem.place == ("survey", 6, "relevant")
    assert problem.what == "“a” stands for several questions, in rows 3, 5."


def test_a_trigger_that_nobody_answers_is_told(check):
    (problem,) = check(
        survey="""
        type | name | label | calculation | trigger
        calculate | c | | 1 |
        text | t | T | now() | ${c}
        """
    ).problems
    assert problem.place == ("survey", 3, "trigger")


def test_a_count_that_is_a_bare_name_is_told(check):
    (problem,) = check(
        survey="""
        type | name | label | repeat_count
        integer | n | N |
        begin repeat | r | R | n
        text | t | T |
        end repeat | | |
        """
    ).problems
    assert (problem.place, problem.remedy) == (
        ("survey", 3, "repeat_count"),
        "Write ${n} for the answer, or a number.",
    )


def test_the_form_before_is_blank_and_that_is_told(question):
    checked = question(default="${last-saved#a}", relevant="${last-saved#a} = ''")
    assert checked.problems == []
    told = [one for one in checked.advice if "the form before" in one.what]
    assert [(one.row, one.column) for one in told] == [(3, "default"), (3, "relevant")]
    state = FormState(checked.form)
    assert state.node("/q").value == ""
    assert not state.node("/q").relevant  # there is nothing that could be equal to it
