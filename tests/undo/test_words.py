"""Deeds in words: every kind of deed, in English and in Welsh, without what anybody wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from inspector_app.fieldwork.attachments import NewFile
from inspector_app.fieldwork.note_session import NoteSession
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.undo.words import short, step_words
from inspector_app.visit import Visit
from resources import translations


@pytest.fixture
def welsh() -> Iterator[None]:
    translations.use("cy")
    yield
    translations.use("en")


def session(visit: Visit) -> ReadingSession:
    return ReadingSession(visit, visit.readings.all()[0].id)


def note(visit: Visit, text: str) -> None:
    writing = NoteSession(visit, visit.sources.all()[0].id)
    writing.follow([text])
    writing.save()


def plan(visit: Visit) -> None:
    visit.sources.plan("parent", "Parents’ group", visit.clock(), member=visit.me.id)


def dissent(visit: Visit, reason: str) -> None:
    visit.ratings.moderate("i", "performance", "poor", "We agreed.")
    visit.dissents.state("i", "performance", reason)


def first(service) -> str:  # type: ignore[no-untyped-def]  # a service of any kind
    return str(service.all()[0].id)


DEEDS: list[tuple[Callable[[Visit], object], str]] = [
    (lambda v: session(v).answer("/decision/in_time", "no"), "answer to “Was it decided in time?” in C01"),
    (lambda v: session(v).comment("/child/met", "x"), "comment on “How was the child met?” in C01"),
    (lambda v: session(v).accept_warning("/decision/days", "x"), "reason at “After how many days?” in C01"),
    (lambda v: session(v).add_repeat("/child/visit"), "“Visit” added in C01"),
    (lambda v: session(v).remove_repeat("/child/visit", "0"), "“Visit” taken out in C01"),
    (lambda v: v.readings.start(v.cases.by_reference("C02").id), "reading of C02 begun"),
    (lambda v: v.readings.return_with_comment(first(v.readings), "x"), "reading of C01 returned"),
    (lambda v: v.readings.set(first(v.readings), state="ready"), "reading of C01 marked as ready"),
    (lambda v: v.readings.set(first(v.readings), state="agreed"), "reading of C01 agreed"),
    (lambda v: v.cases.allocate([v.cases.all()[1].id], v.me.id), "C02 allocated to Mared Llwyd"),
    (
        lambda v: v.cases.add_second_reader([v.cases.all()[0].id], v.members.named("Owain Prys").id),
        "C01 read a second time by Owain Prys",
    ),
    (
        lambda v: v.cases.allocate([case.id for case in v.cases.all()], v.members.named("Owain Prys").id),
        "2 cases allocated to Owain Prys",
    ),
    (lambda v: v.cases.set(first(v.cases), note="x"), "details of case C01"),
    (lambda v: v.cases.delete(first(v.cases)), "case C01 deleted"),
    (lambda v: v.concerns.raise_concern(first(v.cases), referred_to="x", why="x"), "concern raised on C01"),
    (lambda v: note(v, "They ring back."), "note paragraph in “Team managers, intake”"),
    (lambda v: note(v, ""), "note paragraph in “Team managers, intake” deleted"),
    (lambda v: v.sources.cover(first(v.sources), "/guide/q"), "guide of “Team managers, intake”"),
    (lambda v: v.sources.set(first(v.sources), place="x"), "details of “Team managers, intake”"),
    (plan, "“Parents’ group” planned"),
    (lambda v: v.evidence.delete(first(v.evidence)), "evidence from Team managers, intake removed"),
    (
        lambda v: v.evidence.judge(first(v.evidence), ("ii",), "area"),
        "what the evidence from Team managers, intake says",
    ),
    (
        lambda v: v.evidence.take_up("x", ("i",), "area", reading=first(v.readings), question="/child/met"),
        "evidence taken up from C01",
    ),
    (lambda v: v.findings.add("ii", "area", "x", rests_on=[first(v.evidence)]), "finding on criterion ii"),
    (lambda v: v.findings.reword(first(v.findings), text="x"), "wording of a finding on criterion i"),
    (
        lambda v: v.findings.release(first(v.findings), first(v.evidence)),
        "evidence taken away from a finding on criterion i",
    ),
    (lambda v: v.ratings.rate("ii", "performance", "good"), "rating of criterion ii"),
    (
        lambda v: v.ratings.rate("i", "performance", "good", rationale="x"),
        "rationale of the rating of criterion i",
    ),
    (lambda v: v.ratings.moderate("i", "performance", "good", "x"), "moderated rating of criterion i"),
    (
        lambda v: v.ratings.prepare_reason("i", "performance", "x"),
        "reason for the moderated rating of criterion i",
    ),
    (lambda v: dissent(v, "x"), "dissent on criterion i"),
    (lambda v: v.paragraphs.add("introduction", "x"), "paragraph added to “Introduction”"),
    (lambda v: v.paragraphs.head(first(v.paragraphs), "x", "en"), "heading in “Introduction”"),
    (lambda v: v.paragraphs.set(first(v.paragraphs), text="x"), "text of a paragraph in “Introduction”"),
    (
        lambda v: v.paragraphs.stand_on(first(v.paragraphs), finding=first(v.findings)),
        "what a paragraph in “Introduction” stands on",
    ),
    (lambda v: v.recommendations.set(first(v.recommendations), text="x"), "wording of a recommendation"),
    (lambda v: v.recommendations.delete(first(v.recommendations)), "recommendation deleted"),
    (lambda v: v.figures.set(v.figures.named("in_time").id, note="x"), "figure “Decided in time” changed"),
    (lambda v: v.attachments.add(NewFile("plan.txt", "text/plain", b"x")), "file “plan.txt” attached"),
    (lambda v: v.members.add("Siwan Eames"), "Siwan Eames added to the team"),
    (lambda v: v.inspection.set(contact="x"), "details of the inspection"),
    (lambda v: v.agenda.add("2024-03-13", "09:00", "Team meeting"), "“Team meeting” planned"),
]


@pytest.mark.parametrize(("deed", "words"), DEEDS, ids=[words for _deed, words in DEEDS])
def test_a_deed_is_said_before_it_is_undone_and_before_it_is_done_again(
    mared: Visit, deed: Callable[[Visit], object], words: str
) -> None:
    deed(mared)
    step = mared.steps.last
    assert step is not None
    assert step_words(mared, step) == words
    mared.undo()
    assert mared.steps.next is step
    assert step_words(mared, step) == words


def test_the_edition_that_a_reading_is_brought_to_is_said(mared: Visit, edition_file) -> None:
    added = mared.forms.add(edition_file(second=True))
    assert step_words(mared, mared.steps.last) == "edition 2 of “Case reading” added"
    mared.readings.bring_to(first(mared.readings), added)
    assert step_words(mared, mared.steps.last) == "C01 brought to edition 2"
    mared.undo()
    reading = mared.readings.get(first(mared.readings))
    assert reading.form != added
    assert mared.readings.form_state(reading.id).find("/decision/in_time").answer == "yes"


def test_a_deed_is_said_in_welsh(mared: Visit, welsh: None) -> None:
    session(mared).answer("/decision/in_time", "no")
    assert step_words(mared, mared.steps.last) == "ateb i “A benderfynwyd mewn pryd?” yn C01"


def test_a_long_title_is_said_by_its_first_words() -> None:
    words = short("Was the child seen alone by the social worker within ten working days of the referral?")
    assert words == "Was the child seen alone by the social worker…"
    assert short("x" * 80) == f"{'x' * 48}…"
