"""The evenings and the last day: hand-overs both ways, what the lead settles, and the writing of the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.files import HANDOVER_SUFFIX
from inspector_app.sample import lead, story
from inspector_app.sample.desk import Desk
from inspector_app.sample.event import Deed, Event
from inspector_app.team.handovers import bring_in, hand_over

_DRAFTS = {
    "criterion-i": "Owain Prys",
    "criterion-ii": "Siwan Eames",
    "criterion-iii": "Delyth Arran",
    "criterion-iv": "Tomos Garrick",
}
_BY_THE_LEAD = {"introduction": "13:15", "methodology": "13:35", "summary": "14:00"}

# When the inspectors hand over, the lead brings in and hands over in turn, and the inspectors bring in.
_ROUNDS = (
    ((1, "17:20"), (1, "17:40"), (1, "18:45"), (2, "08:20")),
    ((2, "17:20"), (2, "17:40"), (2, "18:45"), (3, "08:20")),
    ((3, "17:20"), (3, "17:40"), (3, "18:45"), (4, "08:20")),
    ((4, "09:40"), (4, "09:45"), (4, "10:40"), (4, "10:45")),
    ((4, "13:00"), (4, "13:05"), (4, "16:30"), (4, "16:40")),
)


def hand_overs(chief: str, others: list[str], folder: Path) -> Iterator[Event]:
    """Yield the hand-overs into `folder`, to the lead and back, in the evenings and twice on the last day.

    What lies in the folder from earlier evenings is brought in again, and changes nothing.
    """

    def give(desk: Desk) -> None:
        hand_over(desk.visit, folder)

    def take_from(*names: str) -> Deed:
        def take(desk: Desk) -> None:
            for name in names:
                for path in sorted(folder.glob(f"{name} *{HANDOVER_SUFFIX}")):
                    bring_in(desk.visit, path)

        return take

    for given, taken, given_back, taken_back in _ROUNDS:
        for name in others:
            yield Event(*given, name, give)
            yield Event(*taken_back, name, take_from(chief))
        yield Event(*taken, chief, take_from(*others))
        yield Event(*given_back, chief, give)


def evenings(chief: str) -> Iterator[Event]:
    """Yield what the lead does with the merged picture of the first three days."""
    for day in (1, 2, 3):
        yield Event(day, "17:55", chief, lead.agree_readings)
    yield from _second_evening(chief)
    yield from _third_evening(chief)


def _second_evening(chief: str) -> Iterator[Event]:
    told = story.toml("incidents.toml")
    date, returned, late = told["date_of_referral"], told["returned"], told["allocated_late"]["case"]

    def settle_date(desk: Desk) -> None:
        lead.settle_the_difference(desk, date["from_file"])

    def return_reading(desk: Desk) -> None:
        desk.visit.readings.return_with_comment(desk.ledger.readings[returned["case"]], returned["comment"])

    def allocate_late(desk: Desk) -> None:
        lead.allocate(desk, [planned for planned in story.readings() if planned.case == late])

    yield Event(2, "17:52", chief, settle_date)
    yield Event(2, "17:53", chief, return_reading)
    yield Event(2, "18:00", chief, _settle_double_readings(2))
    yield Event(2, "18:10", chief, lead.write_findings)
    yield Event(2, "18:30", chief, lead.link_evidence)
    yield Event(2, "18:40", chief, allocate_late)


def _third_evening(chief: str) -> Iterator[Event]:
    reworded = story.toml("incidents.toml")["reworded"]

    def settle_wording(desk: Desk) -> None:
        lead.settle_the_difference(desk, reworded["settled"])
        finding = desk.ledger.findings[reworded["finding"]]
        desk.visit.findings.set(finding, text_cy=reworded["settled_cy"])

    yield Event(3, "17:52", chief, settle_wording)
    yield Event(3, "18:00", chief, _settle_double_readings(3))
    yield Event(3, "18:30", chief, lead.link_evidence)


def _settle_double_readings(day: int) -> Deed:
    def settle(desk: Desk) -> None:
        for case, entry in story.toml("double_readings.toml").items():
            if entry["day"] == day:
                lead.settle_double_reading(desk, case, entry["by_second"])

    return settle


def last_day(chief: str) -> Iterator[Event]:
    """Yield the moderation, the drafting of the chapters by the whole team, and the recommendations."""

    def write(chapter: str) -> Deed:
        return lambda desk: lead.write_chapter(desk, chapter)

    yield Event(4, "09:55", chief, lead.link_evidence)
    yield Event(4, "10:00", chief, lead.moderate)
    for chapter, who in _DRAFTS.items():
        yield Event(4, "11:00", who, write(chapter))
    for chapter, at in _BY_THE_LEAD.items():
        yield Event(4, at, chief, write(chapter))
    yield Event(4, "15:45", chief, lead.recommend)
