"""Lists in files beside a form, of choices or of anything that expressions look up: CSV, or XML as ODK writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import UserError
from inspector_app.forms.authoring.encodings import decoded, delimiter_of
from inspector_app.forms.authoring.problems import FormError, FormProblem
from inspector_app.forms.authoring.safe_xml import local_name, parse_xml
from resources.translations import _

ExternalList = tuple[dict[str, str], ...]  # rows, each by column

SUFFIXES = (".csv", ".xml")
MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as read: its columns in order, its rows, and the line of the file at which each row begins."""

    columns: tuple[str, ...]
    rows: ExternalList
    lines: tuple[int, ...]


@dataclass(slots=True)
class ListFiles:
    """The lists of a form by file name, what is wrong with them, and those that are not there."""

    found: dict[str, ListFile] = field(default_factory=dict)
    problems: list[FormProblem] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def rows(self) -> Mapping[str, ExternalList]:
        """Return the rows of each list by file name, as XForms are read with them."""
        return {name: file.rows for name, file in self.found.items()}


def read_list_files(folder: Path, names: Iterable[str]) -> ListFiles:
    """Return the lists of those names in a folder; whatever is wrong is among the `problems`, nothing is raised."""
    files = ListFiles()
    for name in dict.fromkeys(names):
        if not is_beside(name) or not (folder / name).is_file():
            files.missing.append(name)
            continue
        try:
            files.found[name] = read_list_file(folder / name)
        except FormError as error:
            files.problems += error.problems
        except UserError as error:
            files.problems.append(FormProblem(name, 0, "", error.what, error.remedy))
    return files


def is_beside(name: str) -> bool:
    """Return whether a name is of a list in the form's own folder: no way into another one."""
    return Path(name).suffix.lower() in SUFFIXES and not set(name) & set('/\\:*?"<>|')


def read_list_file(path: Path) -> ListFile:
    """Read one list.

    Raises FormError with all problems of its lines, and UserError when it cannot be read at all.
    """
    if path.suffix.lower() == ".xml":
        columns, rows = _read_xml(path)
    else:
        columns, rows = _read_csv(path)
    if len(rows) > MOST_ROWS:
        raise UserError(
            "list-length",
            _("The list has {rows} rows; a form takes {most}.").format(
                rows=f"{len(rows):,}", most=f"{MOST_ROWS:,}"
            ),
            _("Leave out what the form does not ask about."),
            where=path.name,
        )
    return ListFile(columns, tuple(row for _line, row in rows), tuple(line for line, _row in rows))


_Rows = list[tuple[int, dict[str, str]]]  # each with its line


def _read_csv(path: Path) -> tuple[tuple[str, ...], _Rows]:
    text = decoded(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    columns: list[str] = []
    rows: _Rows = []
    problems: list[FormProblem] = []
    line = 1
    try:
        for cells in reader:
            begins, line = line, reader.line_num + 1
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if not columns:
                columns = cells
                problems += _problems_of_headings(path.name, begins, cells)
                continue
            if any(cells[len(columns) :]):
                what = _("The row has {cells} cells, the headings are {headings}.")
                what = what.format(cells=len(cells), headings=len(columns))
                remedy = _("Put texts with commas into quotes.")
                problems.append(FormProblem(path.name, begins, "", what, remedy))
            row = {
                name: cells[place] if place < len(cells) else "" for place, name in enumerate(columns) if name
            }
            rows.append((begins, row))
    except csv.Error as error:
        what = _("The line cannot be read ({error}).").format(error=error)
        remedy = _("Look for a quotation mark without its partner.")
        problems.append(FormProblem(path.name, line, "", what, remedy))
    if problems:
        raise FormError(path.name, problems)
    if not rows:
        raise _empty(path, _("Write the headings into the first line and the rows under it."))
    return tuple(name for name in columns if name), rows


def _problems_of_headings(file: str, line: int, columns: list[str]) -> list[FormProblem]:
    return [
        FormProblem(file, line, name, _("Two columns have this heading."), _("Name them apart."))
        for name in dict.fromkeys(columns)
        if name and columns.count(name) > 1
    ]


def _read_xml(path: Path) -> tuple[tuple[str, ...], _Rows]:
    root, lines = parse_xml(path)
    rows: _Rows = []
    problems: list[FormProblem] = []
    columns: dict[str, None] = {}
    for item in root:
        row = {local_name(cell): (cell.text or "").strip() for cell in item}
        columns |= dict.fromkeys(row)
        if local_name(item) != "item":
            what = _("“{element}” stands where an item should.").format(element=local_name(item))
            remedy = _("Write {example}.").format(example="<item>…</item>")
            problems.append(FormProblem(path.name, lines[item], "", what, remedy))
        elif any(len(cell) for cell in item):
            what = _("A column of the item has elements in it.")
            problems.append(FormProblem(path.name, lines[item], "", what, _("Write plain text there.")))
        rows.append((lines[item], row))
    if problems:
        raise FormError(path.name, problems)
    if not rows:
        raise _empty(path, _("Write <root> with an <item> for each row."))
    return tuple(columns), rows


def _empty(path: Path, remedy: str) -> UserError:
    return UserError("list-empty", _("The list has no rows."), remedy, where=path.name)
