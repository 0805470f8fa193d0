"""Whoever edits a text of which two wordings stand has seen one of them: the other goes on standing until it is settled."""

from __future__ import annotations

import pytest

from db.schema import DELETED
from inspector_app.fieldwork.evidence import STRENGTH
from inspector_app.fieldwork.note_session import NoteSession
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_difference

OTHER, SHOWN, EDITED = "what Owain wrote", "what Mared wrote", "what Mared wrote, and more"


def let_two_stand(visit, table, record, field):
    """Let a field hold two texts that did not know of each other."""
    for text in (OTHER, SHOWN):
        with visit.act() as act:
            act.set(table, record, field, text, seen=())


def a_case(visit):
    return visit.cases.add("C01")


def a_note(visit):
    return visit.sources.add("interview", "Team manager", role="team-manager")


def write_on(visit, record):
    """Write on in a paragraph of notes, as the page does key by key."""
    session = NoteSession(visit, str(visit.store.get("note_paragraph", record)["source"]))
    session.follow([SHOWN + ","])
    session.save()
    session.follow([EDITED])
    session.save()


def comment(visit, record):
    session = ReadingSession(visit, record)
    session.comment("/decision/in_time", SHOWN + ",")
    session.comment("/decision/in_time", EDITED)


def a_paragraph_of_notes(visit):
    session = NoteSession(visit, a_note(visit))
    session.follow(["first"])
    session.save()
    return session.lines[0].record


def a_concern(visit):
    return visit.concerns.raise_concern(a_case(visit), referred_to="Head of service", why="Nobody saw her.")


def a_reading(visit):
    return visit.readings.start(a_case(visit))


def a_moderation(visit):
    criterion, axis = visit.framework.criteria[0].key, visit.framework.axes[0].key
    visit.ratings.prepare_reason(criterion, axis, "first")
    return visit.ratings.moderation(criterion, axis).id


def give_reason(visit, _record):
    visit.ratings.prepare_reason(visit.framework.criteria[0].key, visit.framework.axes[0].key, EDITED)


def a_rating(visit):
    return visit.ratings.rate("ii", visit.framework.axes[0].key, visit.framework.axes[0].levels[0].key)


def give_rationale(visit, _record):
    axis = visit.framework.axes[0]
    visit.ratings.rate("ii", axis.key, axis.levels[0].key, rationale=EDITED)


def retitle(visit, record):
    visit.figures.set(record, title=EDITED)


TEXTS = {
    ("finding", "text"): (
        lambda visit: visit.findings.add("ii", STRENGTH, "first"),
        lambda visit, record: visit.findings.reword(record, text=EDITED),
    ),
    ("finding", "text_cy"): (
        lambda visit: visit.findings.add("ii", STRENGTH, "first"),
        lambda visit, record: visit.findings.reword(record, text_cy=EDITED),
    ),
    ("recommendation", "text"): (
        lambda visit: visit.recommendations.add("first"),
        lambda visit, record: visit.recommendations.set(record, text=EDITED),
    ),
    ("paragraph", "text"): (
        lambda visit: visit.paragraphs.add("background", "first"),
        lambda visit, record: visit.paragraphs.set(record, text=EDITED),
    ),
    ("paragraph", "section"): (
        lambda visit: visit.paragraphs.add("background", "first", section="first"),
        lambda visit, record: visit.paragraphs.head(record, EDITED, "en"),
    ),
    ("sampled_case", "note"): (a_case, lambda visit, record: visit.cases.set(record, note=EDITED)),
    ("concern", "response"): (a_concern, lambda visit, record: visit.concerns.answer(record, EDITED)),
    ("source", "summary"): (a_note, lambda visit, record: visit.sources.set(record, summary=EDITED)),
    ("source", "title"): (a_note, lambda visit, record: visit.sources.set(record, title=EDITED)),
    ("note_paragraph", "text"): (a_paragraph_of_notes, write_on),
    ("reading", "/decision/in_time#comment"): (a_reading, comment),
    ("inspection", "background"): (
        lambda visit: visit.inspection.id,
        lambda visit, _record: visit.inspection.set(background=EDITED),
    ),
    ("rating", "rationale"): (a_rating, give_rationale),
    ("moderation", "reason"): (a_moderation, give_reason),
    ("figure", "title"): (lambda visit: visit.figures.add("met", "first", "${met} != ''"), retitle),
}


@pytest.mark.parametrize(("place", "deeds"), TEXTS.items(), ids=["-".join(place) for place in TEXTS])
def test_an_edit_replaces_only_the_wording_that_was_shown(small_visit, place, deeds):
    (table, field), (make, edit) = place, deeds
    record = make(small_visit)
    let_two_stand(small_visit, table, record, field)
    edit(small_visit, record)
    (difference,) = [entry for entry in differences(small_visit, record) if entry.field == field]
    assert {side.value for side in difference.sides} == {EDITED, OTHER}
    settle_difference(small_visit, difference, OTHER)
    assert differences(small_visit, record) == []


@pytest.mark.parametrize("table", ["finding", "paragraph", "sampled_case", "source"])
def test_saying_again_what_is_shown_settles_nothing(small_visit, table):
    """As when a page saves all its fields, of which one was typed in."""
    (_table, field), (make, _edit) = next(entry for entry in TEXTS.items() if entry[0][0] == table)
    record = make(small_visit)
    let_two_stand(small_visit, table, record, field)
    with small_visit.act() as act:
        act.set(table, record, field, SHOWN)
    (difference,) = differences(small_visit, record)
    assert {side.value for side in difference.sides} == {SHOWN, OTHER}


def test_words_in_a_form_replace_only_the_wording_in_their_field(small_visit):
    session = ReadingSession(small_visit, a_reading(small_visit))
    session.answer("/child/met", "spoken")
    let_two_stand(small_visit, "reading", session.reading, "/child/said")
    session.reload()
    session.answer("/child/said", EDITED)
    (difference,) = differences(small_visit, session.reading)
    assert {side.value for side in difference.sides} == {EDITED, OTHER}


def test_a_line_of_notes_that_is_emptied_takes_no_other_wording_with_it(small_visit):
    record = a_paragraph_of_notes(small_visit)
    let_two_stand(small_visit, "note_paragraph", record, "text")
    session = NoteSession(small_visit, str(small_visit.store.get("note_paragraph", record)["source"]))
    session.follow([""])
    session.save()
    (difference,) = [entry for entry in differences(small_visit, record) if entry.field == DELETED]
    settle_difference(small_visit, difference, 0)
    assert OTHER in {
        side.value
        for entry in differences(small_visit, record)
        if entry.field == "text"
        for side in entry.sides
    }


def test_a_line_of_notes_that_is_emptied_is_gone_where_nothing_stood_beside_it(small_visit):
    record = a_paragraph_of_notes(small_visit)
    source = str(small_visit.store.get("note_paragraph", record)["source"])
    for text in ("second", ""):
        session = NoteSession(small_visit, source)
        session.follow([text])
        session.save()
    assert differences(small_visit, record) == []
    assert small_visit.sources.paragraphs(source) == []
