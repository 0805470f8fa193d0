"""`export --xlsx`: tidy tables and tallies of a visit for Excel.

One sheet a kind of record, one row a record, one column a fact; and a sheet of tallies, one row a question
and answer. Cells hold text or whole numbers; a text that begins like a formula stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.files import check_target, write_then_move
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.media_types import words_for
from inspector_app.fieldwork.standing import standing_readings
from inspector_app.forms import NOT_APPLICABLE, FormState
from inspector_app.forms.model import without_keys

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Cell = str | int | None
Table = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]

SUFFIX = ".xlsx"
LONGEST_CELL = 32_767  # what Excel can hold


def export_workbook(visit: Visit, path: Path) -> list[str]:
    """Write the workbook and return the names of its sheets.

    Raises UserError when the file cannot be written, and then leaves what was there.
    """
    from openpyxl import Workbook

    check_target(path, SUFFIX)
    workbook = Workbook(write_only=True)
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
    yield _reading_table(visit, people, cases)
    yield _tally_table(visit)
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


def _reading_table(visit: Visit, people: dict[str, str], cases: dict[str, str]) -> Table:
    """One row a reading, one column a question of the newest form, hidden answers left out.

    The answers of a repeat's instances stand in one cell, a line each.
    """
    form = visit.forms.get(visit.forms.current(CASE_READING))
    paths = [question.path for question in form.questions()]
    headings = ("Case", "Reader", "Kind", "State", *(path.strip("/") for path in paths))

    def rows() -> Iterator[Sequence[Cell]]:
        for reading in visit.readings.all():
            if reading.sampled_case:
                answers = _answers_by_question(visit.readings.form_state(reading.id))
                yield (
                    cases.get(reading.sampled_case, ""),
                    people.get(reading.reader, ""),
                    reading.kind,
                    reading.state,
                    *("\n".join(answers[path]) if path in answers else None for path in paths),
                )

    return "Readings", headings, rows()


def _tally_table(visit: Visit) -> Table:
    """How many cases have each choice as an answer, by the reading by which the case counts.

    In a repeat, a case counts once for each choice that any of its instances has.
    """
    cases = [
        _answers_by_question(visit.readings.form_state(standing[0].id))
        for standing in standing_readings(visit).values()
        if standing
    ]
    form = visit.forms.get(visit.forms.current(CASE_READING))

    def rows() -> Iterator[Sequence[Cell]]:
        for question in form.questions():
            if not question.choices:
                continue
            given = [
                {word for answer in case.get(question.path, ()) for word in answer.split()} for case in cases
            ]
            choices = [(choice.name, _english(choice.label)) for choice in question.choices]
            for name, words in (*choices, (NOT_APPLICABLE, "Not applicable")):
                count = sum(1 for names in given if name in names)
                yield question.number, _english(question.label), words, count
            unanswered = sum(1 for names in given if not names)
            yield question.number, _english(question.label), "Not answered or not asked", unanswered

    return "Tallies", ("Number", "Question", "Answer", "Cases"), rows()


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


def _answers_by_question(state: FormState) -> dict[str, list[str]]:
    """Return the answers that show by question; one in a repeat has as many as it has answered instances."""
    grouped: dict[str, list[str]] = {}
    for path, answer in state.shown_answers().items():
        grouped.setdefault(without_keys(path), []).append(answer)
    return grouped


def _figure_table(visit: Visit, cases: dict[str, str]) -> Table:
    values = visit.figures.values()

    def rows() -> Iterator[Sequence[Cell]]:
        for figure in visit.figures.all():
            value = values[figure.name]
            counted = ", ".join(cases[case] for case in value.counted)
            unsettled = ", ".join(cases[case] for case in value.unsettled)
            yield figure.name, figure.title, value.number, value.total, value.percent, counted, unsettled

    return "Figures", ("Name", "Title", "Number", "Out of", "Percent", "Cases", "Unsettled"), rows()


def _english(texts: dict[str, str]) -> str:
    return texts.get("en") or next(iter(texts.values()), "")


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
