"""Every page of the window and what is shown of it, for pictures and for walks through the whole window."""

from __future__ import annotations

from collections.abc import Callable

from inspector_app.visit import Visit
from ui.place import Place

Find = Callable[[Visit], Place]  # where one goes to see it


def _first_reading(visit: Visit) -> Place:
    readings = [reading for reading in visit.readings.all() if reading.sampled_case]
    drafts = [reading for reading in readings if reading.state == "draft"]
    return Place("reading", (drafts or readings)[0].id)


def _double_read(visit: Visit) -> Place:
    return Place(
        "agreement", next(case for case, readings in visit.readings.by_case().items() if len(readings) > 1)
    )


PAGES: dict[str, Find] = {
    "overview": lambda _visit: Place("overview"),
    "cases": lambda _visit: Place("cases"),
    "case": lambda visit: Place("cases", visit.cases.all()[0].id),
    "reading": _first_reading,
    "agreement": _double_read,
    "interviews": lambda _visit: Place("interviews"),
    "note": lambda visit: Place("interviews", visit.sources.interviews()[0].id),
    "new-note": lambda _visit: Place("note"),
    "evidence": lambda _visit: Place("evidence"),
    "evidence-item": lambda visit: Place("evidence", visit.evidence.all()[0].id),
    "ratings": lambda _visit: Place("ratings"),
    "team": lambda _visit: Place("team"),
    "team-agreement": lambda _visit: Place("team", part="agreement"),
    "hand-over": lambda _visit: Place("team", part="hand-over"),
    "team-meeting": lambda _visit: Place("team", part="meeting"),
    "team-members": lambda _visit: Place("team", part="members"),
    "backups": lambda _visit: Place("team", part="backups"),
    "papers": lambda visit: Place("papers", _first_reading(visit).record),
    "history": lambda visit: Place("history", visit.cases.all()[0].id, "sampled_case"),
    "report": lambda _visit: Place("report"),
    "report-table": lambda visit: Place("report", visit.crosstabs.all()[0].id),
    "preview": lambda _visit: Place("report", part="preview"),
    "settings": lambda _visit: Place("settings"),
    "help": lambda _visit: Place("help"),
    "help-reading": lambda _visit: Place("help", part="reading"),
    "help-keys": lambda _visit: Place("help", part="keys"),
}
