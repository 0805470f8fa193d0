"""The comparison with ODK's engine itself: it sees what differs, passes over what is known, and draws usable forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from tools.differential.compare import Difference, Step, differences
from tools.differential.departures import departures, is_known
from tools.differential.forms import read_text, written_names
from tools.differential.generated import xlsforms
from tools.differential.golden import read, write
from tools.differential.run import compared, drawn, our_steps

SMALL = """
| survey |
| | type | name | label | relevant |
| | select_one yn | seen | Seen? | |
| | begin repeat | visit | Visit | ${seen} = 'yes' |
| | text | why | Why? | |
| | end repeat | | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
"""
ANSWERS = [
    ("/data/seen", "yes"),
    ("/data/visit[2]/why", "late"),
    ("/data/visit[1]", None),
    ("/data/seen", "no"),
]


def shifted(
    steps: list[Step], number: int, path: str, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[Step]:
    steps = list(steps)
    nodes = steps[number].nodes
    steps[number] = Step(steps[number].refused, {**nodes, path: change(nodes[path])})
    return steps


def test_what_differs_is_seen_at_its_step_and_place():
    form = read_text(SMALL, "small")
    steps = list(our_steps(form, ANSWERS))
    assert compared(form, ANSWERS, steps) == []
    found = compared(
        form, ANSWERS, shifted(steps, 2, "/data/visit[2]/why", lambda node: node | {"value": "early"})
    )
    assert found == [Difference(2, "/data/visit[2]/why", "value", "late", "early")]
    assert found[0].place == "/data/visit/why"
    refused = [*steps[:4], Step("no", steps[4].nodes)]
    assert [one.what for one in compared(form, ANSWERS, refused)] == ["refused"]


def test_a_node_that_one_side_lacks_differs_unless_it_is_hidden():
    form = read_text(SMALL, "small")
    *_, shown, hidden = (step.nodes for step in our_steps(form, ANSWERS))
    without = {path: node for path, node in shown.items() if path != "/data/visit[1]/why"}
    assert [one.what for one in differences(3, shown, without)] == ["there"]
    without = {path: node for path, node in hidden.items() if path != "/data/visit[1]/why"}
    assert list(differences(4, hidden, without)) == []


@pytest.mark.parametrize(("form", "known"), [("repeats", True), ("paths", False)])
def test_known_departures_are_those_of_their_form(form, known):
    assert is_known(form, Difference(0, "/data/found/beds_there", "value", "0", "")) is known
    assert not is_known(form, Difference(0, "/data/found/beds_there", "valid", True, False))
    assert {row.form for row in departures()} <= set(written_names())


def test_recorded_fillings_come_back_as_they_were(tmp_path):
    form = read_text(SMALL, "small")
    steps = list(our_steps(form, ANSWERS))
    write(tmp_path / "small.json", [(ANSWERS, steps)])
    assert read(tmp_path / "small.json") == [(ANSWERS, steps)]


@settings(max_examples=15, deadline=None)
@given(xlsforms())
def test_forms_drawn_by_lot_can_be_filled_in(text):
    form = read_text(text, "drawn")
    answers = drawn(form, "a seed", 10)
    assert answers == drawn(form, "a seed", 10)
    assert len(list(our_steps(form, answers))) == len(answers) + 1
