"""Whatever is answered in whatever order, the form stands as if it had been opened with these answers."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.forms.filling.state import FormState

SURVEY = """
type | name | label | relevant | required | readonly | constraint | calculation | choice_filter | repeat_count | na | warning | default | trigger
text | always | Always | | | | | | | | | | x |
begin group | g | G ${n} | ${yn} != 'no' | | | | | | | | | |
integer | n | N | | ${yn} = 'yes' | | . < ${m} | | | | yes | . != 3 | |
integer | m | M | ${n} != 2 | | ${yn} = 'no' | | | | | | | 2 |
begin group | inner | Inner | ${m} > 1 | | | | | | | | | |
select_multiple s | s | S | | | | count-selected(.) < 3 | | kind = ${yn} or kind = '' | | yes | | |
text | note | Note | selected(${s}, 'a') | ${n} > 1 | | | | | | | | |
end group | | | | | | | | | | | | |
end group | | | | | | | | | | | | |
select_one yn | yn | Yes or no | | | | | | | | yes | | |
calculate | sum | | | | | | ${n} + ${m} | | | | | |
calculate | chain | | ${sum} != '' | | | | ${sum} * 2 + ${total} | | | | | |
begin repeat | r | R | ${m} != 4 | | | | | | | | | |
integer | a | A | | | | | | | | yes | | |
text | b | B | ${a} > 1 | ${n} = 1 | | | | | | | | |
calculate | place | | | | | | position(..) + ${a} | | | | | |
begin repeat | deep | Deep | | | | | | | | | | |
integer | d | D | ${a} != 3 | | | | | | | | | |
end repeat | | | | | | | | | | | | |
calculate | depth | | | | | | sum(${d}) | | | | | |
end repeat | | | | | | | | | | | | |
begin repeat | c | C | | | | | | | ${n} | | | |
text | e | E | ${yn} = 'yes' | | | | | | | | | e |
end repeat | | | | | | | | | | | | |
calculate | total | | | | | | sum(${a}) | | | | | |
calculate | words | | | | | | join(',', ${e}, ${b}, ${depth}, count(${r}), ${chain}) | | | | | |
text | set | Set | | | | | concat('set by ', ${n}) | | | | | | ${yn}
"""
CHOICES = """
list_name | name | label | kind
yn | yes | Yes |
yn | no | No |
s | a | A |
s | b | B | yes
s | c | C | no
"""
MOMENT = datetime(2024, 3, 12, 12, tzinfo=UTC)
ANSWERS = st.sampled_from(["", "1", "2", "3", "4", "yes", "no", "n/a", "a", "a b", "a b c", "x"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["answer"] * 6 + ["add", "remove", "bring back"]), st.integers(0, 10_000), ANSWERS
    ),
    max_size=25,
)


def everything(state: FormState) -> dict[str, object]:
    return {node.path: (state.state_of(node), node.counts, node.own_relevant) for node in state.root.walk()}


def places(state: FormState) -> list[str]:
    """The paths at which repeats stand, without keys of their own."""
    inside = [f"{node.path}/deep" for node in state.instances("/r")]
    return ["/r", "/c", *inside]


def test_a_form_built_up_equals_one_opened_with_its_answers(form):
    compiled = form(survey=SURVEY, choices=CHOICES)
    paths = [d.path for d in compiled.definitions if d.calculate is None and d.kind == "question"][1:]

    @settings(max_examples=150, deadline=None)
    @given(STEPS)
    def check(steps):
        state = FormState(compiled, now=MOMENT)
        for what, number, answer in steps:
            seen = everything(state)
            repeats = [n for n in state.root.walk() if n.definition.path in ("/r", "/r/deep")]
            if what == "answer":
                nodes = state.instances(paths[number % len(paths)])
                if not nodes:
                    continue
                touched = state.answer(nodes[number % len(nodes)].path, answer)
                now = everything(state)
                changed = {path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path)}
                assert {compiled.question(path).path for path in changed} <= touched
            elif what == "add":
                above = ["", *(n.path for n in repeats if n.definition.path == "/r")]
                parent = above[number % len(above)]
                state.add_repeat(f"{parent}/deep" if parent else "/r")
            elif what == "bring back":
                out = [(path, key) for path in places(state) for key in state.repeats.taken_out(path)]
                if out:
                    state.bring_back_repeat(*out[number % len(out)])
            elif repeats:
                path, _, key = repeats[number % len(repeats)].path.rpartition("[")
                state.remove_repeat(path, key.rstrip("]"))
            assert everything(FormState(compiled, state.answers(), now=MOMENT)) == everything(state)

    check()


def test_the_form_of_this_test_uses_everything(form):
    compiled = form(survey=SURVEY, choices=CHOICES)
    for part in ("relevant", "required", "readonly", "constraint", "calculate", "choice_filter", "warning"):
        assert any(getattr(definition, part) for definition in compiled.definitions), part
