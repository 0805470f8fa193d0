"""Sealing with a passphrase: the same cost everywhere, and nothing opens with other words or when anything was altered."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.keys.passphrase import STANDARD, Cost, PassphraseSeal

CHEAP = Cost(memory=64, passes=1, lanes=1)
WORDS, ABOUT = "heron lantern quay", "what is sealed"


@given(data=st.binary(max_size=200), words=st.text(max_size=30))
def test_what_is_sealed_comes_back_with_its_words(data, words):
    kept = json.dumps(PassphraseSeal.seal(data, words, ABOUT, CHEAP).entries())
    assert PassphraseSeal.from_entries(json.loads(kept)).unseal(words, ABOUT) == data


def test_nothing_opens_with_other_words_or_when_anything_was_altered():
    seal = PassphraseSeal.seal(b"data", WORDS, ABOUT, CHEAP)
    assert seal.unseal("heron lantern key", ABOUT) is None
    assert seal.unseal(WORDS, "something else") is None
    for altered in (
        replace(seal, cost=replace(CHEAP, passes=2)),
        replace(seal, salt=bytes(16)),
        replace(seal, nonce=bytes(12)),
        replace(seal, sealed=seal.sealed[:-1] + bytes([seal.sealed[-1] ^ 1])),
    ):
        assert altered.unseal(WORDS, ABOUT) is None


def test_no_two_seals_of_the_same_are_alike():
    first, second = (PassphraseSeal.seal(b"data", WORDS, ABOUT, CHEAP) for _number in range(2))
    assert (first.salt, first.nonce, first.sealed) != (second.salt, second.nonce, second.sealed)
    assert first.salt != second.salt
    assert first.nonce != second.nonce


def test_the_cost_is_the_same_however_busy_the_computer_is():
    assert {PassphraseSeal.seal(b"data", WORDS, ABOUT).cost for _number in range(2)} == {STANDARD}


def test_others_go_on_while_a_passphrase_is_tried():
    turns: list[bool] = []
    work = threading.Thread(target=lambda: PassphraseSeal.seal(b"data", WORDS, ABOUT))
    work.start()
    while work.is_alive():
        time.sleep(0.001)
        turns.append(True)
    assert len(turns) > 20  # one or two, if Python's lock were held all the while


@pytest.mark.parametrize(
    "change",
    [
        {"argon2id": None},
        {"argon2id": {"memory": 64}},
        {"argon2id": {"memory": 1 << 40, "passes": 1, "lanes": 1}},
        {"argon2id": {"memory": "64", "passes": 1, "lanes": 1}},
        {"salt": "no hex"},
        {"salt": ""},
        {"nonce": "00"},
        {"nonce": 7},
        {"sealed": None},
    ],
)
def test_entries_that_are_not_those_of_a_seal_are_no_seal(change):
    entries = PassphraseSeal.seal(b"data", WORDS, ABOUT, CHEAP).entries()
    with pytest.raises(ValueError, match=r"."):
        PassphraseSeal.from_entries({**entries, **change})
    with pytest.raises(ValueError, match="missing"):
        PassphraseSeal.from_entries({name: entries[name] for name in entries if name not in change})
