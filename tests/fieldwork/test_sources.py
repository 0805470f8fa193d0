"""Interviews and other sources with their notes, the plan of the days, and concerns."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from db.errors import UserError
from inspector_app.fieldwork.sources import HELD, INTERVIEW, PLANNED


def test_notes_stay_in_order_wherever_they_are_put(small_visit):
    sources = small_visit.sources
    source = sources.add("document", "Policy")
    first, last = sources.write(source, "first"), sources.write(source, "last")
    middle = sources.write(source, "middle", after=first)
    sources.write(source, "very last", after=last)
    assert [p.text for p in sources.paragraphs(source)] == ["first", "middle", "last", "very last"]
    paragraph = sources.paragraph(middle)
    assert paragraph is not None
    assert datetime.fromisoformat(paragraph.written_at).tzinfo is not None
    assert sources.paragraph("nothing") is None


def test_notes_that_two_added_apart_have_a_place_between_them(small_visit, owains_copy, exchange):
    source = small_visit.sources.add("document", "Policy")
    owain = owains_copy()
    one, other = small_visit.sources.write(source, "one"), owain.sources.write(source, "other")
    exchange(owain, small_visit)
    assert [p.id for p in small_visit.sources.paragraphs(source)] == sorted([one, other])
    small_visit.sources.write(source, "after them", after=min(one, other))
    assert [p.text for p in small_visit.sources.paragraphs(source)][-1] == "after them"


def test_a_planned_interview_is_on_the_agenda_and_counts_when_it_is_held(small_visit):
    owain = small_visit.members.named("Owain Prys")
    moment = datetime(2024, 3, 13, 10, 30, tzinfo=UTC)
    source = small_visit.sources.plan("parent", "Parent A", moment, member=owain.id, people=2)
    local = moment.astimezone()
    (item,) = small_visit.agenda.on(local.date().isoformat(), owain.id)
    assert (item.at_time, item.what, item.source) == (f"{local:%H:%M}", "Interview Parent A", source)
    assert small_visit.agenda.on(local.date().isoformat(), small_visit.me.id) == []
    assert small_visit.sources.get(source).state == PLANNED
    assert small_visit.sources.interviews() == []
    small_visit.sources.start(source)
    (held,) = small_visit.sources.interviews()
    assert (held.state, held.held_on, held.author, held.people) == (
        HELD,
        "2024-03-12",
        small_visit.me.id,
        2,
    )


def test_an_interview_is_moved_to_another_day_and_time_and_keeps_what_is_not_said(small_visit):
    sources = small_visit.sources
    source = sources.add("interview", "Parent A", role="parent")
    written = sources.paragraph(sources.write(source, "They came on time."))
    began = datetime.fromisoformat(sources.get(source).started_at).astimezone()
    sources.move(source, day=date(2024, 3, 11))
    moved = sources.get(source)
    assert moved.held_on == "2024-03-11"
    assert datetime.fromisoformat(moved.started_at).astimezone().time() == began.time()
    sources.move(source, at=time(9, 15))
    moved = sources.get(source)
    assert moved.held_on == "2024-03-11"
    local = datetime.fromisoformat(moved.started_at).astimezone()
    assert (local.date(), local.time()) == (date(2024, 3, 11), time(9, 15))
    assert sources.paragraphs(source) == [written]


def test_the_agenda_follows_a_plan_that_is_moved_and_tells_what_was_planned_once_it_is_held(small_visit):
    moment = datetime(2024, 3, 13, 10, 30, tzinfo=UTC)
    source = small_visit.sources.plan("parent", "Parent A", moment, member=small_visit.me.id)
    small_visit.sources.move(source, day=date(2024, 3, 14), at=time(9))
    (item,) = small_visit.agenda.all()
    assert (item.on_date, item.at_time) == ("2024-03-14", "09:00")
    small_visit.sources.start(source)
    small_visit.sources.move(source, day=date(2024, 3, 13))
    (item,) = small_visit.agenda.all()
    assert (item.on_date, item.at_time) == ("2024-03-14", "09:00")


def test_a_day_that_no_clock_knows_is_refused(small_visit):
    source = small_visit.sources.add("earlier-report", "Report of 1964")
    before = small_visit.sources.get(source)
    with pytest.raises(UserError, match="before 1971"):
        small_visit.sources.move(source, day=date(1964, 3, 1))
    assert small_visit.sources.get(source) == before


def test_questions_of_the_guide_are_ticked_off_and_on_again(small_visit):
    source = small_visit.sources.add(INTERVIEW, "Parent A")
    small_visit.sources.cover(source, "/guide/first")
    assert list(small_visit.sources.covered(source)) == ["/guide/first"]
    small_visit.sources.cover(source, "/guide/first", covered=False)
    assert small_visit.sources.covered(source) == {}


def test_the_agenda_of_a_day_is_in_order_of_time(small_visit):
    mared, owain = small_visit.members.active()
    agenda = small_visit.agenda
    agenda.add("2024-03-12", "17:30", "Team meeting")
    agenda.add("2024-03-12", "09:00", "Read", member=owain.id)
    agenda.add("2024-03-13", "09:00", "Read", member=owain.id)
    assert [item.what for item in agenda.on("2024-03-12")] == ["Read", "Team meeting"]
    assert [item.what for item in agenda.on("2024-03-12", mared.id)] == ["Team meeting"]


def test_a_concern_is_open_until_the_council_answers(small_visit):
    case = small_visit.cases.add("C12")
    concern = small_visit.concerns.raise_concern(
        case, referred_to="Head of service", why="Nobody has seen the child since January."
    )
    (found,) = small_visit.concerns.open_ones()
    assert (found.id, found.sampled_case, found.raised_by) == (concern, case, small_visit.me.id)
    small_visit.concerns.answer(concern, "Seen the same day.")
    assert small_visit.concerns.open_ones() == []
    assert small_visit.concerns.get(concern).response == "Seen the same day."


@pytest.mark.parametrize(("referred_to", "why"), [("", "why"), ("Head of service", " ")])
def test_a_concern_needs_somebody_and_a_reason(small_visit, referred_to, why):
    with pytest.raises(UserError):
        small_visit.concerns.raise_concern(small_visit.cases.add("C12"), referred_to=referred_to, why=why)
    assert small_visit.concerns.all() == []


def test_a_deleted_plan_leaves_the_agenda_and_comes_back_with_it(small_visit):
    moment = datetime(2024, 3, 13, 10, 30, tzinfo=UTC)
    source = small_visit.sources.plan("parent", "Parent A", moment, member=small_visit.me.id)
    small_visit.sources.delete(source)
    assert (small_visit.sources.all(), small_visit.agenda.all()) == ([], [])
    small_visit.sources.restore(source)
    assert [item.source for item in small_visit.agenda.all()] == [source]
    assert [entry.id for entry in small_visit.sources.all()] == [source]


def test_a_note_that_evidence_stands_on_is_not_deleted(small_visit):
    source = small_visit.sources.add("document", "Policy")
    item = small_visit.evidence.take_up("words", ("i",), "strength", source=source)
    with pytest.raises(UserError, match="1 passage of it is"):
        small_visit.sources.delete(source)
    small_visit.evidence.delete(item)
    small_visit.sources.delete(source)
    assert small_visit.sources.all() == []


@pytest.mark.parametrize(("language", "title"), [("en", "Interview"), ("cy", "Cyfweliad")])
def test_a_title_that_nobody_wrote_says_what_the_source_is(small_visit, language, title):
    sources = small_visit.sources
    role = small_visit.framework.roles[0]
    source = sources.add(INTERVIEW, sources.first_title(INTERVIEW, "", language))
    assert sources.get(source).title == title
    sources.describe(source, INTERVIEW, role.key, "en")
    described = sources.get(source)
    assert (described.title, described.role) == (role.title["en"], role.key)
    assert described.guide == small_visit.forms.guide_for(role.key)
    sources.describe(source, "document", "", language)
    described = sources.get(source)
    assert (described.kind, described.role, described.guide) == ("document", "", None)
    assert described.title == {"en": "Document", "cy": "Dogfen"}[language]


def test_a_title_that_somebody_wrote_stays(small_visit):
    source = small_visit.sources.add(INTERVIEW, "Foster carer, north")
    small_visit.sources.describe(source, "observation", "", "en")
    assert small_visit.sources.get(source).title == "Foster carer, north"
