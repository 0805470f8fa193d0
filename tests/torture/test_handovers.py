"""Hand-overs with a fault, 200 of each kind: refused in a sentence, and the visit is as it was."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tools.torture.handovers import KINDS, give
from tools.torture.invariants import BrokenError

OF_EACH = 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_hand_over_with_a_fault_is_refused(kind):
    outcomes = Counter()
    for (_kind, outcome), count in give(OF_EACH, KINDS.index(kind), (kind,)).items():
        outcomes[outcome.partition(":")[0]] += count
    assert outcomes.total() == OF_EACH
    # Only what is chained and hashed anew can be another history; the rest is refused, or says what it said before.
    assert not outcomes["possible"] or kind == "entry"
    assert not outcomes["harmless"] or kind != "file"
    assert outcomes["refused"] > OF_EACH * 0.85


def test_one_that_were_taken_would_be_found(monkeypatch):
    """As when the hash of the whole were not compared."""
    monkeypatch.setattr("tools.torture.handovers.Honest.spoilt", lambda honest, _kind, _lot: honest.other)
    assert set(give(4, 0)) == {(kind, "possible") for kind in KINDS[:4]}


def test_one_that_changed_something_and_was_refused_would_be_found(monkeypatch):
    tables = iter(range(1_000_000))
    monkeypatch.setattr("tools.torture.handovers._everything", lambda _store: next(tables))
    with pytest.raises(BrokenError, match="a refused hand-over changed something"):
        give(1, Random(0).randrange(9), ("file",))
