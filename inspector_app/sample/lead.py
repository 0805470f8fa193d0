"""What only the lead does: founding the visit, evenings with the merged picture, and the last day."""

from __future__ import annotations

from importlib.resources import as_file
from pathlib import Path

from inspector_app.fieldwork.case_list import import_cases, read_case_list
from inspector_app.fieldwork.double_readings import compare, individual_readings, settle
from inspector_app.fieldwork.readings import READY
from inspector_app.framework import find_framework
from inspector_app.new_visit import found_visit
from inspector_app.sample import story
from inspector_app.sample.clock import StoryClock
from inspector_app.sample.desk import Desk
from inspector_app.sample.ledger import Ledger
from inspector_app.team.differences import differences, settle_difference

FRAMEWORK = "children-in-need"


def found(path: Path, clock: StoryClock, ledger: Ledger) -> Desk:
    """Found the visit with its team, the council's case list, the allocation, the figures and the plan."""
    lead, *others = story.team()
    visit = found_visit(path, find_framework(FRAMEWORK), story.details(), lead.name, clock=clock)
    visit.members.set(visit.me.id, email=lead.email)
    for person in others:
        visit.members.add(person.name, role=person.role, email=person.email)
    with as_file(story.place("case_list.csv")) as case_list:
        import_cases(visit, read_case_list(case_list))
    late = story.toml("incidents.toml")["allocated_late"]["case"]
    desk = Desk(visit, clock, ledger)
    allocate(desk, [planned for planned in story.readings() if planned.case != late])
    for figure in story.toml("figures.toml")["figure"]:
        visit.figures.add(figure["name"], figure["en"], figure["condition"], title_cy=figure["cy"])
    for planned in story.tables():
        visit.crosstabs.add(
            planned.title,
            planned.split_by,
            title_cy=planned.title_cy,
            figure=visit.figures.named(planned.figure).id if planned.figure else None,
            question=planned.question,
            shown_as=planned.shown_as,
        )
    for item in story.toml("visit.toml")["agenda"]:
        visit.agenda.add(
            item["on"],
            item["at"],
            item["what"],
            member=visit.members.named(item["member"]).id if "member" in item else None,
            sampled_case=visit.cases.by_reference(item["case"]).id if "case" in item else None,
        )
    return desk


def allocate(desk: Desk, readings: list[story.PlannedReading]) -> None:
    """Give each case to its first reader, then the double-read ones to their second."""
    visit = desk.visit
    for member in visit.members.active():
        first = [
            planned.case
            for planned in readings
            if (planned.reader, planned.is_second) == (member.name, False)
        ]
        visit.cases.allocate([visit.cases.by_reference(case).id for case in first], member.id)
    for planned in readings:
        if planned.is_second:
            case = visit.cases.by_reference(planned.case).id
            visit.cases.add_second_reader([case], visit.members.named(planned.reader).id)


# ---- in the evening -------------------------------------------------------------------------------------
def agree_readings(desk: Desk) -> None:
    """Agree the ready readings of cases that one inspector reads."""
    for case in desk.visit.cases.all(double_read=0):
        for reading in desk.visit.readings.of_case(case.id):
            if reading.state == READY:
                desk.visit.readings.agree(reading.id)


def settle_double_reading(desk: Desk, reference: str, by_second: list[str]) -> None:
    """Make the agreed reading: by the first reader, but for the questions named in `by_second`."""
    visit = desk.visit
    case = visit.cases.by_reference(reference).id
    first, second = individual_readings(visit, case)
    named = visit.forms.get(first.form).named
    of_second = {named(name).path for name in by_second}
    pairs = compare(visit, first, second)
    settle(
        visit,
        case,
        {pair.path: pair.second if pair.path in of_second else pair.first for pair in pairs if pair.differs},
    )


def settle_the_difference(desk: Desk, value: str) -> None:
    """Settle the one difference that stands; raises ValueError if the story made another number of them."""
    (difference,) = differences(desk.visit)
    settle_difference(desk.visit, difference, value)


def write_findings(desk: Desk) -> None:
    """Write the findings down as the team meeting left them."""
    for finding in story.toml("findings.toml")["finding"]:
        desk.ledger.findings[finding["key"]] = desk.visit.findings.add(
            finding["criterion"], finding["kind"], finding["en"], text_cy=finding["cy"]
        )


def link_evidence(desk: Desk) -> None:
    """Let the findings rest on the evidence that has come in since the last evening."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for entry in desk.ledger.bearings:
        grouped.setdefault((entry.finding, entry.bearing), []).append(entry.evidence)
    for (finding, bearing), evidence in grouped.items():
        desk.visit.findings.rest_on(desk.ledger.findings[finding], evidence, bearing=bearing)
    desk.ledger.bearings.clear()


# ---- on the last day --------------------------------------------------------------------------------------
def moderate(desk: Desk) -> None:
    """Agree the ratings, each with its reason, and put on record who holds to another one and why."""
    told = story.toml("moderation.toml")
    for agreed in told["moderation"]:
        desk.clock.go_on(150)
        desk.visit.ratings.moderate(agreed["criterion"], agreed["axis"], agreed["level"], agreed["reason"])
    for dissent in told["dissent"]:
        desk.clock.go_on(60)
        member = desk.visit.members.named(dissent["member"]).id
        desk.visit.dissents.state(dissent["criterion"], dissent["axis"], dissent["reason"], member=member)


def recommend(desk: Desk) -> None:
    """Write the recommendations, each with the areas for development that lead to it."""
    for entry in story.toml("recommendations.toml")["recommendation"]:
        findings = [desk.ledger.findings[key] for key in entry["areas"]]
        desk.visit.recommendations.add(entry["en"], text_cy=entry["cy"], findings=findings)


def write_chapter(desk: Desk, key: str) -> None:
    """Write the paragraphs of one chapter in both languages; others than the lead draft chapters so too."""
    made = {table.title: table.id for table in desk.visit.crosstabs.all()}
    records = {planned.key: made[planned.title] for planned in story.tables()}
    for paragraph in story.chapter(key):
        desk.clock.go_on(240)
        desk.visit.paragraphs.add(
            key,
            story.with_tables(paragraph.text, records),
            text_cy=story.with_tables(paragraph.text_cy, records),
            section=paragraph.section,
            section_cy=paragraph.section_cy,
            findings=[desk.ledger.findings[finding] for finding in paragraph.findings],
        )
