"""Who changed what when: of a case, a reading, notes and ratings, with before and after."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_difference
from inspector_app.team.history import (
    CHANGED,
    MADE,
    REMOVED,
    RESTORED,
    SETTLED,
    history_of,
    history_of_criterion,
)


def told(entries) -> list[tuple[str, str, str, str, str]]:
    return [(e.author, e.kind, e.what, e.before, e.after) for e in entries]


def test_a_case_tells_each_change_with_its_parts(small_visit, owains_copy, exchange):
    case = small_visit.cases.add("C01", team="North")
    owain = owains_copy()
    owain.cases.set(case, team="South")
    exchange(owain, small_visit)
    small_visit.cases.set(case, team="East")
    small_visit.cases.delete(case)
    small_visit.cases.restore(case)
    small_visit.cases.allocate([case], small_visit.me.id)
    lead = "Mared Llwyd"
    entries = history_of(small_visit, "sampled_case", case)
    assert [entry.subject for entry in entries[:1]] == ["Allocation, C01"]
    assert told(entries[1:]) == [
        (lead, RESTORED, "", "", ""),
        (lead, REMOVED, "", "", ""),
        (lead, CHANGED, "Team", "South", "East"),
        ("Owain Prys", CHANGED, "Team", "North", "South"),
        (lead, MADE, "", "", "Reference: C01; Team: North"),
    ]
    assert entries[0].at >= entries[-1].at


def test_a_change_names_what_its_author_saw_and_not_what_came_last(small_visit, owains_copy, exchange):
    case = small_visit.cases.add("C01", note="first")
    owain = owains_copy()
    small_visit.cases.set(case, note="mine")
    owain.cases.set(case, note="theirs")
    exchange(owain, small_visit)
    changes = [entry for entry in history_of(small_visit, "sampled_case", case) if entry.kind == CHANGED]
    assert {(entry.before, entry.after) for entry in changes} == {("first", "mine"), ("first", "theirs")}


@pytest.mark.parametrize(
    ("chosen", "gone"),
    [("mine", "“theirs”"), ("theirs", "“mine”"), ("both", "“mine”, “theirs”"), ("", "“mine”, “theirs”")],
)
def test_settling_says_what_stands_and_what_gave_way(small_visit, owains_copy, exchange, chosen, gone):
    case = small_visit.cases.add("C01", note="first")
    owain = owains_copy()
    small_visit.cases.set(case, note="mine")
    owain.cases.set(case, note="theirs")
    exchange(owain, small_visit)
    settle_difference(small_visit, differences(small_visit)[0], chosen)
    newest, *earlier = history_of(small_visit, "sampled_case", case)
    assert (newest.kind, newest.what, newest.after) == (SETTLED, "Note", chosen or "not recorded")
    assert sorted(newest.before.split(", ")) == gone.split(", ")
    small_visit.cases.set(case, note="later")
    assert history_of(small_visit, "sampled_case", case)[0].kind == CHANGED
    assert SETTLED not in {entry.kind for entry in earlier}


def test_a_reading_tells_answers_in_words(small_visit):
    reading = small_visit.readings.start(small_visit.cases.add("C01"))
    session = ReadingSession(small_visit, reading)
    session.answer("/decision/in_time", "yes")
    session.answer("/decision/in_time", "no")
    newest = history_of(small_visit, "reading", reading)[0]
    assert (newest.subject, newest.what) == ("Case reading C01", "1.1 Was it decided in time?")
    assert (newest.before, newest.after) == ("Yes", "No")


def test_notes_tell_their_paragraphs_and_a_criterion_its_ratings(small_visit):
    source = small_visit.sources.add("interview", "Parent A")
    note = small_visit.sources.write(source, "They rang.")
    with small_visit.act() as act:
        act.set("note_paragraph", note, "text", "They rang twice.")
    changed = history_of(small_visit, "source", source)[0]
    assert (changed.subject, changed.before, changed.after) == (
        "Note, Parent A",
        "They rang.",
        "They rang twice.",
    )
    criterion = small_visit.framework.criteria[0].key
    axis = small_visit.framework.axes[0]
    small_visit.ratings.rate(criterion, axis.key, axis.levels[0].key, rationale="Late reviews.")
    (rated,) = history_of_criterion(small_visit, criterion)
    assert (rated.kind, rated.author) == (MADE, "Mared Llwyd")
    assert "Rationale: Late reviews." in rated.after
