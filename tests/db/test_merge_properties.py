"""Histories of several copies that hypothesis looks for, and makes smaller when something does not hold."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tools.torture import invariants
from tools.torture.copies import Copies, Copy

deeds = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 3), st.integers(0, 3), st.booleans()), min_size=1, max_size=3
)
numbers = st.integers(0, 3)


class Histories(RuleBasedStateMachine):
    """Two to four copies of a visit that write, hand over and merge in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.copies: Copies | None = None

    @initialize(number=st.integers(2, 4), older=st.booleans())
    def begin(self, number: int, older: bool) -> None:
        olders = frozenset({number - 1}) if older else frozenset[int]()
        self.copies = Copies(self.folder, number, older=olders, lot=Random(number))

    def copy(self, number: int) -> Copy:
        return self.copies.copies[number % len(self.copies.copies)]

    @rule(number=numbers, many=deeds)
    def write(self, number, many):
        self.copies.write(self.copy(number), many)

    @rule(many=st.lists(deeds, min_size=2, max_size=4))
    def write_apart(self, many):
        """Everybody writes, in the same two records, before anybody hands over."""
        for number, own in enumerate(many):
            self.copies.write(self.copy(number), [(deed[0] % 2, *deed[1:]) for deed in own])

    @rule(number=numbers, field=numbers, value=numbers)
    def write_own(self, number, field, value):
        self.copies.write_own(self.copy(number), field, value)

    @rule(number=numbers, case=st.none() | st.integers(0, 7))
    def make(self, number, case):
        self.copies.make(self.copy(number), case)

    @rule(number=numbers, content=st.binary(min_size=1, max_size=10))
    def attach(self, number, content):
        self.copies.attach(self.copy(number), content)

    @rule(number=numbers)
    def open_form(self, number):
        self.copies.open_form(self.copy(number))

    @rule(number=numbers)
    def take_back(self, number):
        invariants.take_back(self.copies, self.copy(number))

    @rule(into=numbers, source=numbers, undo=st.booleans())
    def merge(self, into, source, undo):
        if self.copy(into) is not self.copy(source):
            handover = self.copies.hand_over(self.copy(source))
            invariants.merge(self.copies, self.copy(into), handover, preview=True, undo=undo)

    @rule(into=numbers, which=st.integers(0, 30))
    def merge_an_old_one(self, into, which):
        handover = self.copies.handovers[which % len(self.copies.handovers)]
        invariants.merge(self.copies, self.copy(into), handover, preview=True)

    @rule(into=numbers, source=numbers)
    def merge_in_vain(self, into, source):
        invariants.merge_in_vain(self.copies, self.copy(into), self.copies.hand_over(self.copy(source)))

    @rule(number=numbers)
    def settle_all(self, number):
        copy = self.copy(number)
        self.copies.settle_all(copy)
        assert copy.older or copy.store.conflicts() == []

    @invariant()
    def every_copy_shows_what_the_oracle_says(self):
        for copy in self.copies.copies if self.copies else ():
            invariants.agree(self.copies, copy)

    def teardown(self):
        try:
            if self.copies:
                invariants.converge(self.copies)
                invariants.update_programs(self.copies)
                invariants.settle_everywhere(self.copies)
                invariants.whole(self.copies)
        finally:
            if self.copies:
                self.copies.close()
            shutil.rmtree(self.folder, ignore_errors=True)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
