"""Trying a form out with a list of answers."""

from __future__ import annotations

import pytest

from inspector_app.forms.dry_run import dry_run

SURVEY = """
type | name | label | relevant | required | na | warning | calculation
begin group | g | G | | | | |
select_one yn | a | A | | yes | yes | |
text | b | B | ${a} = 'yes' | yes | | |
calculate | c | | | | | | concat(${a}, '!')
begin repeat | r | R | | | | |
integer | n | N | | | | . < 10 |
end repeat | | | | | | |
end group | | | | | | |
"""
CHOICES = "list_name | name | label\nyn | yes | Yes\nyn | no | No"


@pytest.fixture
def tried(form):
    compiled = form(survey=SURVEY, choices=CHOICES)
    return lambda *answers: dry_run(compiled, answers)


def test_every_node_is_told_with_its_five_facts(tried):
    result = tried(("/data/g/a", "yes"), ("/data/g/r[2]/n", "12"))
    assert list(result) == ["nodes", "messages"]
    assert result["nodes"] == {
        "/data": facts(value=None),
        "/data/g": facts(value=None),
        "/data/g/a": facts(value="yes", required=True),
        "/data/g/b": facts(value="", required=True, valid=False),
        "/data/g/c": facts(value="yes!"),
        "/data/g/r[1]": facts(value=None),
        "/data/g/r[1]/n": facts(value=""),
        "/data/g/r[2]": facts(value=None),
        "/data/g/r[2]/n": facts(value="12"),
    }
    assert result["messages"] == [
        "/data/g/b: This question needs an answer.",
        "/data/g/r[2]/n: warning: This answer is not possible here.",
    ]


def facts(*, value, relevant=True, required=False, readonly=False, valid=True):
    return {
        "relevant": relevant,
        "required": required,
        "readonly": readonly,
        "valid": valid,
        "value": value,
    }


def test_hidden_is_blank_and_valid_and_not_applicable_is_neither_blank_nor_no(tried):
    nodes = tried(("/data/g/a", "yes"), ("/data/g/b", "text"), ("/data/g/a", "n/a"))["nodes"]
    assert nodes["/data/g/b"] == facts(value="", relevant=False, required=True)
    assert nodes["/data/g/a"]["value"] == "n/a"
    assert nodes["/data/g/c"]["value"] == "!"


@pytest.mark.parametrize(
    "path",
    [
        "/data/g/x",
        "/other/g/a",
        "/data/g",
        "/data/g/r[3]/n",
        "/data/g/r[0]/n",
        "/data/g/a[2]",
        "",
        "/data",
        "g/a",
    ],
)
def test_a_path_that_there_is_not_is_a_message(tried, path):
    messages = tried((path, "yes"))["messages"]
    assert f"{path}: there is no such question here." in messages


def test_a_tick_may_be_written_as_a_truth(form):
    compiled = form(survey="type | name | label\nacknowledge | ok | OK\ntext | t | T")
    nodes = dry_run(compiled, [("/data/ok", "true"), ("/data/t", "true")])["nodes"]
    assert [node["value"] for node in nodes.values()] == [None, "OK", "true"]
    nodes = dry_run(compiled, [("/data/ok", "OK"), ("/data/ok", "false")])["nodes"]
    assert nodes["/data/ok"]["value"] == ""
