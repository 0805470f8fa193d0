"""The days: notes, case readings, ratings, and what did not go to plan."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.sources import SUPERVISION
from inspector_app.sample import story
from inspector_app.sample.desk import Desk
from inspector_app.sample.event import Deed, Event


def fieldwork(chief: str) -> Iterator[Event]:
    """Yield what the team does by day; `chief` is the lead's name."""
    yield from _notes()
    yield from _readings()
    yield from _ratings()
    yield from _date_of_referral(chief)
    yield from _concern()
    yield from _rewording()


def _notes() -> Iterator[Event]:
    supervision = story.answers("supervision_answers.csv")

    def take(notes: story.Notes) -> Deed:
        def do(desk: Desk) -> None:
            source = desk.write_notes(notes)
            if notes.facts["kind"] == SUPERVISION:
                desk.read_supervision_file(source, supervision[notes.title.split()[-1]])

        return do

    for notes in story.notes():
        yield Event(notes.day, notes.at, notes.by, take(notes))


def _readings() -> Iterator[Event]:
    answers, words = story.answers("case_answers.csv"), story.words()
    returned = story.toml("incidents.toml")["returned"]

    def read(planned: story.PlannedReading) -> Deed:
        given = dict(answers[planned.column])
        if planned.column == returned["case"]:
            given |= returned["first"]
        return lambda desk: desk.read_case(planned, given, words[planned.column])

    for planned in story.readings():
        yield Event(planned.day, planned.at, planned.reader, read(planned))

    def correct(desk: Desk) -> None:
        reading = desk.ledger.readings[returned["case"]]
        corrected = {name: answers[returned["case"]][name] for name in returned["first"]}
        session = ReadingSession(desk.visit, reading)
        desk.fill_in(session, corrected)
        delay = next(
            entry for entry in words[returned["case"]] if entry.question == "assessment_delay_reason"
        )
        session.answer(session.state.form.named(delay.question).path, delay.text.text)
        desk.visit.readings.mark_ready(reading)

    yield Event(3, "09:00", returned["reader"], correct)


def _ratings() -> Iterator[Event]:
    def rate(planned: story.PlannedRating) -> Deed:
        return lambda desk: desk.rate(planned)

    for planned in story.ratings():
        yield Event(planned.day, planned.at, planned.inspector, rate(planned))


def _date_of_referral(chief: str) -> Iterator[Event]:
    told = story.toml("incidents.toml")["date_of_referral"]

    def enter(value: str) -> Deed:
        return lambda desk: desk.visit.cases.set(
            desk.visit.cases.by_reference(told["case"]).id, referred_on=value
        )

    yield Event(2, "09:40", chief, enter(told["from_list"]))
    yield Event(2, "10:40", told["reader"], enter(told["from_file"]))


def _concern() -> Iterator[Event]:
    told = story.toml("incidents.toml")["concern"]

    def refer(desk: Desk) -> None:
        reading = desk.ledger.readings[told["case"]]
        form = desk.visit.forms.get(desk.visit.readings.get(reading).form)
        desk.visit.concerns.raise_concern(
            desk.visit.cases.by_reference(told["case"]).id,
            referred_to=told["referred_to"],
            why=told["why"],
            response_due=told["response_due"],
            reading=reading,
            question=form.named(told["question"]).path,
        )

    def take_down_the_answer(desk: Desk) -> None:
        (waiting,) = desk.visit.concerns.open_ones()
        desk.visit.concerns.answer(waiting.id, told["response"])

    yield Event(2, "15:10", told["raised_by"], refer)
    yield Event(3, "14:10", told["raised_by"], take_down_the_answer)


def _rewording() -> Iterator[Event]:
    told = story.toml("incidents.toml")["reworded"]

    def reword(text: str) -> Deed:
        return lambda desk: desk.visit.findings.set(desk.ledger.findings[told["finding"]], text=text)

    for at, (who, text) in zip(("10:25", "11:40"), told["by"].items(), strict=True):
        yield Event(3, at, who, reword(text))
