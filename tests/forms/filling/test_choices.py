"""Choices: from lists and answers, filtered, by lot, and what counts of an answer that is none of them now."""

from __future__ import annotations

import pytest

from inspector_app.forms.expressions.lots import seed_of, shuffled
from inspector_app.forms.filling.state import FormState

CHOICES = """
list_name | name | label | kind
s | a | A | x
s | b | B | y
s | c | C | x
"""


def test_what_a_filter_takes_away_counts_as_blank_and_comes_back(form):
    compiled = form(
        survey="""
        type | name | label | choice_filter | required | calculation
        text | kind | Kind | | |
        select_one s | one | One | kind = ${kind} | yes |
        select_multiple s | many | Many | kind = ${kind} or ${kind} = 'all' | |
        calculate | seen | | | | concat(${one}, '/', ${many})
        """,
        choices=CHOICES,
    )
    state = FormState(compiled)
    state.answer("/kind", "all")
    state.answer("/many", "c b x")
    assert state.node("/many").value == "b c"  # in the order of the list, and only what there is
    changed = state.answer("/kind", "x")
    assert {"/one", "/many", "/seen"} <= changed
    state.answer("/one", "a")
    assert state.find("/seen").answer == "a/c"
    assert state.node("/many").message == "This answer is not among the choices."
    state.answer("/kind", "y")
    assert state.find("/seen").answer == "/b"
    assert state.node("/one").value == "a"
    assert not state.node("/one").valid
    state.answer("/kind", "x")
    assert state.find("/seen").answer == "a/c"
    assert state.node("/one").valid


def test_choices_come_from_answers_in_a_repeat(form):
    compiled = form(
        survey="""
        type | name | label | choice_filter | calculation
        begin repeat | child | Child | |
        text | called | Called | |
        integer | age | Age | |
        end repeat | | | |
        select_one ${called} | eldest | Eldest | ${age} > 10 |
        select_multiple ${called} | present | Who was there? | |
        rank ${called} | order | In which order? | |
        calculate | name_of_eldest | | | jr:choice-name(${eldest}, '${eldest}')
        """
    )
    state = FormState(compiled)
    assert state.node("/eldest").choices == ()
    second = state.add_repeat("/child")
    for key, called, age in (("0", "Gwen", "12"), (second, "Ifan", "9")):
        state.answer(f"/child[{key}]/called", called)
        state.answer(f"/child[{key}]/age", age)
    assert [choice.name for choice in state.node("/eldest").choices] == ["Gwen"]
    state.answer("/eldest", "Gwen")
    assert state.find("/name_of_eldest").answer == "Gwen"
    state.answer("/present", "Ifan Gwen")
    assert state.node("/present").value == "Gwen Ifan"
    state.answer("/order", "Ifan Gwen")
    changed = state.answer("/child[0]/called", "Gwenllian")
    assert (state.find("/present").counts, state.find("/order").counts) == ("Ifan", "Ifan Gwenllian")
    assert "/eldest" in changed
    assert state.find("/eldest").counts == ""
    assert state.node("/eldest").value == "Gwen"


def test_an_order_has_all_the_choices_that_there_are(form):
    compiled = form(
        survey="""
        type | name | label | choice_filter
        text | kind | Kind |
        rank s | order | Order | kind != ${kind}
        """,
        choices=CHOICES,
    )
    state = FormState(compiled)
    assert state.find("/order").counts == ""
    state.answer("/order", "c a b")
    state.answer("/kind", "x")
    assert state.find("/order").counts == "b"
    state.answer("/order", "a c b")  # of which there is one now
    assert state.find("/order").counts == "b"
    state.answer("/kind", "")
    assert state.find("/order").counts == "a c b"
    state.answer("/order", "b")
    assert state.find("/order").counts == "b a c"


def test_an_order_by_lot_is_the_same_for_each_seed_and_each_reading(form):
    compiled = form(
        survey="""
        type | name | label | parameters
        text | seed | Seed |
        select_one s | seeded | Seeded | randomize=true, seed=${seed}
        select_one s | drawn | Drawn | randomize=true
        """,
        choices=CHOICES,
    )

    def order(name: str, seed: str = "", lot: int = 1) -> str:
        state = FormState(compiled, lot=lot)
        state.answer("/seed", seed)
        return "".join(choice.name for choice in state.node(f"/{name}").choices)

    assert order("seeded", "1") == order("seeded", "1.9", lot=9)
    assert len({order("seeded", str(seed)) for seed in range(40)}) == 6
    assert order("drawn", lot=5) == order("drawn", seed="8", lot=5)
    assert len({order("drawn", lot=lot) for lot in range(40)}) == 6


@pytest.mark.parametrize(
    ("seed", "order"),
    # As a program in another language draws them: 16807 times the last number, modulo 2147483647.
    [(1, "BDEAC"), (42, "AECBD"), (-1, "DCBAE"), (2**31 - 1, "CBEAD")],
)
def test_lots_are_drawn_as_others_draw_them(seed, order):
    assert "".join(shuffled("ABCDE", seed)) == order


def test_a_seed_is_a_whole_number_or_a_hash_of_words():
    nan = float("nan")
    assert (seed_of(3.9, "3.9"), seed_of(-3.9, "-3.9"), seed_of(nan, "")) == (3, -3, 0)
    assert seed_of(nan, "Bro Helyg") == seed_of(nan, "Bro Helyg") != seed_of(nan, "Bro Heli")
    assert -(2**63) <= seed_of(nan, "Bro Helyg") < 2**63
    assert (seed_of(float("inf"), ""), seed_of(float("-inf"), "")) == (2**63 - 1, -(2**63))


def test_the_name_of_a_choice_from_an_answer_may_have_blanks_in_it(form):
    compiled = form(
        survey="""
        type | name | label
        begin repeat | child | Child
        text | called | Called
        end repeat | |
        select_one ${called} | eldest | Eldest
        """
    )
    state = FormState(compiled)
    state.answer("/child[0]/called", " Mair  Elin ")
    state.answer("/eldest", " Mair  Elin ")
    assert state.find("/eldest").counts == " Mair  Elin "
    assert state.node("/eldest").valid


def test_answers_stand_in_the_words_of_choices(form):
    compiled = form(
        survey="""
        type | name | label | calculation
        text | child | Which child? |
        select_one who | with | Who was there? |
        calculate | said | | jr:choice-name(${with}, '${with}')
        """,
        choices="""
        list_name | name | label::English (en) | label::Cymraeg (cy)
        who | alone | **Only** ${child} | ${child} yn unig
        who | other | Others | Eraill
        """,
    )
    assert compiled.named("with").choices[0].label["en"] == "Only …"
    again = type(compiled).from_json(compiled.to_json())
    state = FormState(again, language="cy")
    changed = state.answer("/child", "Ifan")
    assert "/with" in changed
    assert [choice.label for choice in state.node("/with").choices] == [
        {"cy": "Ifan yn unig"},
        {"en": "Others", "cy": "Eraill"},
    ]
    state.answer("/with", "alone")
    state.answer("/child", "Mair")
    assert state.find("/said").answer == "Mair yn unig"
