"""`export --xlsx`: tidy tables and tallies of a visit for Excel.

One sheet a kind of record, one row a record, one column a fact; and a sheet of tallies, one row a question
and answer. Cells hold text or whole numbers; a text that begins like a formula stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.files import check_target, write_then_move
from inspector_app.exchange.reading_tables import Cell, Table, reading_tables
from inspector_app.fieldwork.media_types import words_for
from resources.translations import SOURCE, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

SUFFIX = ".xlsx"
LONGEST_CELL = 32_767  # what Excel can hold


def export_workbook(visit: Visit, path: Path) -> list[str]:
    """Write the workbook and return the names of its sheets.

    Raises UserError when the file cannot be written, and then leaves what was there.
    """
    from openpyxl import Workbook

    check_target(path, SUFFIX)
    workbook = Workbook(write_only=True)
    with speaking(SOURCE):  # a format that scripts read, the same whatever the program speaks
        for title, headings, rows in _tables(visit):
            sheet = workbook.create_sheet(title)
            sheet.freeze_panes = "A2"
            sheet.append(_cells(sheet, headings, bold=True))
            for row in rows:
                sheet.append(_cells(sheet, row))
    names = list(workbook.sheetnames)
    # In memory first: its writer cannot be stopped by a disk without complaining in the terminal.
    content = BytesIO()
    workbook.save(content)
    write_then_move(path, lambda temporary: temporary.write_bytes(content.getvalue()), suffix=SUFFIX)
    return names


def _tables(visit: Visit) -> Iterator[Table]:
    people = {member.id: member.name for member in visit.members.all()}
    cases = {case.id: case.reference for case in visit.cases.all()}
    yield _case_table(visit, people)
    yield from reading_tables(visit, people, cases)
    yield _figure_table(visit, cases)
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


def _cells(sheet: Any, values: Sequence[Cell], *, bold: bool = False) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    cells = []
    for value in values:
        if isinstance(value, str):
            value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"  # never a formula, whatever it begins with
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    return cells
