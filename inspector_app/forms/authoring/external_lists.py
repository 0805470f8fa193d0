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
            f"The list has {len(rows):,} rows; a form takes {MOST_ROWS:,}.",
            "Leave out what the form does not ask about.",
            where=path.name,
        )
    return ListFile(columns, tuple(row for _, row in rows), tuple(line for line, _ in rows))


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
                what = f"The row has {len(cells)} cells, the headings are {len(columns)}."
                problems.append(
                    FormProblem(path.name, begins, "", what, "Put texts with commas into quotes.")
                )
            row = {
                name: cells[place] if place < len(cells) else "" for place, name in enumerate(columns) if name
            }
            rows.append((begins, row))
    except csv.Error as error:
        what = f"The line cannot be read ({error})."
        problems.append(
            FormProblem(path.name, line, "", what, "Look for a quotation mark without its partner.")
        )
    if problems:
        raise FormError(path.name, problems)
    if not rows:
        raise _empty(path, "Write the headings into the first line and the rows under it.")
    return tuple(name for name in columns if name), rows


def _problems_of_headings(file: str, line: int, columns: list[str]) -> list[FormProblem]:
    return [
        FormProblem(file, line, name, "Two columns have this heading.", "Name them apart.")
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
            what = f"“{local_name(item)}” stands where an item should."
            problems.append(FormProblem(path.name, lines[item], "", what, "Write <item>…</item>."))
        elif any(len(cell) for cell in item):
            what = "A column of the item has elements in it."
            problems.append(FormProblem(path.name, lines[item], "", what, "Write plain text there."))
        rows.append((lines[item], row))
    if problems:
        raise FormError(path.name, problems)
    if not rows:
        raise _empty(path, "Write <root> with an <item> for each row.")
    return tuple(columns), rows


def _empty(path: Path, remedy: str) -> UserError:
    return UserError("list-empty", "The list has no rows.", remedy, where=path.name)
