"""Records and fields in the words of the work, for lists of differences, history and merge reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UserError
from db.values import Value
from inspector_app.dates import say_when
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.file_names import given_name
from inspector_app.forms import Definition
from inspector_app.texts import in_language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

TABLES = {
    "agenda_item": "Plan",
    "allocation": "Allocation",
    "attachment": "Attached file",
    "carried_answer": "Answer of another edition",
    "concern": "Concern",
    "evidence": "Evidence",
    "figure": "Figure",
    "finding": "Finding",
    "finding_evidence": "What a finding rests on",
    "form": "Form",
    "framework": "Framework",
    "inspection": "Inspection details",
    "member": "Team member",
    "moderation": "Moderated rating",
    "note_paragraph": "Note",
    "paragraph": "Report paragraph",
    "paragraph_basis": "What a paragraph stands on",
    "rating": "Rating",
    "reading": "Case reading",
    "recommendation": "Recommendation",
    "recommendation_finding": "What a recommendation draws on",
    "sampled_case": "Case",
    "source": "Source",
}

# Columns that hold an ISO date or time, a member, and yes or no.
_WHEN = frozenset(
    {
        "agreed_at",
        "attached_at",
        "end_date",
        "held_on",
        "on_date",
        "referred_at",
        "referred_on",
        "responded_at",
        "response_due",
        "scope_from",
        "scope_to",
        "start_date",
        "started_at",
        "taken_at",
        "written_at",
    }
)
_PEOPLE = frozenset({"member", "reader", "author", "raised_by"})
_YES_OR_NO = frozenset({"active", "double_read"})

_FIELDS = {
    "at_time": "Time",
    "deleted": "The record as a whole",
    "form": "Edition of the form",
    "held_on": "Date",
    "referred_on": "Date of referral",
    "sampled_case": "Case",
    "text_cy": "Wording in Welsh",
    "why": "Reason",
}


def record_label(visit: Visit, table: str, record: str) -> str:
    """Return a record in words, such as "Case C15" or "Finding, criterion iii"."""
    row = {name: str(value) for name, value in (visit.store.get(table, record) or {}).items()}
    match table:
        case "sampled_case":
            return f"Case {row.get('reference')}"
        case "reading":
            return visit.readings.subject(visit.readings.get(record))
        case "source":
            return f"{row.get('kind', 'source').replace('-', ' ').capitalize()}, {row.get('title')}"
        case "note_paragraph":
            return f"Note, {visit.sources.get(str(row['source'])).title}"
        case "finding" | "rating" | "moderation":
            return f"{TABLES[table]}, criterion {row.get('criterion')}"
        case "concern":
            return f"Concern, {visit.cases.get(str(row['sampled_case'])).reference}"
        case "allocation":
            return f"Allocation, {visit.cases.get(str(row['sampled_case'])).reference}"
        case "form":
            return f"{TABLES[table]}, {row.get('title')}, {visit.forms.label(record)}"
        case "attachment":
            return f"{TABLES[table]}, {given_name(row.get('name', ''))}"
        case "member" | "figure":
            return f"{TABLES[table]}, {row.get('name')}"
        case _:
            return TABLES.get(table, table.replace("_", " ").capitalize())


def field_label(visit: Visit, table: str, record: str, field: str) -> str:
    """Return a field in words; an answer by the number and label of its question."""
    if field.startswith("/") and table == "reading":
        path, _, aspect = field.partition("#")
        try:
            question, other = _question(visit, record, path)
        except (KeyError, UserError):
            return field
        label = f"{question.number} {in_language(question.label, 'en')}{other}".strip()
        return {"comment": f"Comment on {label}", "accepted": f"Reason at {label}"}.get(aspect, label)
    return _FIELDS.get(field, field.replace("_", " ").capitalize())


def value_label(visit: Visit, table: str, record: str, field: str, value: Value) -> str:
    """Return a value in words: choices by their labels, people and cases by name, nothing as "not recorded"."""
    if value is None or value == "":
        return "not recorded"
    if field == "deleted":
        return "Deleted" if value else "Kept"
    if field in _WHEN:
        return say_when(str(value), "en")
    if field in _PEOPLE:
        return visit.members.get(str(value)).name
    if field in _YES_OR_NO:
        return "Yes" if value else "No"
    if field == "guide":
        return in_language(visit.forms.get(str(value)).title, "en")
    if field == "form":
        return f"Edition {visit.forms.label(str(value))}"
    if field.startswith("/") and table == "reading" and "#" not in field:
        try:
            question, _other = _question(visit, record, field)
        except (KeyError, UserError):
            return str(value)
        return answer_words(question, str(value), "en")
    return str(value)


def _question(visit: Visit, reading: str, path: str) -> tuple[Definition, str]:
    """Return the question of an answer, and in brackets its edition where that is not the reading's own."""
    form = visit.readings.get(reading).form
    question, edition = visit.forms.question(form, path)
    return question, f" ({visit.forms.label(edition)})" if edition != form else ""
