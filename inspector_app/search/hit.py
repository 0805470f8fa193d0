"""A text that holds the words, named so that people know where they will be when they go there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.derived.search import Found, whole_text
from db.errors import UserError
from db.values import Row
from inspector_app.dates import say_date
from inspector_app.fieldwork.file_names import given_name
from inspector_app.fieldwork.readings import Reading
from inspector_app.search.readable import readable
from inspector_app.texts import in_language
from resources.translations import N_, _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_RECORD = ""  # the field of a record's own texts
_WITH_TOKENS = frozenset({"paragraph", "recommendation"})  # the texts of the report


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found: `part` is a place in the record, such as a question or a paragraph.

    `title` and `context` name it, such as the label of a question and the reading that answers it; `case` is the case
    that it is about, "" if none. The excerpt is in pieces, each with whether it was looked for.
    """

    table: str
    record: str
    part: str
    title: str
    context: str
    case: str
    excerpt: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class _Name:
    title: str
    context: str = ""
    case: str = ""
    table: str = ""  # where it is shown, if not in its own record
    record: str = ""
    part: str = ""


def hit_from(visit: Visit, found: Found) -> Hit | None:
    """Return what the store found with its names; None where it belongs to a case or source that was deleted."""
    row = visit.store.get(found.table, found.record)
    if row is None:
        return None
    try:
        name = _NAMES[found.table](visit, row, found.field)
    except (UserError, KeyError, ValueError):
        return None  # what it belongs to has not come yet
    if name is None or (name.case and not visit.cases.is_there(name.case)):
        return None
    return Hit(
        name.table or found.table,
        name.record or found.record,
        name.part,
        name.title,
        name.context,
        name.case,
        _excerpt(visit, row, found),
    )


def _excerpt(visit: Visit, row: Row, found: Found) -> tuple[tuple[str, bool], ...]:
    if found.table not in _WITH_TOKENS:
        return found.excerpt
    return readable(visit, found.excerpt, whole_text(found.table, row))


def _case(_visit: Visit, row: Row, _field: str) -> _Name:
    return _Name(_("Case {reference}").format(reference=row["reference"]), case=str(row["id"]))


def _reading(visit: Visit, row: Row, field: str) -> _Name | None:
    reading = visit.readings.get(str(row["id"]))
    if reading.source and not visit.sources.is_there(reading.source):
        return None
    subject = _subject(visit, reading)
    path, _mark, _rest = field.partition("#")
    if field == _RECORD:
        return _Name(subject, case=reading.sampled_case or "")
    question, _edition = visit.forms.question(reading.form, path)
    label = in_language(question.label, language())
    return _Name(label, subject, reading.sampled_case or "", part=path)


def _subject(visit: Visit, reading: Reading) -> str:
    return visit.readings.subject(reading, _("Case reading {case}"))


def _source(_visit: Visit, row: Row, _field: str) -> _Name:
    return _Name(str(row["title"]))


def _note(visit: Visit, row: Row, _field: str) -> _Name | None:
    source = str(row["source"])
    if not visit.sources.is_there(source):
        return None  # the notes on a deleted source stay in the file
    title = visit.sources.get(source).title
    return _Name(title, _("Note"), table="source", record=source, part=str(row["id"]))


def _evidence(visit: Visit, row: Row, _field: str) -> _Name | None:
    item = visit.evidence.get(str(row["id"]))
    case = visit.readings.get(item.reading).sampled_case if item.reading else None
    return _Name(_("Evidence"), visit.evidence.place(item, _("Case reading {case}")), case or "")


def _concern(visit: Visit, row: Row, _field: str) -> _Name:
    case = str(row["sampled_case"])
    reference = visit.cases.get(case).reference
    return _Name(_("Concern"), _("Case {reference}").format(reference=reference), case)


def _about_criterion(title: str) -> Callable[[Visit, Row, str], _Name]:
    def name(visit: Visit, row: Row, _field: str) -> _Name:
        key = str(row["criterion"])
        titles = {criterion.key: criterion.short for criterion in visit.framework.criteria}
        context = f"{key} {in_language(titles[key], language())}"
        return _Name(_(title), context)

    return name


def _recommendation(_visit: Visit, _row: Row, _field: str) -> _Name:
    return _Name(_("Recommendation"))


def _paragraph(visit: Visit, row: Row, _field: str) -> _Name:
    titles = {chapter.key: chapter.title for chapter in visit.framework.outline}
    return _Name(_("Report paragraph"), in_language(titles[str(row["chapter"])], language()))


def _accuracy_point(_visit: Visit, row: Row, _field: str) -> _Name:
    return _Name(_("Point {number} of the council").format(number=row["number"]))


def _figure(_visit: Visit, row: Row, _field: str) -> _Name:
    title = in_language({"en": str(row["title"] or ""), "cy": str(row["title_cy"] or "")}, language())
    return _Name(title, _("Figure"))


def _crosstab(_visit: Visit, row: Row, _field: str) -> _Name:
    title = in_language({"en": str(row["title"] or ""), "cy": str(row["title_cy"] or "")}, language())
    return _Name(title, _("Table of figures"))


def _attachment(visit: Visit, row: Row, _field: str) -> _Name | None:
    if not visit.readings.is_there(str(row["reading"])):
        return None
    reading = visit.readings.get(str(row["reading"]))
    subject = _subject(visit, reading)
    name, part = given_name(str(row["name"])), str(row["question"])
    return _Name(name, subject, reading.sampled_case or "", "reading", reading.id, part)


def _agenda(_visit: Visit, row: Row, _field: str) -> _Name:
    day = date.fromisoformat(str(row["on_date"]))
    return _Name(_("Plan"), say_date(day, language(), weekday=True, year=False))


def _member(_visit: Visit, row: Row, _field: str) -> _Name:
    return _Name(str(row["name"]), _("Team member"))


def _inspection(_visit: Visit, _row: Row, _field: str) -> _Name:
    return _Name(_("Inspection details"))


_NAMES: dict[str, Callable[[Visit, Row, str], _Name | None]] = {
    "sampled_case": _case,
    "reading": _reading,
    "source": _source,
    "note_paragraph": _note,
    "evidence": _evidence,
    "concern": _concern,
    "finding": _about_criterion(N_("Finding")),
    "rating": _about_criterion(N_("Rating")),
    "moderation": _about_criterion(N_("Moderated rating")),
    "dissent": _about_criterion(N_("Dissent")),
    "recommendation": _recommendation,
    "paragraph": _paragraph,
    "figure": _figure,
    "crosstab": _crosstab,
    "accuracy_point": _accuracy_point,
    "attachment": _attachment,
    "agenda_item": _agenda,
    "member": _member,
    "inspection": _inspection,
}
