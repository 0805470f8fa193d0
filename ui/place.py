"""Where one can go in the window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its key, and what to show there: a record of the visit, and a part of it such as a question."""

    page: str
    record: str = ""
    part: str = ""


# The page that shows a record of each table.
_PAGES = {
    "agenda_item": "overview",
    "allocation": "cases",
    "sampled_case": "cases",
    "concern": "cases",
    "reading": "reading",
    "source": "interviews",
    "note_paragraph": "interviews",
    "evidence": "evidence",
    "finding": "evidence",
    "rating": "ratings",
    "held_level": "ratings",
    "moderation": "ratings",
    "dissent": "ratings",
    "member": "team",
    "paragraph": "report",
    "recommendation": "report",
    "figure": "report",
    "crosstab": "report",
    "report_version": "report",
    "accuracy_point": "report",
    "inspection": "settings",
}


def place_of(table: str, record: str, part: str = "") -> Place:
    """Return where a record of a table is shown."""
    return Place(_PAGES.get(table, "overview"), record, part)
