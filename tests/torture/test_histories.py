"""Histories drawn by lot, whose like `make torture` plays for hours: none may break what must hold of a merge."""

from __future__ import annotations

import pytest

from tools.torture.histories import Played, play

AT_ONCE = 98
FIRST = range(0, 20 * AT_ONCE, AT_ONCE)  # with the 40 of tests/db/test_merge_properties.py, 2,000


@pytest.mark.parametrize("first", FIRST)
def test_whatever_happens_every_copy_shows_what_it_must(first):
    told = Played()
    for seed in range(first, first + AT_ONCE):
        play(seed, told)
    assert told.conflicts > AT_ONCE / 4
    assert told.older > AT_ONCE / 20
    assert len(told.steps) == 11
