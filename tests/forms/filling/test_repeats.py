"""Repeats: made, removed, counted, and looked at from inside and outside."""

from __future__ import annotations

from inspector_app.forms.filling.state import FormState

SURVEY = """
type | name | label | calculation | relevant | default | repeat_count | warning | warning_message
begin repeat | earlier | Earlier referral | | | | | |
integer | year | Year | | | | | . > 2000 | ${year} is long ago.
calculate | place | | position(..) | | | | |
text | who | Who? | | ${year} > 2010 | nobody | | |
text | when | When? | | | concat('no. ', position(..)) | | |
end repeat | | | | | | | |
calculate | total | | sum(${year}) | | | | |
calculate | many | | count(${earlier}) | | | | |
calculate | second | | indexed-repeat(${year}, ${earlier}, 2) | | | | |
calculate | latest | | max(${year}) | | | | |
calculate | late | | count(${earlier}[year > 2010]) | | | | |
calculate | last_one | | ${earlier}[position() = last()]/year | | | | |
"""
COUNTED = """
type | name | label | repeat_count | default | calculation
integer | children | How many children? | | |
begin repeat | child | Child | ${children} | |
text | name | Name | | nobody |
end repeat | | | | |
calculate | names | | | | join(', ', ${name})
"""


def value(state: FormState, name: str) -> str:
    return state.find(f"/{name}").answer


def test_a_new_form_has_one_instance_and_more_can_be_added_and_removed(form):
    state = FormState(form(survey=SURVEY))
    assert state.repeat_keys("/earlier") == ["0"]
    assert value(state, "many") == "1"
    second = state.add_repeat("/earlier")
    third = state.add_repeat("/earlier")
    assert state.repeat_keys("/earlier") == ["0", second, third]
    for key, year in zip(("0", second, third), ("2009", "2011", "2013"), strict=True):
        state.answer(f"/earlier[{key}]/year", year)
    assert value(state, "total") == str(2009 + 2011 + 2013)
    assert (value(state, "many"), value(state, "second"), value(state, "latest")) == ("3", "2011", "2013")
    assert (value(state, "late"), value(state, "last_one")) == ("2", "2013")
    assert state.find(f"/earlier[{third}]/place").answer == "3"
    state.remove_repeat("/earlier", second)
    assert value(state, "total") == str(2009 + 2013)
    assert state.find(f"/earlier[{third}]/place").answer == "2"
    assert value(state, "second") == "2013"


def test_removed_instances_stay_removed_and_made_ones_stay_made(form):
    compiled = form(survey=SURVEY)
    state = FormState(compiled)
    second = state.add_repeat("/earlier")
    state.remove_repeat("/earlier", "0")
    again = FormState(compiled, {**state.answers(), "/earlier[0]/year": "1999"})
    assert again.repeat_keys("/earlier") == [second]
    again.remove_repeat("/earlier", second)
    assert FormState(compiled, again.answers()).repeat_keys("/earlier") == []
    assert value(again, "many") == "0"


def test_each_instance_has_its_own_defaults_relevance_and_warning(form):
    state = FormState(form(survey=SURVEY))
    second = state.add_repeat("/earlier")
    assert state.find("/earlier[0]/when").answer == "no. 1"
    assert state.find(f"/earlier[{second}]/when").answer == "no. 2"
    assert state.find(f"/earlier[{second}]/who").answer == "nobody"
    state.answer("/earlier[0]/year", "2012")
    state.answer(f"/earlier[{second}]/year", "1998")
    assert state.node("/earlier[0]/who").relevant
    assert not state.node(f"/earlier[{second}]/who").relevant
    assert state.node("/earlier[0]/year").warning == ""
    assert state.node(f"/earlier[{second}]/year").warning == "1998 is long ago."


def test_a_sum_waits_for_its_answers(form):
    compiled = form(
        survey="""
        type | name | label | calculation | relevant
        text | hide | Hide | |
        begin repeat | r | R | |
        integer | n | N | | ${hide} = '' or position(..) = 1
        end repeat | | | |
        calculate | total | | sum(${n}) |
        calculate | shown_total | | sum(${r}[n != '']/n) |
        """
    )
    state = FormState(compiled)
    second = state.add_repeat("/r")
    state.answer("/r[0]/n", "2")
    assert value(state, "total") == ""
    state.answer(f"/r[{second}]/n", "3")
    assert value(state, "total") == "5"
    state.answer("/hide", "yes")
    assert (value(state, "total"), value(state, "shown_total")) == ("", "2")  # a hidden answer is a blank


def test_a_count_makes_as_many_as_it_says(form):
    compiled = form(survey=COUNTED)
    state = FormState(compiled)
    assert state.repeat_keys("/child") == []
    state.answer("/children", "2")
    assert state.repeat_keys("/child") == ["1", "2"]
    assert value(state, "names") == "nobody, nobody"
    again = FormState(compiled, state.answers())
    assert again.repeat_keys("/child") == ["1", "2"]


def test_what_a_smaller_count_took_away_stays_on_record_and_a_new_instance_begins_anew(form):
    compiled = form(survey=COUNTED)
    state = FormState(compiled)
    state.answer("/children", "2")
    state.answer("/child[2]/name", "second")
    state.answer("/children", "1")
    assert value(state, "names") == "nobody"
    assert state.answers()["/child[2]/name"] == "second"
    state.answer("/children", "2")
    assert value(state, "names") == "nobody, nobody"
    assert state.answers()["/child[2]/name"] == "second"
    again = FormState(compiled, state.answers())
    assert again.repeat_keys("/child") == state.repeat_keys("/child") == ["1", "2.1"]
    assert value(again, "names") == "nobody, nobody"


def test_an_instance_without_answers_leaves_nothing_behind(form):
    state = FormState(form(survey=COUNTED))
    state.answer("/children", "1")
    state.answer("/child[1]/name", "")
    state.answer("/children", "0")
    state.answer("/children", "1")
    assert state.repeat_keys("/child") == ["1"]
    assert state.answers() == {"/children": "1", "/child[1]/name": "nobody"}


def test_a_count_that_is_not_known_now_takes_nothing_away(form):
    compiled = form(survey=COUNTED)
    state = FormState(compiled)
    for answer, count in (("-1", 0), ("2", 2), ("x", 2), ("", 2), ("3", 3), ("0", 0), ("100000", 500)):
        state.answer("/children", answer)
        assert len(state.repeat_keys("/child")) == count
        assert len(FormState(compiled, state.answers()).repeat_keys("/child")) == count


def test_repeats_in_repeats_have_their_own_instances(form):
    compiled = form(
        survey="""
        type | name | label | calculation
        begin repeat | family | Family |
        text | street | Street |
        begin repeat | child | Child |
        integer | age | Age |
        end repeat | | |
        calculate | sum_of_ages | | sum(${age})
        end repeat | | |
        calculate | all_ages | | sum(${age})
        """
    )
    state = FormState(compiled)
    second = state.add_repeat("/family")
    # What is added begins as the form's template stands: with no instance of the repeats inside.
    assert state.repeat_keys("/family[0]/child") == ["0"]
    assert state.repeat_keys(f"/family[{second}]/child") == []
    old, young = (state.add_repeat(f"/family[{second}]/child") for _ in range(2))
    state.answer("/family[0]/child[0]/age", "1")
    state.answer(f"/family[{second}]/child[{old}]/age", "2")
    state.answer(f"/family[{second}]/child[{young}]/age", "4")
    assert state.find(f"/family[{second}]/sum_of_ages").answer == "6"
    assert state.find("/family[0]/sum_of_ages").answer == "1"
    assert value(state, "all_ages") == "7"
    again = FormState(compiled, state.answers())
    assert value(again, "all_ages") == "7"


def test_a_trigger_in_a_repeat_sets_the_value_beside_it(form):
    compiled = form(
        survey="""
        type | name | label | calculation | trigger
        begin repeat | r | R | |
        text | a | A | |
        text | b | B | concat(${a}, '!') | ${a}
        end repeat | | | |
        """
    )
    state = FormState(compiled)
    second = state.add_repeat("/r")
    state.answer(f"/r[{second}]/a", "here")
    assert state.find(f"/r[{second}]/b").answer == "here!"
    assert state.find("/r[0]/b").answer == ""


def test_a_repeat_in_a_repeat_may_have_a_count_of_its_own(form):
    compiled = form(
        survey="""
        type | name | label | repeat_count
        integer | families | How many families? |
        begin repeat | family | Family | ${families}
        integer | children | How many children? |
        begin repeat | child | Child | ${children} * 2
        text | called | Called |
        end repeat | | |
        begin repeat | parent | Parent | 1
        text | job | Job |
        end repeat | | |
        end repeat | | |
        """
    )
    state = FormState(compiled)
    state.answer("/families", "2")
    state.answer("/family[2]/children", "1")
    assert [state.repeat_keys(f"/family[{family}]/child") for family in (1, 2)] == [[], ["1", "2"]]
    assert [state.repeat_keys(f"/family[{family}]/parent") for family in (1, 2)] == [["1"], ["1"]]


def test_a_default_in_a_new_instance_sets_nothing_off(form):
    compiled = form(
        survey="""
        type | name | label | default | calculation | trigger
        begin repeat | r | R | | |
        text | a | A | begun | |
        text | b | B | | concat(${a}, '!') | ${a}
        end repeat | | | | |
        """
    )
    state = FormState(compiled)
    second = state.add_repeat("/r")
    assert state.find(f"/r[{second}]/b").answer == ""
    state.answer(f"/r[{second}]/a", "changed")
    assert state.find(f"/r[{second}]/b").answer == "changed!"


def test_what_was_taken_out_can_be_brought_back(form):
    compiled = form(survey=COUNTED)
    state = FormState(compiled)
    state.answer("/children", "3")
    for place in (1, 2, 3):
        state.answer(f"/child[{place}]/name", f"child {place}")
    state.answer("/children", "1")
    assert state.repeats.taken_out("/child") == {}  # there is no room for them now
    state.answer("/children", "2")
    assert state.repeats.taken_out("/child") == {"2": 1}
    state.answer("/child[2.1]/name", "another")
    state.bring_back_repeat("/child", "2")
    assert state.repeat_keys("/child") == ["1", "2"]
    assert value(state, "names") == "child 1, child 2"
    assert state.repeats.taken_out("/child") == {"2.1": 1}
    again = FormState(compiled, state.answers())
    assert again.repeat_keys("/child") == ["1", "2"]
    assert again.repeats.taken_out("/child") == {"2.1": 1}


def test_what_was_removed_by_hand_comes_back_to_its_place(form):
    compiled = form(survey=SURVEY)
    state = FormState(compiled)
    second = state.add_repeat("/earlier")
    state.answer("/earlier[0]/year", "2009")
    state.answer(f"/earlier[{second}]/year", "2011")
    state.remove_repeat("/earlier", "0")
    assert value(state, "total") == "2011"
    assert list(state.repeats.taken_out("/earlier")) == ["0"]
    state.bring_back_repeat("/earlier", "0")
    assert state.repeat_keys("/earlier") == ["0", second]
    assert value(state, "total") == "4020"
    assert state.repeats.taken_out("/earlier") == {}


def test_an_instance_that_a_count_makes_again_begins_as_it_did(form):
    compiled = form(
        survey="""
        type | name | label | repeat_count
        integer | families | How many families? |
        begin repeat | family | Family | ${families}
        begin repeat | child | Child |
        text | called | Called |
        end repeat | | |
        end repeat | | |
        """
    )
    state = FormState(compiled)
    state.answer("/families", "2")
    assert [state.repeat_keys(f"/family[{key}]/child") for key in ("1", "2")] == [["0"], []]
    state.answer("/family[1]/child[0]/called", "Ifan")
    state.add_repeat("/family[2]/child")
    state.answer("/families", "0")
    state.answer("/families", "2")
    assert state.repeat_keys("/family[1.1]/child") == ["0"]
    assert state.find("/family[1.1]/child[0]/called").answer == ""
    assert (
        state.repeat_keys("/family[2.1]/child") == []
    )  # nor does what was added to the one before come back
