"""An XLSForm as its author wrote it: sheets of rows, each cell under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from inspector_app.forms.authoring.grids import SHEETS, read_grids
from inspector_app.forms.authoring.headings import Heading, read_headings
from inspector_app.forms.authoring.problems import FormAdvice, FormError, FormProblem
from resources.translations import _

REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
YES = ("yes", "true", "true()")
SHOW = "show"


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells of a row; `number` counts as the spreadsheet does, the headings being row 1."""

    sheet: str
    number: int
    cells: Mapping[Heading, str]

    def get(self, column: str) -> str:
        """Return the cell of a column, the first that is filled when it has several languages; else blank."""
        return next((text for heading, text in self.cells.items() if heading.column == column), "")

    def has(self, *columns: str) -> bool:
        """Return whether a cell of any of the columns is filled."""
        return any(heading.column in columns for heading in self.cells)

    def texts(self, column: str) -> dict[str, str]:
        """Return the texts of a translated column by language code; one without a language stands under ""."""
        return {
            language_code(heading.language): text
            for heading, text in self.cells.items()
            if heading.column == column
        }

    def problem(self, column: str, what: str, remedy: str) -> FormProblem:
        """Return a problem of this row; the column is called as its author wrote it."""
        return FormProblem(self.sheet, self.number, self.written(column), what, remedy)

    def advice(self, column: str, what: str, remedy: str) -> FormAdvice:
        """Return advice on this row."""
        return FormAdvice(self.sheet, self.number, self.written(column), what, remedy)

    def written(self, column: str) -> str:
        """Return what the author calls a column."""
        return next((heading.written for heading in self.cells if heading.column == column), column)


@dataclass(slots=True)
class Sheet:
    """A sheet; `homeless` are rows with something in a column that has no heading."""

    name: str
    headings: list[Heading] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    repeated: list[Heading] = field(default_factory=list)
    homeless: list[int] = field(default_factory=list)

    def has(self, column: str) -> bool:
        """Return whether there is such a column, in any language."""
        return any(heading.column == column for heading in self.headings)


class Workbook:
    """The sheets of a form; one that is missing is empty. `other_sheets` are those that are none of XLSForm's."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises UserError when it cannot be read, FormError when it has no survey."""
        self.path = path
        self._sheets: dict[str, Sheet] = {}
        self.other_sheets: list[str] = []
        for written, grid in read_grids(path).items():
            name = written.strip().lower()
            if name in SHEETS and name not in self._sheets:
                self._sheets[name] = _sheet(name, grid)
            else:
                self.other_sheets.append(written)
        if not self.survey.rows:
            near = next((name for name in self.other_sheets if "survey" in name.lower()), "")
            remedy = _("Add its rows.")
            if near:
                remedy = _("Call the sheet “{sheet}” survey.").format(sheet=near)
            what = _("The sheet is missing or empty.")
            raise FormError(path.name, [FormProblem("survey", 0, "", what, remedy)])

    def sheet(self, name: str) -> Sheet:
        """Return a sheet by its name in XLSForm."""
        return self._sheets.get(name) or Sheet(name)

    @property
    def survey(self) -> Sheet:
        """The sheet of the questions."""
        return self.sheet("survey")

    @property
    def settings(self) -> Row:
        """The row of the settings."""
        return next(iter(self.sheet("settings").rows), Row("settings", 0, {}))

    def rows(self) -> Iterator[Row]:
        """Yield all rows of the sheets that make the form."""
        for name in ("survey", "choices", "external_choices", "settings"):
            yield from self.sheet(name).rows

    @cached_property
    def lists(self) -> dict[str, list[Row]]:
        """The rows of each list of choices by its name, those of the sheet external_choices among them."""
        found: dict[str, list[Row]] = {}
        for name in ("choices", "external_choices"):
            for row in self.sheet(name).rows:
                if list_name := row.get("list_name"):
                    found.setdefault(list_name, []).append(row)
        return found

    @cached_property
    def languages(self) -> list[str]:
        """The languages of the texts as written in the headings, in order."""
        headings = [*self.survey.headings, *self.sheet("choices").headings]
        return list(dict.fromkeys(heading.language for heading in headings if heading.language))

    def shows_unavailable(self, row: Row) -> bool:
        """Return whether what is not available here may be shown as such: by the row, or for the whole form."""
        return SHOW in (row.get("unavailable").lower(), self.settings.get("unavailable").lower())


def _sheet(name: str, grid: list[list[str]]) -> Sheet:
    first, *rest = grid
    written = [text for text in first if text]
    meanings = iter(read_headings(name, written))
    headings = [next(meanings) if text else None for text in first]
    sheet = Sheet(name)
    places: dict[int, Heading] = {}
    for place, heading in enumerate(headings):
        if heading is None:
            continue
        if any(heading.canonical == other.canonical for other in sheet.headings):
            sheet.repeated.append(heading)
        else:
            sheet.headings.append(heading)
            places[place] = heading
    filled = {place for place, text in enumerate(first) if text}
    for number, cells in enumerate(rest, 2):
        row = Row(name, number, {places[p]: text for p, text in enumerate(cells) if text and p in places})
        if any(text for place, text in enumerate(cells) if place not in filled):
            sheet.homeless.append(number)
        if row.cells and row.get("disabled").lower() not in YES:
            sheet.rows.append(row)
    return sheet


def language_code(name: str) -> str:
    """Return the code of a language as authors write it: "Cymraeg (cy)" gives "cy"."""
    match = re.search(r"\(([\w\-]+)\)\s*$", name)
    return match[1] if match else name
