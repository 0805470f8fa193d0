"""Whose history is asked for by Ctrl H: the record that is in view."""

from __future__ import annotations

from db.schema import TABLES
from inspector_app.visit import Visit
from ui.pages.history.page import CRITERION
from ui.place import Place


def history_in_view(visit: Visit, place: Place) -> Place | None:
    """Return the history page of what a place shows, None where it shows no record."""
    if place.page == "ratings" and place.part:
        return Place("history", place.part, CRITERION)
    for table in TABLES if place.record else ():
        if visit.store.get(table, place.record) is not None:
            return Place("history", place.record, table)
    return None
