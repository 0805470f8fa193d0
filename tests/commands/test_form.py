"""`form check` and `form try`, as policy teams and scripts call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspector_app.commands.main import main

GOOD = """
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) | relevant | required |
| | begin group | g | Group | Grŵp | | |
| | select_one yn | a | Is it so? | Ydy hi? | | yes |
| | text | b | Why? | Pam? | ${a} = 'no' | yes |
| | end group | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) |
| | yn | yes | Yes | Ydy |
| | yn | no | No | Nac ydy |
"""
BAD = """
| survey |
| | type | name | label | relevant |
| | geopoint | a | A | |
| | text | b | B | ${c} = 1 |
"""


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.md"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "bad.md"
    path.write_text(BAD, encoding="utf-8")
    return str(path)


@pytest.fixture
def answers(tmp_path: Path):
    def write(content: object) -> str:
        path = tmp_path / "answers.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write


def test_a_good_form_ends_with_0(good, capsys):
    assert main(["form", "check", good]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "good.md: 2 questions in 1 section, no problems."
    assert main(["form", "check", good, "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert [advice["column"] for advice in facts.pop("advice")] == ["form_id", "version"]
    assert facts == {
        "problems": [],
        "name": "good",
        "version": "",
        "questions": 2,
    }


def test_a_bad_form_ends_with_1_and_every_problem(bad, capsys):
    assert main(["form", "check", bad]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "survey, row 2, type",
        "survey, row 3, relevant",
        "advice – settings, form_id",
        "advice – settings, version",
    ]
    assert main(["form", "check", bad, "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert problems[1] == {
        "sheet": "survey",
        "row": 3,
        "column": "relevant",
        "what": "There is no question called “c”.",
        "remedy": "Correct the name.",
    }


def test_a_form_that_is_not_there_ends_with_3_and_a_sentence(tmp_path, capsys):
    for command in ("check", "try"):
        assert main(["form", command, str(tmp_path / "none.md")]) == 3
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "There is no such file." in captured.err
        assert "Traceback" not in captured.err


def test_markdown_without_tables_is_told_in_our_words(tmp_path, capsys):
    path = tmp_path / "letter.md"
    path.write_text("Dear colleague", encoding="utf-8")
    assert main(["form", "check", str(path)]) == 3
    assert "The file holds no tables of a form." in capsys.readouterr().err


def test_trying_prints_every_node_and_the_messages(good, answers, capsys):
    path = answers([["/data/g/a", "no"], ["/data/g/x", 1]])
    assert main(["form", "try", good, "--answers", path, "--language", "cy", "--json"]) == 0
    group = {"readonly": False, "relevant": True, "required": False, "valid": True, "value": None}
    assert json.loads(capsys.readouterr().out) == {
        "nodes": {
            "/data": group,
            "/data/g": group,
            "/data/g/a": {**group, "required": True, "value": "no"},
            "/data/g/b": {**group, "required": True, "valid": False, "value": ""},
        },
        "messages": [
            "/data/g/x: there is no such question here.",
            "/data/g/b: Mae angen ateb i’r cwestiwn hwn.",
        ],
    }


def test_answers_apply_in_order_and_null_clears(good, answers, capsys):
    path = answers([["/data/g/a", "no"], ["/data/g/b", 5], ["/data/g/a", None]])
    assert main(["form", "try", good, "--answers", path, "--json"]) == 0
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    assert (nodes["/data/g/a"]["value"], nodes["/data/g/a"]["valid"]) == ("", False)
    assert (nodes["/data/g/b"]["value"], nodes["/data/g/b"]["relevant"]) == ("", False)


def test_answers_may_begin_with_the_mark_that_windows_writes(good, tmp_path, capsys):
    path = tmp_path / "answers.json"
    path.write_text('[["/data/g/a", "no"]]', encoding="utf-8-sig")
    assert main(["form", "try", good, "--answers", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["nodes"]["/data/g/a"]["value"] == "no"


def test_trying_for_people_says_what_is_skipped_and_wrong(good, capsys):
    assert main(["form", "try", good]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "/data: –",
        "/data/g: –",
        "/data/g/a: – (not valid)",
        "/data/g/b: – (skipped)",
        "/data/g/a: This question needs an answer.",
    ]


def test_trying_a_bad_form_ends_with_3_and_the_problems(bad, capsys):
    assert main(["form", "try", bad]) == 3
    assert "The form has 2 problems" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", ["", "{}x", '{"a": 1}', '["ab"]', '[["/data/g/a"]]', '[["/data/g/a", ["yes"]]]', "5", "[1]"]
)
def test_answers_that_cannot_be_read_end_with_3(good, answers, capsys, content):
    assert main(["form", "try", good, "--answers", answers(content)]) == 3
    assert "Write a JSON list of pairs" in capsys.readouterr().err


def test_a_file_of_answers_that_is_not_there_ends_with_3(good, tmp_path, capsys):
    assert main(["form", "try", good, "--answers", str(tmp_path / "none.json")]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_a_language_that_the_form_does_not_have_is_told(good, capsys):
    assert main(["form", "try", good, "--language", "fr"]) == 3
    assert "en, cy" in capsys.readouterr().err


def test_advice_alone_leaves_the_exit_code_at_0(good, capsys):
    assert main(["form", "check", good]) == 0
    assert (
        capsys.readouterr()
        .out.splitlines()[0]
        .startswith("advice – settings, form_id: The form has no form_id")
    )


def test_a_template_is_written_checked_and_tried(tmp_path, capsys):
    path = str(tmp_path / "new.xlsx")
    assert main(["form", "template", path]) == 0
    assert main(["form", "check", path]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("no problems.")
    assert main(["form", "try", path, "--json"]) == 0
    assert "/data/texts/summary" in json.loads(capsys.readouterr().out)["nodes"]
    assert main(["form", "template", path]) == 3
    assert "nothing is written over it" in capsys.readouterr().err
