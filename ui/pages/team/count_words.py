"""How many records are new and changed, in words, table by table."""

from __future__ import annotations

from collections.abc import Mapping

from inspector_app.team.labels import TABLES
from resources.translations import N_, _, ngettext

# Tables that only tie others together, whose words those say, and what the program keeps for itself.
_SILENT = frozenset(
    {
        "carried_answer",
        "enrolment",
        "finding_evidence",
        "held_level",
        "paragraph_basis",
        "recommendation_finding",
    }
)

# What is counted, where that is called otherwise than one of it.
_COUNTED = {
    "accepted_check": N_("Accepted checks"),
    "accuracy_point": N_("Points of the council"),
    "allocation": N_("Allocations"),
    "attachment": N_("Attached files"),
    "concern": N_("Concerns"),
    "crosstab": N_("Tables of figures"),
    "dissent": N_("Dissents"),
    "figure": N_("Figures"),
    "finding": N_("Findings"),
    "form": N_("Forms"),
    "invitation": N_("Invitations"),
    "member": N_("Team members"),
    "moderation": N_("Moderated ratings"),
    "note_paragraph": N_("Paragraphs of notes"),
    "paragraph": N_("Report paragraphs"),
    "rating": N_("Ratings"),
    "reading": N_("Case readings"),
    "recommendation": N_("Recommendations"),
    "report_version": N_("Versions of the report"),
    "revocation": N_("Laptops that count no more"),
    "sampled_case": N_("Cases"),
    "source": N_("Interviews and other sources"),
}


def new_and_changed(new: int, changed: int) -> str:
    """Return "2 new, 1 changed", a dash for neither."""
    if new and changed:
        return _("{new} new, {changed} changed").format(new=new, changed=changed)
    if new:
        return ngettext("{count} new", "{count} new", new).format(count=new)
    return ngettext("{count} changed", "{count} changed", changed).format(count=changed) if changed else "–"


def table_counts(created: Mapping[str, int], changed: Mapping[str, int]) -> str:
    """Return "Case readings: 2 new, 1 changed · Evidence: 9 new" for tables that people know, "" for none."""
    titles = {
        table: _(_COUNTED.get(table) or TABLES.get(table, table)) for table in {*created, *changed} - _SILENT
    }
    tables = sorted(titles, key=titles.__getitem__)
    return " · ".join(
        f"{titles[table]}: {new_and_changed(created.get(table, 0), changed.get(table, 0))}"
        for table in tables
    )
