"""The recovery key on paper: back to the same key however it is typed, and every slip named by its group."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import UserError
from db.keys.recovery_key import GROUPS, data_key_from, recovery_key

keys = st.binary(min_size=32, max_size=32)
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def refusal(text):
    with pytest.raises(UserError) as caught:
        data_key_from(text)
    assert caught.value.code == "recovery-key-typo"
    assert caught.value.remedy
    return caught.value.what


@given(keys)
def test_a_key_comes_back(key):
    text = recovery_key(key)
    assert [len(group) for group in text.split("-")] == [5] * GROUPS
    assert not set(text) & set("OIL")
    assert data_key_from(text) == key


@given(keys, st.sampled_from(["{}", "{}\n", "  {}  "]), st.sampled_from(["-", " ", "", "\n", " - ", "–"]))
def test_it_may_be_typed_in_any_way(key, around, between):
    text = recovery_key(key).lower().replace("0", "o").replace("1", "l")
    assert data_key_from(around.format(between.join(text.split("-")))) == key


@given(keys, st.data())
def test_any_single_typo_is_found_and_named_by_its_group(key, data):
    text = recovery_key(key)
    place = data.draw(st.sampled_from([number for number, symbol in enumerate(text) if symbol != "-"]))
    other = data.draw(st.sampled_from([symbol for symbol in SYMBOLS if symbol != text[place]]))
    assert f"Group {place // 6 + 1}," in refusal(text[:place] + other + text[place + 1 :])


@given(keys, st.data())
def test_two_neighbours_that_changed_places_are_found(key, data):
    group = data.draw(st.integers(0, GROUPS - 1))
    place = group * 6 + data.draw(st.integers(0, 3))
    text = recovery_key(key)
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if swapped != text:
        assert f"Group {group + 1}," in refusal(swapped)


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_groups_that_changed_places_are_found(key, one, other):
    groups = recovery_key(key).split("-")
    groups[one], groups[other] = groups[other], groups[one]
    if one != other:
        assert f"Group {min(one, other) + 1}," in refusal("-".join(groups))


@given(keys, st.data())
def test_a_symbol_too_few_or_too_many_is_named_by_its_group(key, data):
    place = data.draw(st.integers(0, GROUPS - 1))
    groups = recovery_key(key).split("-")
    groups[place] = groups[place][1:] if data.draw(st.booleans()) else groups[place] + "7"
    assert f"Group {place + 1}," in refusal("-".join(groups))


@pytest.mark.parametrize("text", ["", "-", "hello", "ŵ" * 65, "!" * 65, "0" * 64])
def test_what_is_no_recovery_key_is_refused(text):
    assert refusal(text)


@given(st.text(alphabet=string.ascii_letters + string.digits + "- \n", max_size=90))
def test_any_text_is_refused_in_words(text):
    assert refusal(text)
