"""Finding what is to be printed by the names that people know: references, titles of sources, and names of forms."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.printed.wanted import Wanted
from resources.translations import _, ngettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_MOST_TOLD = 12  # names in an error


def cases_called(visit: Visit, references: Iterable[str]) -> list[str]:
    """Return the record ids of cases by their references; each is to have a reading.

    Raises UserError for all at once that are not in the sample, or that nobody has read.
    """
    known = {reference: case for case, reference in visit.cases.references().items()}
    asked = list(dict.fromkeys(references))
    strange = [reference for reference in asked if reference not in known]
    if strange:
        raise UserError(
            "unknown-case",
            ngettext(
                "There is no case {references} in the sample.",
                "There are no cases {references} in the sample.",
                len(strange),
            ).format(references=", ".join(strange)),
            _choose_from(known, strange[0]),
            where="--case",
        )
    unread = [reference for reference in asked if not visit.readings.of_case(known[reference])]
    if unread:
        raise UserError(
            "nothing-read",
            _("Nobody has begun a reading of {references}.").format(references=", ".join(unread)),
            _("Leave out what nobody has read, or print the blank form with --blank."),
            where="--case",
        )
    return [known[reference] for reference in asked]


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
            where="--source",
        )
    raise UserError(
        "unknown-source",
        _("No source is called “{title}”.").format(title=title),
        _choose_from([source.title for source in sources], title),
        where="--source",
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
        _choose_from([edition.name for edition in editions], name),
        where="--blank",
    )


def _choose_from(names: Iterable[str], wanted: str) -> str:
    """Return what to write instead of what is `wanted`; of many names those that are most like it."""
    known = sorted(set(names))
    if not known:
        return _("There are none in the visit yet: check that this is the right file.")
    if len(known) <= _MOST_TOLD:
        return _("Write one of these: {names}.").format(names=", ".join(known))
    likest = sorted(known, key=lambda name: _unlike(name, wanted))[:_MOST_TOLD]
    return _("Write one of those that are most like it: {names}.").format(names=", ".join(likest))


def _unlike(name: str, wanted: str) -> float:
    return 1 - SequenceMatcher(None, wanted.casefold(), name.casefold(), autojunk=False).ratio()
