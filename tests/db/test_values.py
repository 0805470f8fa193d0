"""Values and ids."""

from __future__ import annotations

import pytest

from db.values import new_id, storable


def test_ids_are_unique_and_sort_as_they_were_made():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert all(len(one) == 32 and one[12] == "7" and one[16] in "89ab" for one in ids)


def test_an_id_can_be_made_to_sort_after_one_from_a_clock_that_is_ahead():
    ahead = "01ffffffffff7fff" + "8" * 16
    later = new_id(after=ahead)
    assert later > ahead
    assert (len(later), later[12], later[16] in "89ab") == (32, "7", True)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("ŵ ŷ 👩‍👧 e\u0301 \u202e", "ŵ ŷ 👩‍👧 e\u0301 \u202e"),
        ("half \ud83d", "half \ufffd"),
        ("nul \0", "nul \ufffd"),
        (True, 1),
        (-(2**63), -(2**63)),
        (None, None),
        (b"\0\xff", b"\0\xff"),
    ],
)
def test_what_can_be_stored_is_kept(given, kept):
    assert storable(given) == kept
    assert type(storable(given)) is type(kept)


@pytest.mark.parametrize(("given", "error"), [(1.5, TypeError), ([], TypeError), (2**63, OverflowError)])
def test_what_cannot_be_stored_is_refused(given, error):
    with pytest.raises(error):
        storable(given)
