"""Whatever people do: undoing it all leaves the beginning, doing it again the end, and nobody else's work is touched."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from db.safety.integrity import check_store
from db.schema import DELETED, OPEN_FIELD, TABLES
from db.transaction import Touched
from db.values import Value
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.undo.carry_out import CHANGED_SINCE
from inspector_app.undo.steps import Steps
from inspector_app.undo.words import step_words
from inspector_app.visit import Visit
from tests.undo.deeds import DEEDS, do

deeds = st.tuples(st.integers(0, len(DEEDS) - 1), st.integers(0, 30), st.integers(0, 30))
# On few records, so that people meet.
close_deeds = st.tuples(st.integers(0, len(DEEDS) - 1), st.integers(0, 3), st.integers(0, 5))
SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
Shown = dict[tuple[str, str], tuple[dict[str, Value], dict[str, Value]]]


def shown(visit: Visit) -> Shown:
    """Return every record with its columns and open fields."""
    return {
        (table, str(row["id"])): (dict(row), visit.store.answers(str(row["id"])))
        for table in TABLES
        for row in visit.store.all(table, deleted=True)
    }


def differing(visit: Visit) -> set[tuple[str, str, str, frozenset[tuple[str, Value]]]]:
    """Return what stands against each other, whoever wrote it."""
    return {
        (c.record, c.field, c.kind, frozenset((e.field, e.value) for e in c.values))
        for c in visit.store.conflicts()
    }


def without_the_new(now: Shown, before: Shown) -> Shown:
    """Return the records of a beginning as they are now, having checked that those made since are deleted."""
    for place, (row, _answers) in now.items():
        assert place in before or row[DELETED] == 1, f"{place} is still there"
    return {place: now[place] for place in before}


def undo_all(visit: Visit) -> int:
    """Undo what can be undone; returns how many steps were refused, each of which changed nothing."""
    refused = 0
    while (step := visit.steps.last) is not None:
        before, code = shown(visit), ""
        assert step_words(visit, step)
        try:
            visit.undo()
        except UserError as error:
            code = error.code
        assert code in ("", CHANGED_SINCE)
        if code:
            assert shown(visit) == before
            refused += 1
        assert visit.steps.last is not step
    return refused


def exchange(giver: Visit, taker: Visit, folder: Path) -> None:
    path = folder / f"{giver.store.replica}.handover"
    hand_over(giver, path)
    bring_in(taker, path)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(done=st.lists(deeds, min_size=1, max_size=12), part=st.integers(0, 12))
def test_undoing_all_leaves_the_beginning_and_doing_it_again_the_end(pair, done, part):
    with tempfile.TemporaryDirectory() as folder, pair(Path(folder)) as (mared, _owain):
        start = shown(mared)
        for deed in done:
            do(mared, deed)
        end = shown(mared)
        for _ in range(2):  # a second time over what the first one wrote
            for _ in range(part):  # to and fro in the middle
                mared.undo()
            for _ in range(part):
                mared.redo()
            assert shown(mared) == end
            assert undo_all(mared) == 0
            assert without_the_new(shown(mared), start) == start
            while mared.steps.next:
                assert step_words(mared, mared.steps.next)
                assert mared.redo()
            assert shown(mared) == end
        assert mared.store.conflicts() == []
        assert check_store(mared.store) == []


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(
    apart=st.lists(st.tuples(close_deeds, close_deeds), max_size=4),
    done=st.lists(close_deeds, min_size=1, max_size=8),
)
# A case that was deleted here and brought back there, of which one is then chosen.
@example(apart=[((0, 0, 0), (0, 0, 0)), ((0, 0, 0), (2, 0, 0)), ((2, 0, 0), (2, 0, 0))], done=[(14, 0, 0)])
def test_differences_that_a_step_settled_stand_again_when_it_is_undone(pair, apart, done):
    with tempfile.TemporaryDirectory() as folder, pair(Path(folder)) as (mared, owain):
        for one, other in apart:
            do(mared, one)
            do(owain, other)
        exchange(owain, mared, Path(folder))
        mared.steps = Steps()  # as if the visit were opened now
        start, unsettled = shown(mared), differing(mared)
        for deed in done:
            do(mared, deed)
        end, left = shown(mared), differing(mared)
        assert undo_all(mared) == 0
        assert without_the_new(shown(mared), start) == start
        assert {entry for entry in differing(mared) if entry[0] in {r for _, r in start}} == unsettled
        while mared.redo():
            pass
        assert (shown(mared), differing(mared)) == (end, left)
        assert check_store(mared.store) == []
        exchange(mared, owain, Path(folder))
        assert shown(owain) == shown(mared)
        # Handing over keeps the ratings that go out, beside all that there was.
        assert {place: shown(owain)[place] for place in end} == end


@settings(max_examples=80, deadline=None, suppress_health_check=SLOW)
@given(rounds=st.lists(st.tuples(st.booleans(), st.booleans(), close_deeds), min_size=2, max_size=14))
def test_what_others_did_is_never_undone(pair, rounds):
    """In rounds, Owain or Mared does something; what Owain did last to a register still stands in the end."""
    with tempfile.TemporaryDirectory() as folder, pair(Path(folder)) as (mared, owain):
        for is_owain, is_exchanged, deed in rounds:
            do(owain if is_owain else mared, deed)
            if is_exchanged:
                exchange(owain, mared, Path(folder))
                exchange(mared, owain, Path(folder))
        exchange(owain, mared, Path(folder))
        his = last_values(owain)
        his_records = {register.record for register in his} - {r.record for r in his if r.field == DELETED}
        living = {place for place, (row, _a) in shown(mared).items() if not row[DELETED]}
        undo_all(mared)
        for place, (row, _answers) in shown(mared).items():
            assert not (row[DELETED] and place in living and place[1] in his_records), place
        for register, value in his.items():
            heads = mared.store.heads(register.record, [register.field]).get(register.field, ())
            assert value in mared.store.values_of(register, heads), register
        assert check_store(mared.store) == []
        exchange(mared, owain, Path(folder))
        assert shown(owain) == shown(mared)


def last_values(visit: Visit) -> dict[Touched, Value]:
    """Return what the owner of a copy wrote into registers and still stands in that copy."""
    found = {}
    for table, record in shown(visit):
        for field, dots in visit.store.heads(record).items():
            for entry in visit.store.entries(dots):
                if entry.author == visit.me.id and (field.startswith(OPEN_FIELD) or TABLES[table].has(field)):
                    found[Touched(table, record, field)] = entry.value
    return found
