"""The four days as one list of events: who does what, on which day, from what time on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.sources import SUPERVISION
from inspector_app.sample import lead, story
from inspector_app.sample.desk import Desk
from inspector_app.team.handovers import SUFFIX, bring_in, hand_over

_DRAFTS = {
    "criterion-i": "Owain Prys",
    "criterion-ii": "Siwan Eames",
    "criterion-iii": "Delyth Arran",
    "criterion-iv": "Tomos Garrick",
}
_BY_THE_LEAD = {"introduction": "13:15", "methodology": "13:35", "summary": "14:00"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that one member of the team does, beginning at `at` ("09:05") of `day` (1 to 4)."""

    day: int
    at: str
    who: str
    do: Callable[[Desk], object]


def timeline(handovers: Path) -> list[Event]:
    """Return all events in order of time; hand-overs are written into the folder `handovers`."""
    chief, *others = (person.name for person in story.team())
    events = [
        *_notes(),
        *_readings(),
        *_ratings(),
        *_incidents(chief),
        *_evenings(chief),
        *_last_day(chief),
        *_handovers(chief, others, handovers),
    ]
    return sorted(events, key=lambda event: (event.day, event.at))


def _notes() -> Iterator[Event]:
    supervision = story.answers("supervision_answers.csv")

    def take(notes: story.Notes) -> Callable[[Desk], object]:
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

    def read(planned: story.PlannedReading) -> Callable[[Desk], object]:
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
    def rate(planned: story.PlannedRating) -> Callable[[Desk], object]:
        return lambda desk: desk.rate(planned)

    for planned in story.ratings():
        yield Event(planned.day, planned.at, planned.inspector, rate(planned))


def _incidents(chief: str) -> Iterator[Event]:
    told = story.toml("incidents.toml")
    date, concern, reworded = told["date_of_referral"], told["concern"], told["reworded"]

    def enter_date(value: str) -> Callable[[Desk], object]:
        return lambda desk: desk.visit.cases.set(
            desk.visit.cases.by_reference(date["case"]).id, referred_on=value
        )

    yield Event(2, "09:40", chief, enter_date(date["from_list"]))
    yield Event(2, "10:40", "Owain Prys", enter_date(date["from_file"]))

    def raise_concern(desk: Desk) -> None:
        reading = desk.ledger.readings[concern["case"]]
        form = desk.visit.forms.get(desk.visit.readings.get(reading).form)
        desk.visit.concerns.raise_concern(
            desk.visit.cases.by_reference(concern["case"]).id,
            referred_to=concern["referred_to"],
            why=concern["why"],
            response_due=concern["response_due"],
            reading=reading,
            question=form.named(concern["question"]).path,
        )

    def answer_concern(desk: Desk) -> None:
        (waiting,) = desk.visit.concerns.open_ones()
        desk.visit.concerns.answer(waiting.id, concern["response"])

    yield Event(2, "15:10", concern["raised_by"], raise_concern)
    yield Event(3, "14:10", concern["raised_by"], answer_concern)

    def reword(text: str) -> Callable[[Desk], object]:
        return lambda desk: desk.visit.findings.set(desk.ledger.findings[reworded["finding"]], text=text)

    for at, (who, text) in zip(("10:25", "11:40"), reworded["by"].items(), strict=True):
        yield Event(3, at, who, reword(text))


def _evenings(chief: str) -> Iterator[Event]:
    told = story.toml("incidents.toml")
    double = story.toml("double_readings.toml")

    def settle_readings(day: int) -> Callable[[Desk], object]:
        def do(desk: Desk) -> None:
            for case, entry in double.items():
                if entry["day"] == day:
                    lead.settle_double_reading(desk, case, entry["by_second"])

        return do

    def settle_finding(desk: Desk) -> None:
        reworded = told["reworded"]
        lead.settle_the_difference(desk, reworded["settled"])
        finding = desk.ledger.findings[reworded["finding"]]
        desk.visit.findings.set(finding, text_cy=reworded["settled_cy"])

    for day in (1, 2, 3):
        yield Event(day, "17:55", chief, lead.agree_readings)
    yield Event(
        2,
        "17:52",
        chief,
        lambda desk: lead.settle_the_difference(desk, told["date_of_referral"]["from_file"]),
    )
    yield Event(
        2,
        "17:53",
        chief,
        lambda desk: desk.visit.readings.return_with_comment(
            desk.ledger.readings[told["returned"]["case"]], told["returned"]["comment"]
        ),
    )
    yield Event(2, "18:00", chief, settle_readings(2))
    yield Event(2, "18:10", chief, lead.write_findings)
    yield Event(2, "18:30", chief, lead.link_evidence)
    late = told["allocated_late"]["case"]
    yield Event(
        2, "18:40", chief, lambda desk: lead.allocate(desk, [r for r in story.readings() if r.case == late])
    )
    yield Event(3, "17:52", chief, settle_finding)
    yield Event(3, "18:00", chief, settle_readings(3))
    yield Event(3, "18:30", chief, lead.link_evidence)


def _last_day(chief: str) -> Iterator[Event]:
    def draft(key: str) -> Callable[[Desk], object]:
        return lambda desk: lead.write_chapter(desk, key)

    yield Event(4, "09:55", chief, lead.link_evidence)
    yield Event(4, "10:00", chief, lead.moderate)
    for key, who in _DRAFTS.items():
        yield Event(4, "11:00", who, draft(key))
    for key, at in _BY_THE_LEAD.items():
        yield Event(4, at, chief, draft(key))
    yield Event(4, "15:45", chief, lead.recommend)


def _handovers(chief: str, others: list[str], folder: Path) -> Iterator[Event]:
    """To the lead by everyone, from the lead to everyone; in the evenings, and twice on the last day.

    What lies in the folder from earlier evenings is brought in again, and changes nothing.
    """

    def give(desk: Desk) -> None:
        hand_over(desk.visit, folder)

    def take_from(*names: str) -> Callable[[Desk], object]:
        def take(desk: Desk) -> None:
            for name in names:
                for path in sorted(folder.glob(f"{name} *{SUFFIX}")):
                    bring_in(desk.visit, path)

        return take

    rounds = (
        ((1, "17:20"), (1, "17:40"), (1, "18:45"), (2, "08:20")),
        ((2, "17:20"), (2, "17:40"), (2, "18:45"), (3, "08:20")),
        ((3, "17:20"), (3, "17:40"), (3, "18:45"), (4, "08:20")),
        ((4, "09:40"), (4, "09:45"), (4, "10:40"), (4, "10:45")),
        ((4, "13:00"), (4, "13:05"), (4, "16:30"), (4, "16:40")),
    )
    for given, taken, given_back, taken_back in rounds:
        for name in others:
            yield Event(*given, name, give)
            yield Event(*taken_back, name, take_from(chief))
        yield Event(*taken, chief, take_from(*others))
        yield Event(*given_back, chief, give)
