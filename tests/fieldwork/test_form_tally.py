"""The counts of a form, kept up answer by answer, against counting it whole."""

from __future__ import annotations

import random

import pytest

from inspector_app.fieldwork.form_tally import FormTally
from inspector_app.forms import FormState
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.model import CompiledForm

FORM = """\
| survey |
| | type | name | label | relevant | required | constraint | readonly | na | repeat_count | calculation |
| | begin group | plan | The plan | | | | | | | |
| | select_one yn | made | Was it made? | | yes | | | yes | | |
| | integer | many | How many visits? | ${made} = 'yes' | | . < 5 | | | | |
| | note | told | Read on. | ${made} = 'no' | | | | | | |
| | text | why | Why not? | ${made} = 'no' | yes | | | yes | | |
| | text | fixed | Fixed | | | | ${made} = 'no' | | | |
| | end group | | | | | | | | | |
| | begin group | seen | Visits | ${made} = 'yes' | | | | | | |
| | begin repeat | visit | Visit | | | | | | ${many} | |
| | integer | days | After how many days? | | | . <= ${most} | | | | |
| | text | late | Why so late? | ${days} > 10 | | | | | | |
| | end repeat | | | | | | | | | |
| | begin repeat | more | More | | | | | | | |
| | text | word | A word | ${many} > 2 | | | | yes | | |
| | end repeat | | | | | | | | | |
| | end group | | | | | | | | | |
| | begin group | rest | The rest | | | | | | | |
| | integer | most | At most? | | | | | | | |
| | calculate | sum | | | | | | | | sum(${days}) |
| | text | end | The end | ${sum} > 5 | | | | | | |
| | integer | half | Half of it | | | | | | | if(${most} > 3, ${most} div 2, '') |
| | end group | | | | | | | | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
"""
VALUES = {"made": ["yes", "no", "n/a", ""], "many": ["1", "3", "4", "9", ""], "word": ["a", "n/a", ""]}
USUAL = ["3", "12", "x", ""]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> CompiledForm:
    path = tmp_path_factory.mktemp("form") / "plan.md"
    path.write_text(FORM, encoding="utf-8")
    return compile_form(path)


def check(tally: FormTally, state: FormState) -> None:
    """The tally says what counting the whole form gives."""
    asked = [node.path for node in state.asked()]
    assert tally.open() == state.missing() + state.invalid()
    assert tally.open_count() == len(tally.open())
    assert tally.open(2) == tally.open()[:2]
    for section in ("", *(section.path for section in state.form.sections)):
        assert tally.progress(section) == state.progress(section)
        inside = [path for path in asked if path.startswith(f"{section}/")]
        assert tally.first_asked(section) == (inside[0] if inside else "")
    open_ = set(tally.open())
    for place, path in enumerate(["", *asked]):
        assert tally.asked_after(path) == (asked[place] if place < len(asked) else "")
        around = [*asked[place:], *asked[:place]]
        assert tally.open_after(path) == next((other for other in around if other in open_), "")


@pytest.mark.parametrize("seed", range(12))
def test_it_counts_as_the_whole_form_does_after_every_answer(form: CompiledForm, seed: int) -> None:
    dice = random.Random(seed)
    state = FormState(form)
    tally = FormTally(state)
    check(tally, state)
    for _turn in range(60):
        deed = dice.random()
        repeat, keys = "/seen/more", state.repeat_keys("/seen/more")
        if deed < 0.08:
            state.add_repeat(repeat)
            tally.recount()
        elif deed < 0.12 and keys:
            state.remove_repeat(repeat, dice.choice(keys))
            tally.recount()
        else:
            node = dice.choice(list(state.questions()))
            tally.update(state.answer(node.path, dice.choice(VALUES.get(node.name, USUAL))))
        check(tally, state)


def test_an_answer_that_is_to_be_put_right_is_no_answer_yet(form: CompiledForm) -> None:
    state = FormState(form, {"/plan/made": "yes", "/plan/many": "9", "/rest/most": "4"})
    tally = FormTally(state)
    assert tally.progress("/plan") == state.progress("/plan") == (1, 3)

    tally.update(state.answer("/plan/many", "1"))
    tally.update(state.answer("/seen/visit[1]/days", "4"))
    assert tally.progress("/plan") == (2, 3)
    assert tally.progress("/seen") == (1, 1)

    tally.update(state.answer("/rest/most", "3"))  # makes the answer of another section wrong
    assert tally.progress("/seen") == (0, 1)
    tally.update(state.answer("/rest/most", "x"))
    assert tally.progress("/rest") == (0, 1)
    assert tally.progress() == state.progress()


def test_the_revision_grows_only_when_something_else_is_asked_or_shown(form: CompiledForm) -> None:
    state = FormState(form)
    tally = FormTally(state)

    def grows(path: str, value: str) -> bool:
        before = tally.revision
        tally.update(state.answer(path, value))
        return tally.revision != before

    assert grows("/plan/made", "yes")
    assert not grows("/rest/most", "3")
    assert grows("/plan/many", "3")  # instances of the repeat
    assert not grows("/seen/visit[1]/days", "4")
    assert grows("/seen/visit[1]/days", "11")
    assert grows("/plan/made", "no")
