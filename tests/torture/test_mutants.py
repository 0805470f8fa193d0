"""A store with a fault is found out by histories drawn by lot; if it were not, they would prove little."""

from __future__ import annotations

import pytest

from tools.torture.mutants import MUTANTS, Mutant, hunt

MOST = {"histories": 150, "handovers": 1_500}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_fault_in_the_store_is_found(mutant):
    assert hunt(mutant, MOST[mutant.by])


def test_a_store_without_a_fault_has_nothing_to_be_found():
    assert hunt(Mutant("none", "handover/merge", "def merge_handover", "def merge_handover"), 20) == ""


def test_a_fault_that_cannot_be_put_in_is_told():
    with pytest.raises(ValueError, match="code that is not there"):
        hunt(Mutant("none", "handover/merge", "code that is not there", ""), 1)


def test_a_fault_that_does_not_run_is_no_fault():
    with pytest.raises(ValueError, match="nothing_of_that_name"):
        hunt(
            Mutant("a typing error", "handover/merge", "def _news", "nothing_of_that_name\n\n\ndef _news"), 1
        )
