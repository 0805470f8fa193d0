"""What a place of the page names: what is to be printed, filled in and blank."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from inspector_app.fieldwork.form_library import CASE_READING, SUPERVISION_FILE
from inspector_app.fieldwork.sources import SUPERVISION
from inspector_app.printed.named import of_source
from inspector_app.printed.wanted import Wanted, readings_of
from inspector_app.visit import Visit
from resources.translations import _
from ui.place import Place

PAGE = "papers"


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What may be printed from one place; `blank` is None where no form belongs to it."""

    filled: Wanted
    blank: Wanted | None


def place_of_cases(cases: list[str]) -> Place:
    """Return the place of all readings of some cases (record ids)."""
    return Place(PAGE, part=" ".join(cases))


def asked_for(visit: Visit, place: Place) -> AskedFor:
    """Return what a place names: a reading or a source by its record, or the readings of the cases in its part.

    Raises UserError when there is nothing to print.
    """
    if visit.store.get("reading", place.record):
        form = visit.forms.latest(visit.readings.get(place.record).form)
        return AskedFor(Wanted(readings=(place.record,)), Wanted(blank=(form,)))
    if visit.store.get("source", place.record):
        source = visit.sources.get(place.record)
        form_of = source.guide
        if source.kind == SUPERVISION:
            form_of = visit.forms.current(SUPERVISION_FILE)
        return AskedFor(of_source(visit, source.id), Wanted(blank=(form_of,)) if form_of else None)
    if place.part:
        blank = Wanted(blank=(visit.forms.current(CASE_READING),))
        return AskedFor(Wanted(readings=readings_of(visit, place.part.split())), blank)
    raise UserError(
        "nothing-to-print",
        _("What was to be printed is not there any more."),
        _("Go back, and choose something else."),
    )
