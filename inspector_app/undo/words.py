"""What a deed was, in a few words of the language spoken now: "answer to “Was it decided in time?” in C07"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.schema import OPEN_FIELD
from db.transaction import Touched
from db.values import Row
from inspector_app.fieldwork.cases import SECOND
from inspector_app.fieldwork.file_names import given_name
from inspector_app.fieldwork.readings import AGREED_READING
from inspector_app.fieldwork.sources import HELD, PLANNED
from inspector_app.forms.filling.repeats import REMOVED
from inspector_app.team.labels import record_label
from inspector_app.texts import in_language
from inspector_app.undo.deeds import CHANGED, MADE, Deed, deed_of
from inspector_app.undo.sentences import OF_FIELDS, OF_STATES, SENTENCES
from inspector_app.undo.step import Step
from inspector_app.undo.typing import question_of
from resources.translations import _, language, ngettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_LONGEST = 48  # letters of a title or a question that are said


def step_words(visit: Visit, step: Step) -> str:
    """Return what a step did, in a few words."""
    return deed_words(visit, deed_of(visit, step))


def deed_words(visit: Visit, deed: Deed) -> str:
    """Return what a deed was; titles and questions are shortened, and no value is told."""
    if deed.table == "allocation" and deed.kind in (MADE, CHANGED):
        return _allocation_words(visit, deed)
    if deed.table == "reading" and deed.field.startswith(OPEN_FIELD):
        return _answer_words(visit, deed)
    if (deed.table, deed.kind) == ("sampled_case", MADE) and len(deed.records) > 1:
        number = len(deed.records)
        return ngettext("{count} case added", "{count} cases added", number).format(count=number)
    names = _names_in(visit, deed)
    sentence = _sentence(visit, deed)
    return _(sentence).format(**names) if sentence else record_label(visit, deed.table, deed.record)


def short(text: str) -> str:
    """Return a text as its first words, as far as they fit a line that says more."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST:
        return plain
    cut = plain[:_LONGEST].rpartition(" ")[0] or plain[:_LONGEST]
    return f"{cut.rstrip(',.;:')}…"


def _sentence(visit: Visit, deed: Deed) -> str:
    """Return the sentence for a deed, not looked up yet; "" for none."""
    table, field = deed.table, deed.field
    row = visit.store.get(table, deed.record) or {}
    if table == "reading" and deed.kind == MADE and row.get("kind") == AGREED_READING:
        return SENTENCES["reading", "agreed"]
    if table == "reading" and field == "state":
        return OF_STATES.get(str(deed.value), "")
    if table == "source" and deed.kind == MADE and row.get("state") == PLANNED:
        return SENTENCES["agenda_item", MADE]
    if table == "source" and field == "state" and deed.value == HELD:
        return OF_FIELDS["source", "state"]
    if table == "source" and field.startswith(OPEN_FIELD):
        return OF_FIELDS["source", OPEN_FIELD]
    if table == "moderation" and deed.kind == MADE and not row.get("agreed_at"):
        return OF_FIELDS["moderation", "reason"]
    return OF_FIELDS.get((table, field)) or SENTENCES.get((table, deed.kind), "")


def _answer_words(visit: Visit, deed: Deed) -> str:
    question = question_of(visit, Touched(deed.table, deed.record, deed.field))
    reading = visit.readings.get(deed.record)
    names = {"case": _case_of(visit, deed.record)}
    if reading.kind == AGREED_READING:
        return _("agreed reading of {case}").format(**names)
    if question is None:
        return _("answer in {case}").format(**names)
    names["question"] = short(in_language(question.label, language())) or question.name
    if deed.field.endswith("#comment"):
        return _("comment on “{question}” in {case}").format(**names)
    if deed.field.endswith("#accepted"):
        return _("reason at “{question}” in {case}").format(**names)
    if deed.field.endswith("]"):
        if deed.value == REMOVED:
            return _("“{question}” taken out in {case}").format(**names)
        return _("“{question}” added in {case}").format(**names)
    return _("answer to “{question}” in {case}").format(**names)


def _allocation_words(visit: Visit, deed: Deed) -> str:
    row = visit.store.get("allocation", deed.record) or {}
    member = str(deed.value if deed.field == "member" else row.get("member"))
    number = len(deed.records)
    names = {"name": visit.members.get(member).name, "count": number}
    if number == 1:
        names["case"] = visit.cases.get(str(row["sampled_case"])).reference
        second = row.get("purpose") == SECOND
        said = _("{case} read a second time by {name}") if second else _("{case} allocated to {name}")
        return said.format(**names)
    if row.get("purpose") == SECOND:
        return ngettext(
            "{count} case read a second time by {name}", "{count} cases read a second time by {name}", number
        ).format(**names)
    return ngettext("{count} case allocated to {name}", "{count} cases allocated to {name}", number).format(
        **names
    )


# ---- what a sentence names ------------------------------------------------------------------------------
def _names_in(visit: Visit, deed: Deed) -> dict[str, str]:
    """Return what the sentences for a table name: case, title, criterion, place, name or edition."""
    row = visit.store.get(deed.table, deed.record) or {}
    match deed.table:
        case "sampled_case":
            return {"case": str(row.get("reference"))}
        case "reading":
            edition = visit.forms.label(str(deed.value)) if deed.field == "form" else ""
            return {"case": _case_of(visit, deed.record), "edition": edition}
        case "carried_answer":
            return {"case": _case_of(visit, str(row["reading"]))}
        case "concern":
            return {"case": visit.cases.get(str(row["sampled_case"])).reference}
        case "evidence":
            return {"place": _origin(visit, row)}
        case "finding" | "rating" | "held_level" | "moderation" | "dissent":
            return {"criterion": str(row.get("criterion"))}
        case "finding_evidence":
            return {"criterion": visit.findings.get(str(row["finding"])).criterion}
        case "member":
            return {"name": str(row.get("name"))}
        case "form":
            return {"title": short(str(row.get("title"))), "edition": visit.forms.label(deed.record)}
        case "paragraph" if deed.field == "chapter":
            return {"title": short(_chapter(visit, str(deed.value)))}
        case _other:
            return {"title": short(_title(visit, deed.table, row))}


def _title(visit: Visit, table: str, row: Row) -> str:
    match table:
        case "note_paragraph":
            return visit.sources.get(str(row["source"])).title
        case "paragraph":
            return _chapter(visit, str(row.get("chapter")))
        case "paragraph_basis":
            return _chapter(visit, visit.paragraphs.get(str(row["paragraph"])).chapter)
        case "attachment":
            return given_name(str(row.get("name")))
        case "agenda_item":
            return str(row.get("what"))
        case "figure" | "crosstab":
            return in_language(
                {"en": str(row.get("title")), "cy": str(row.get("title_cy") or "")}, language()
            )
        case _other:
            return str(row.get("title", ""))


def _case_of(visit: Visit, reading: str) -> str:
    record = visit.readings.get(reading)
    if record.sampled_case:
        return visit.cases.get(record.sampled_case).reference
    return short(visit.sources.get(str(record.source)).title)


def _origin(visit: Visit, evidence: Row) -> str:
    """Return the title of the source, or the reference of the case, that an evidence item stands on."""
    if evidence.get("source"):
        return short(visit.sources.get(str(evidence["source"])).title)
    return _case_of(visit, str(evidence["reading"]))


def _chapter(visit: Visit, key: str) -> str:
    titles = [chapter.title for chapter in visit.framework.outline if chapter.key == key]
    return in_language(titles[0], language()) if titles else key
