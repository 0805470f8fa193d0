"""What a visit holds as tidy tables for other programs: a table a kind of record, and tallies of the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inspector_app.exchange.crosstab_table import crosstab_table
from inspector_app.exchange.data_dictionary import data_dictionary
from inspector_app.exchange.question_columns import QuestionColumns
from inspector_app.exchange.reading_tables import reading_tables
from inspector_app.exchange.table import Cell, Table
from inspector_app.fieldwork.media_types import words_for

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def tidy_tables(visit: Visit) -> Iterator[Table]:
    """Yield the tables, the one that explains their columns first; words and headings are English."""
    people = {member.id: member.name for member in visit.members.all()}
    cases = {case.id: case.reference for case in visit.cases.all()}
    questions = QuestionColumns(visit)
    yield data_dictionary(visit, questions)
    yield _case_table(visit, people)
    yield from reading_tables(visit, questions, people, cases)
    yield _figure_table(visit, cases)
    yield crosstab_table(visit, cases)
    yield (
        "Sources",
        ("Kind", "Title", "Role", "People", "Grouping", "Date", "Inspector"),
        (
            (s.kind, s.title, s.role, s.people, s.grouping, s.held_on, people.get(s.author, ""))
            for s in visit.sources.all()
        ),
    )
    yield (
        "Evidence",
        ("Criteria", "Kind", "Passage", "Source kind", "Source", "Inspector", "Taken up (UTC)"),
        (
            (
                item.criteria,
                item.kind,
                item.passage,
                visit.evidence.source_kind(item),
                visit.evidence.place(item),
                people.get(item.author, ""),
                item.taken_at,
            )
            for item in visit.evidence.all()
        ),
    )
    yield _attachment_table(visit, people, cases)
    yield (
        "Ratings",
        ("Criterion", "Axis", "Inspector", "Level", "Rationale"),
        ((r.criterion, r.axis, people.get(r.member, ""), r.level, r.rationale) for r in visit.ratings.all()),
    )


def _case_table(visit: Visit, people: dict[str, str]) -> Table:
    readers = visit.cases.allocations()
    rows = (
        (
            case.reference,
            case.referred_on,
            case.referral,
            case.age_band,
            case.route,
            case.team,
            case.language,
            case.ethnicity,
            ", ".join(people.get(a.member, "") for a in readers.get(case.id, [])),
        )
        for case in visit.cases.all()
    )
    headings = (
        "Case",
        "Referred on",
        "Referral",
        "Age band",
        "Route",
        "Team",
        "Language",
        "Ethnicity",
        "Readers",
    )
    return "Cases", headings, rows


def _attachment_table(visit: Visit, people: dict[str, str], cases: dict[str, str]) -> Table:
    """One row a file that was ever attached, by the name that the answers in "Readings" have."""
    readings = {reading.id: reading for reading in visit.readings.all()}

    def rows() -> Iterator[Sequence[Cell]]:
        for file in visit.attachments.all():
            reading = readings.get(file.reading or "")
            yield (
                file.name,
                cases.get(reading.sampled_case or "", "") if reading else "",
                file.question.strip("/"),
                words_for(file.media_type),
                file.size,
                people.get(file.author, ""),
                file.attached_at,
            )

    headings = ("Name", "Case", "Question", "Kind", "Bytes", "Inspector", "Attached (UTC)")
    return "Attachments", headings, rows()


def _figure_table(visit: Visit, cases: dict[str, str]) -> Table:
    values = visit.figures.values()

    def rows() -> Iterator[Sequence[Cell]]:
        for figure in visit.figures.all():
            value = values[figure.name]
            counted = ", ".join(cases[case] for case in value.counted)
            unsettled = ", ".join(cases[case] for case in value.unsettled)
            others = ", ".join(cases[case] for case in value.other_edition)
            yield (
                figure.name,
                figure.title,
                value.number,
                value.total,
                value.percent,
                counted,
                unsettled,
                others,
            )

    headings = ("Name", "Title", "Number", "Out of", "Percent", "Cases", "Unsettled", "Edition does not ask")
    return "Figures", headings, rows()
