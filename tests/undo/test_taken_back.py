"""Acts on a record, without those that the same person took back with nothing in between."""

from __future__ import annotations

from inspector_app.undo.taken_back import acts_that_stand


def summaries(visit, source):
    acts = acts_that_stand(visit.store.history(source))
    return [act.after["summary"] for act in acts if "summary" in act.after]


def write(visit, source, *texts):
    for text in texts:
        visit.sources.set(source, summary=text)


def test_an_undone_text_of_two_savings_is_left_out_with_its_undoing(mared):
    source = mared.sources.add("document", "A policy")
    write(mared, source, "one", "two")
    mared.undo()
    assert (mared.sources.get(source).summary, summaries(mared, source)) == ("", [""])


def test_acts_are_taken_back_one_inside_the_other(mared):
    source = mared.sources.add("document", "A policy")
    write(mared, source, "one", "two", "one", "")
    assert summaries(mared, source) == [""]


def test_the_same_values_written_forwards_are_a_deed_of_their_own(mared):
    source = mared.sources.add("document", "A policy")
    mared.sources.set(source, title="One", summary="one")
    mared.sources.set(source, title="A policy", summary="")
    assert summaries(mared, source) == ["", "one", ""]
    mared.undo()
    assert summaries(mared, source) == ["", "one"]


def test_what_brings_back_a_part_only_stands(mared):
    source = mared.sources.add("document", "A policy")
    mared.sources.set(source, summary="one", title="Another policy")
    write(mared, source, "")
    assert summaries(mared, source) == ["", "one", ""]


def test_somebody_else_s_work_is_never_taken_back(both, exchange):
    mared, owain = both
    source = mared.sources.add("document", "A policy")
    write(mared, source, "one", "two")
    exchange(mared, owain)
    write(owain, source, "one")
    assert summaries(owain, source) == ["", "one", "two", "one"]
