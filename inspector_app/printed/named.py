"""Finding what is to be printed by the names that people know: titles of sources and names of forms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.printed.wanted import Wanted
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_MOST_TOLD = 12  # names in an error


def of_source(visit: Visit, source: str) -> Wanted:
    """Return the notes on a source (its record id), after the reading of it where it is a file that was read."""
    readings = tuple(reading.id for reading in visit.readings.all(source=source))
    return Wanted(readings=readings, sources=(source,))


def source_called(visit: Visit, title: str) -> str:
    """Return the record id of the source of a title, in capitals or not; raises UserError for none or several."""
    sources = visit.sources.all()
    found = [source for source in sources if source.title.casefold() == title.casefold()]
    if len(found) == 1:
        return found[0].id
    if found:
        raise UserError(
            "source-of-several",
            _("Several sources are called “{title}”.").format(title=title),
            _("Give them titles of their own first."),
        )
    raise UserError(
        "unknown-source",
        _("No source is called “{title}”.").format(title=title),
        _("There are: {names}.").format(names=_told(source.title for source in sources)),
    )


def form_called(visit: Visit, name: str) -> str:
    """Return the record id of the current edition of a form, by its form_id; raises UserError for none."""
    editions = [edition for edition in visit.forms.editions() if edition.is_current]
    for edition in editions:
        if edition.name == name:
            return edition.id
    raise UserError(
        "unknown-form-name",
        _("The visit has no form with the form_id “{form}”.").format(form=name),
        _("There are: {names}.").format(names=_told(edition.name for edition in editions)),
    )


def _told(names: Iterable[str]) -> str:
    told = sorted(set(names))
    return ", ".join([*told[:_MOST_TOLD], *(["…"] if len(told) > _MOST_TOLD else [])])
