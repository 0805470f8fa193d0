"""The council's points from a table: columns matched by their headings, every row checked, then added as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.accuracy.cells import Cell, CellRow, grids_of
from inspector_app.accuracy.points import Said
from resources.translations import N_, _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

NUMBER, PARAGRAPH, SAYS, EVIDENCE = "number", "paragraph", "says", "evidence"
# Headings in English and Welsh, in small letters.
_HEADINGS: dict[str, tuple[str, ...]] = {
    NUMBER: (
        "number",
        "no",
        "no.",
        "point",
        "point number",
        "ref",
        "reference",
        "rhif",
        "pwynt",
        "cyfeirnod",
    ),
    PARAGRAPH: (
        *("paragraph", "paragraph number", "paragraph no", "para", "para no", "para.", "report paragraph"),
        *("paragraff", "rhif y paragraff", "rhif paragraff"),
    ),
    SAYS: (
        *("what the council says", "comment", "comments", "council comment", "council’s comment"),
        *("factual inaccuracy", "inaccuracy", "correction", "proposed change"),
        *(
            "yr hyn y mae’r cyngor yn ei ddweud",
            "sylw",
            "sylwadau",
            "sylw’r cyngor",
            "anghywirdeb",
            "cywiriad",
        ),
    ),
    EVIDENCE: (
        "evidence",
        "supporting evidence",
        "source",
        "tystiolaeth",
        "tystiolaeth ategol",
        "ffynhonnell",
    ),
}
# What the columns are called in messages.
COLUMNS = {
    NUMBER: N_("number"),
    PARAGRAPH: N_("paragraph"),
    SAYS: N_("what the council says"),
    EVIDENCE: N_("evidence"),
}
_PARAGRAPH_NUMBER = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,3}(?![\d]|\.\d)")


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in one row, in words; `place` says where it stands."""

    place: str
    sentence: str

    @property
    def place_first(self) -> str:
        """The place as it begins a line."""
        return self.place[:1].upper() + self.place[1:]


@dataclass(frozen=True, slots=True)
class PointTable:
    """The rows of a file that hold points, each with the cells of its columns by `COLUMNS`."""

    name: str
    matched: tuple[str, ...]
    rows: tuple[tuple[str, Mapping[str, Cell]], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be brought in, each with its place in the file, and all that stands in its way."""

    points: tuple[tuple[str, Said], ...]
    faults: tuple[RowFault, ...]


def read_points(path: Path) -> PointTable:
    """Read the tables of a .docx, or sheets of an .xlsx, that have the columns of points.

    Raises UserError for a file that cannot be read, and when no table has a column of paragraphs and one of what the
    council says.
    """
    rows: list[tuple[str, Mapping[str, Cell]]] = []
    matched: tuple[str, ...] = ()
    for grid in grids_of(path):
        found = next(((index, columns) for index, columns in _headed(grid)), None)
        if found:
            index, columns = found
            matched = matched or tuple(columns)
            rows += [(line.place, _picked(line, columns)) for line in grid[index + 1 :] if _says_any(line)]
    if not matched:
        raise UserError(
            "accuracy-columns",
            _("No table of the file has a column “Paragraph” and a column “What the council says”."),
            _("Head the columns so, in English or Welsh, then bring the file in."),
            where=path.name,
        )
    if not rows:
        raise UserError(
            "accuracy-empty",
            _("The table has no rows under its headings."),
            _("Check the file."),
            where=path.name,
        )
    return PointTable(path.name, matched, tuple(rows))


def preview(visit: Visit, table: PointTable) -> Preview:
    """Check every row against the version that was sent; nothing is written.

    Raises UserError before a version was sent.
    """
    version = visit.accuracy_points.version()
    paragraphs = set(visit.versions.frozen(version).texts["en"])
    seen = {point.number: "" for point in visit.accuracy_points.of_version(version.id)}
    points, faults = [], []
    for place, cells in table.rows:
        number = cells[NUMBER].words if NUMBER in cells else ""
        says = cells[SAYS].words
        paragraph, fault = _paragraph(cells[PARAGRAPH], paragraphs)
        evidence = cells[EVIDENCE].words if EVIDENCE in cells else ""
        points.append((place, Said(says, paragraph, number, evidence)))
        found = [fault] if fault else []
        if not says:
            found.append(_("it does not say what the council says"))
        if number and number in seen:
            found.append(
                _("point {number} stands in {place} too").format(number=number, place=seen[number])
                if seen[number]
                else _("point {number} was brought in before").format(number=number)
            )
        if number:
            seen.setdefault(number, place)
        faults += [RowFault(place, sentence) for sentence in found]
    return Preview(tuple(points), tuple(faults))


def bring_in(visit: Visit, table: PointTable) -> list[str]:
    """Add all points of a table in one transaction and return their record ids.

    Raises UserError naming the rows at fault; then nothing is added.
    """
    result = preview(visit, table)
    if result.faults:
        told = _("{place}: {fault}")
        listed = "; ".join(told.format(place=fault.place, fault=fault.sentence) for fault in result.faults)
        raise UserError(
            "accuracy-rows",
            _("The points cannot be brought in as they are: {faults}.").format(faults=listed),
            _("Put them right in the file; nothing was brought in."),
            where=table.name,
        )
    return visit.accuracy_points.add_all(said for _place, said in result.points)


def _headed(grid: list[CellRow]) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield each row that heads the columns of points, with the index of each."""
    for index, line in enumerate(grid):
        names = [" ".join(cell.words.casefold().replace("'", "’").split()) for cell in line.cells]
        columns = {
            column: next(place for place, name in enumerate(names) if name in known)
            for column, known in _HEADINGS.items()
            if any(name in known for name in names)
        }
        if PARAGRAPH in columns and SAYS in columns:
            yield index, columns


def _picked(line: CellRow, columns: Mapping[str, int]) -> Mapping[str, Cell]:
    return {
        column: line.cells[place] if place < len(line.cells) else Cell("")
        for column, place in columns.items()
    }


def _says_any(line: CellRow) -> bool:
    return any(cell.words for cell in line.cells)


def _paragraph(cell: Cell, present: set[str]) -> tuple[str, str]:
    """Return the number of the paragraph that a cell names, and what is wrong with it, "" for nothing.

    A cell without words is about the report as a whole.
    """
    if not cell.words:
        return "", ""
    if cell.is_date:
        return "", _("Excel made a date of the paragraph’s number; format the column as text")
    found = list(dict.fromkeys(_PARAGRAPH_NUMBER.findall(cell.words)))
    if not found:
        return "", _("“{words}” is not the number of a paragraph, such as 4.3").format(words=cell.words)
    if len(found) > 1:
        return "", _("it names several paragraphs; give each a row of its own")
    (number,) = found
    # A typed 4.10 is the number 4.1 to Excel, which shows both alike.
    if cell.number is not None and f"{number}0" in present:
        return "", _("Excel may have made {number} of {longer}; format the column as text").format(
            number=number, longer=f"{number}0"
        )
    if number not in present:
        return "", _("the version that was sent has no paragraph {number}").format(number=number)
    return number, ""
