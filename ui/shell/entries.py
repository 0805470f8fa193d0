"""The entries of the sidebar, and which of them each place of the window belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.visit import Visit
from resources.translations import N_, _
from ui.pages.history.page import CRITERION
from ui.place import Place, place_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the sidebar: its key, which is the icon's as well, and its name.

    `also` are everyday words that find it; these and the name are marked for translation.
    """

    page: str
    title: str
    also: str = ""


PAGES = (
    Entry("overview", N_("Overview"), N_("home, start, today, progress, my work, gaps, coverage")),
    Entry(
        "cases", N_("Cases"), N_("children, sample, case files, readings, allocate, print, double reading")
    ),
    Entry(
        "interviews",
        N_("Interviews"),
        N_("notes, sources, documents, people, supervision, observation, performance"),
    ),
    Entry("evidence", N_("Evidence"), N_("findings, strengths, areas for development, passages, quotes")),
    Entry("ratings", N_("Ratings"), N_("grades, scores, levels, judgements, moderation, marks")),
    Entry("team", N_("Team"), N_("hand-over, merge, meeting, members, inspectors, stick")),
    Entry("report", N_("Report"), N_("write, draft, chapters, paragraphs, text, Word, PDF, print")),
)
FOOT = (
    Entry(
        "settings",
        N_("Settings"),
        N_(
            "options, preferences, language, colours, spelling, passphrase, recovery key, council, dates, forms"
        ),
    ),
    Entry("help", N_("Help"), N_("guide, how, explain, manual, keys")),
)

# Pages whose records say where they belong; their names stand in no sidebar.
_APART = (Entry("papers", N_("Print")), Entry("history", N_("History")))
# Pages that always belong to one entry, their own or another.
_UNDER = {
    **{entry.page: entry.page for entry in (*PAGES, *FOOT)},
    "reading": "cases",
    "agreement": "cases",
    "note": "interviews",
}
# Where the history of what no page shows by itself belongs.
_UNDER_TABLE = {
    "framework": "settings",
    "form": "settings",
    "invitation": "team",
    "enrolment": "team",
    "revocation": "team",
    "finding_evidence": "evidence",
    "recommendation_finding": "report",
    "paragraph_basis": "report",
    "accepted_check": "report",
}


def entry_of(visit: Visit, place: Place) -> str:
    """Return the page of the entry that a place belongs to, "" where it belongs to none.

    A supervision file is read like a case, and is listed among the interviews. Papers and histories belong to where
    their record does.
    """
    match place:
        case Place("papers" | "history", "", ""):
            return ""
        case Place("reading", record):
            return _of_record(visit, "reading", record)
        case Place("papers", record):
            return _of_record(visit, "source" if visit.store.get("source", record) else "reading", record)
        case Place("history", _criterion, part) if part == CRITERION:
            return "ratings"
        case Place("history", record, table):
            return _of_record(visit, table, record)
        case _:
            return _UNDER[place.page]


def _of_record(visit: Visit, table: str, record: str) -> str:
    row = visit.store.get(table, record) or {}
    match table:
        case "reading":
            return "interviews" if row.get("source") else "cases"
        case "carried_answer" | "attachment":
            return _of_record(visit, "reading", str(row.get("reading")))
        case _:
            return _UNDER_TABLE.get(table) or _UNDER[place_of(table, record).page]


def title_of(page: str) -> str:
    """Return the name of the entry that a page stands under, its own where that depends on what it shows."""
    under = _UNDER.get(page, page)
    return next(_(entry.title) for entry in (*PAGES, *FOOT, *_APART) if entry.page == under)
