"""Undoing beside what others do: only what stands as it was left, and nothing of theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.errors import UserError
from db.safety.integrity import check_store
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_difference


def reading_of(visit):
    return visit.readings.all()[0].id


def refused(visit):
    with pytest.raises(UserError) as caught:
        visit.undo()
    assert caught.value.code == "changed-since"
    return caught.value


def test_what_somebody_changed_since_is_not_undone(both, exchange):
    mared, owain = both
    case = mared.cases.all()[0].id
    mared.cases.set(case, team="North")
    mared.cases.set(case, note="mine")
    exchange(mared, owain)
    owain.cases.set(case, note="his")
    exchange(owain, mared)
    at = owain.store.history(case, "note")[-1].at.astimezone()
    error = refused(mared)
    assert str(error) == (
        f"Case C01: Owain Prys changed this since, at {at:%H:%M}, so it is not undone. "
        "Look at what stands there now, and change it there if it should be otherwise."
    )
    assert mared.cases.get(case).note == "his"
    mared.undo()  # what nobody touched can be undone all the same
    assert (mared.cases.get(case).team, mared.cases.get(case).note) == ("", "his")


def test_another_day_is_named(both, exchange):
    mared, owain = both
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="mine")
    exchange(mared, owain)
    owain.cases.set(case, note="his")
    exchange(owain, mared)
    mared.clock.now += timedelta(days=1)
    assert "Owain Prys changed this since, on Tue 12 March at " in refused(mared).what


def test_what_was_changed_since_is_not_done_again(both, exchange):
    mared, owain = both
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="mine")
    mared.undo()
    exchange(mared, owain)
    owain.cases.set(case, note="his")
    exchange(owain, mared)
    with pytest.raises(UserError) as caught:
        mared.redo()
    assert "so it is not done again." in caught.value.what
    assert mared.redo() is None


def test_a_difference_that_came_in_is_not_undone_over(both, exchange):
    mared, owain = both
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="mine")
    owain.cases.set(case, note="his")
    exchange(owain, mared)
    refused(mared)
    assert len(differences(mared)) == 1


def test_a_record_that_somebody_worked_on_is_not_taken_away(both, exchange):
    mared, owain = both
    finding = mared.findings.add("ii", "area", "Late.")
    exchange(mared, owain)
    owain.findings.reword(finding, text_cy="Hwyr.")
    exchange(owain, mared)
    refused(mared)
    assert mared.findings.is_there(finding)


def test_a_record_that_somebody_uses_is_not_taken_away(both, exchange):
    mared, owain = both
    case = mared.cases.add("C07")
    exchange(mared, owain)
    owain.readings.start(case)
    exchange(owain, mared)
    assert refused(mared).where == "Case reading C07"
    assert mared.cases.is_there(case)


def test_a_delete_is_undone_although_somebody_edited_the_record(both, exchange):
    mared, owain = both
    case = mared.cases.all()[1].id
    mared.cases.set(case, note="mine")
    exchange(mared, owain)
    mared.cases.delete(case)
    owain.cases.set(case, note="his", team="North")
    exchange(owain, mared)
    mared.undo()
    assert (mared.cases.get(case).note, mared.cases.get(case).team) == ("his", "North")
    assert mared.cases.is_there(case)
    assert mared.store.conflicts() == []


def test_a_delete_that_is_done_again_has_seen_what_it_had_seen(mared):
    case = mared.cases.all()[1].id
    mared.cases.set(case, note="one")
    mared.cases.delete(case)
    for _ in range(2):
        mared.undo()
        mared.undo()
        mared.redo()
        mared.redo()
    assert not mared.cases.is_there(case)
    assert mared.store.conflicts() == []


def test_a_delete_that_is_done_again_has_seen_what_was_changed_with_it(mared):
    case = mared.cases.all()[1].id
    with mared.one_step():
        mared.cases.set(case, note="one")
        mared.cases.delete(case)
    mared.undo()
    assert (mared.cases.get(case).note, mared.cases.is_there(case)) == ("", True)
    mared.redo()
    assert (mared.cases.get(case).note, mared.cases.is_there(case)) == ("one", False)
    assert mared.store.conflicts() == []


def test_settling_is_undone_to_the_difference(both, exchange):
    mared, owain = both
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="mine")
    owain.cases.set(case, note="his")
    exchange(owain, mared)
    shown = mared.cases.get(case).note
    settle_difference(mared, differences(mared)[0], "ours")
    mared.undo()
    (difference,) = differences(mared)
    assert {side.value for side in difference.sides} == {"mine", "his"}
    assert mared.cases.get(case).note == shown
    mared.redo()
    assert (differences(mared), mared.cases.get(case).note) == ([], "ours")


@pytest.mark.parametrize("kept", [0, 1])
def test_deleted_here_edited_there_stands_again_when_its_settling_is_undone(both, exchange, kept):
    mared, owain = both
    case = mared.cases.all()[1].id
    mared.cases.delete(case)
    owain.cases.set(case, note="his")
    exchange(owain, mared)
    settle_difference(mared, differences(mared)[0], kept)
    assert differences(mared) == []
    mared.undo()
    (difference,) = differences(mared)
    assert difference.kind == "deleted"
    assert {side.value for side in difference.sides} == {0, 1}


def test_an_answer_is_not_undone_in_a_reading_that_somebody_has_closed_since(both, exchange):
    mared, owain = both
    reading = reading_of(mared)
    ReadingSession(mared, reading).answer("/child/met", "seen")
    exchange(mared, owain)
    owain.readings.set(reading, state="agreed")
    exchange(owain, mared)
    refused(mared)
    assert mared.readings.form_state(reading).find("/child/met").answer == "seen"


def test_after_a_merge_what_others_did_not_touch_is_undone(both, exchange):
    mared, owain = both
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="mine")
    exchange(mared, owain)
    owain.cases.set(case, team="North")
    exchange(owain, mared)
    mared.undo()
    exchange(mared, owain)
    for visit in (mared, owain):
        assert (visit.cases.get(case).note, visit.cases.get(case).team) == ("", "North")
        assert visit.store.conflicts() == []
        assert check_store(visit.store) == []
