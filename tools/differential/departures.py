"""Where ODK's engine departs from the specification, or we do on purpose: the table in `departures.md`."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from tools.differential.compare import Difference

TABLE = Path(__file__).with_name("departures.md")


@dataclass(frozen=True, slots=True)
class Departure:
    """Differences that are known: of a form, at a place (both may have `*` in them), in a property."""

    form: str
    place: str
    what: str

    def covers(self, form: str, found: Difference) -> bool:
        """Whether a difference is one of these."""
        return (
            fnmatchcase(form, self.form) and fnmatchcase(found.place, self.place) and self.what == found.what
        )


@cache
def departures() -> tuple[Departure, ...]:
    """Return the rows of the table."""
    rows = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip(" `") for cell in row.strip("|").split("|")] for row in rows[1:]]
    return tuple(Departure(form, place, what) for form, place, what, *_ in cells)


def is_known(form: str, found: Difference) -> bool:
    """Whether a difference is in the table."""
    return any(departure.covers(form, found) for departure in departures())
