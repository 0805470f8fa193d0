"""Records and fields in the words of the work, for lists of differences, history and merge reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UserError
from db.values import Value
from inspector_app.dates import say_when
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.file_names import given_name
from inspector_app.figures.crosstabs import joined_from
from inspector_app.figures.divisions import divisions
from inspector_app.forms import Definition
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.records import split_keys
from inspector_app.team.code_words import CODES
from inspector_app.team.field_names import FIELDS
from inspector_app.texts import in_language
from resources.translations import N_, _, counted, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

TABLES = {
    "accepted_check": N_("Accepted check"),
    "accuracy_point": N_("Point of the council"),
    "agenda_item": N_("Plan"),
    "allocation": N_("Allocation"),
    "attachment": N_("Attached file"),
    "carried_answer": N_("Answer of another edition"),
    "concern": N_("Concern"),
    "crosstab": N_("Table of figures"),
    "dissent": N_("Dissent"),
    "enrolment": N_("Laptop of a member"),
    "evidence": N_("Evidence"),
    "figure": N_("Figure"),
    "finding": N_("Finding"),
    "finding_evidence": N_("What a finding rests on"),
    "form": N_("Form"),
    "framework": N_("Framework"),
    "held_level": N_("Rating as it was held"),
    "inspection": N_("Inspection details"),
    "invitation": N_("Invitation"),
    "member": N_("Team member"),
    "moderation": N_("Moderated rating"),
    "note_paragraph": N_("Note"),
    "paragraph": N_("Report paragraph"),
    "paragraph_basis": N_("What a paragraph stands on"),
    "rating": N_("Rating"),
    "reading": N_("Case reading"),
    "recommendation": N_("Recommendation"),
    "recommendation_finding": N_("What a recommendation draws on"),
    "report_version": N_("Version of the report"),
    "revocation": N_("Laptop that counts no more"),
    "sampled_case": N_("Case"),
    "source": N_("Source"),
}

# Columns that hold an ISO date or time, a member, and yes or no.
_WHEN = frozenset(
    {
        "accepted_at",
        "added_at",
        "agreed_at",
        "attached_at",
        "end_date",
        "held_from",
        "enrolled_at",
        "held_on",
        "invited_at",
        "made_at",
        "on_date",
        "referred_at",
        "referred_on",
        "responded_at",
        "response_due",
        "revoked_at",
        "scope_from",
        "scope_to",
        "start_date",
        "started_at",
        "stated_at",
        "taken_at",
        "written_at",
    }
)
_PEOPLE = frozenset({"member", "reader", "author", "raised_by"})
_YES_OR_NO = frozenset({"active", "double_read"})

_OF_CRITERION = {
    "dissent": N_("Dissent, criterion {criterion}"),
    "finding": N_("Finding, criterion {criterion}"),
    "held_level": N_("Rating as it was held, criterion {criterion}"),
    "moderation": N_("Moderated rating, criterion {criterion}"),
    "rating": N_("Rating, criterion {criterion}"),
}
_OF_SOURCE = {
    "document": N_("Document, {title}"),
    "earlier-report": N_("Earlier report, {title}"),
    "interview": N_("Interview, {title}"),
    "observation": N_("Observation, {title}"),
    "performance": N_("Performance, {title}"),
    "supervision-file": N_("Supervision file, {title}"),
}


def record_label(visit: Visit, table: str, record: str) -> str:
    """Return a record in words of the language spoken now, such as "Case C15" or "Finding, criterion iii"."""
    row = {name: str(value) for name, value in (visit.store.get(table, record) or {}).items()}
    match table:
        case "sampled_case":
            return _("Case {case}").format(case=row.get("reference"))
        case "reading":
            return visit.readings.subject(visit.readings.get(record), _("Case reading {case}"))
        case "source":
            label = _OF_SOURCE.get(row.get("kind", ""), N_("Source, {title}"))
            return _(label).format(title=row.get("title"))
        case "note_paragraph":
            return _("Note, {title}").format(title=visit.sources.get(row["source"]).title)
        case "finding" | "rating" | "held_level" | "moderation" | "dissent":
            return _(_OF_CRITERION[table]).format(criterion=row.get("criterion"))
        case "concern":
            return _("Concern, {case}").format(case=visit.cases.get(row["sampled_case"]).reference)
        case "allocation":
            return _("Allocation, {case}").format(case=visit.cases.get(row["sampled_case"]).reference)
        case "form":
            return _("Form, {title}, {edition}").format(
                title=row.get("title"), edition=visit.forms.label(record)
            )
        case "attachment":
            return _("Attached file, {name}").format(name=given_name(row.get("name", "")))
        case "member":
            return _("Team member, {name}").format(name=row.get("name"))
        case "figure":
            return _("Figure, {name}").format(name=row.get("name"))
        case "crosstab":
            return _("Table of figures, {title}").format(title=row.get("title"))
        case _other:
            return _(TABLES[table]) if table in TABLES else table.replace("_", " ").capitalize()


def field_label(visit: Visit, table: str, record: str, field: str) -> str:
    """Return a field in words; an answer by the number and label of its question."""
    if field.startswith("/") and table == "reading":
        path, _mark, aspect = field.partition("#")
        try:
            question, other = _question(visit, record, path)
        except (KeyError, UserError):
            return field
        label = f"{question.number} {in_language(question.label, language())}{other}".strip()
        if aspect == "comment":
            return _("Comment on {question}").format(question=label)
        return _("Reason at {question}").format(question=label) if aspect == "accepted" else label
    return _(FIELDS[field]) if field in FIELDS else field.replace("_", " ").capitalize()


def value_label(visit: Visit, table: str, record: str, field: str, value: Value) -> str:
    """Return a value in words: choices by their labels, people and cases by name, nothing as "not recorded"."""
    if value is None or value == "":
        return _("not recorded")
    if field == "deleted":
        return _("Deleted") if value else _("Kept")
    if field in _WHEN:
        return say_when(str(value), language())
    if field in _PEOPLE:
        return visit.members.get(str(value)).name
    if field in _YES_OR_NO:
        return _("Yes") if value else _("No")
    if field == "level" and table in ("rating", "moderation"):
        return _level_label(visit, record, table, str(value))
    if str(value) in CODES.get((table, field), {}):
        return _(CODES[table, field][str(value)])
    if field == "axis":
        axes = (axis.title for axis in visit.framework.axes if axis.key == value)
        return next((in_language(title, language()) for title in axes), str(value))
    if field == "chapter":
        chapters = (entry.title for entry in visit.framework.outline if entry.key == value)
        return next((in_language(title, language()) for title in chapters), str(value))
    if field == "cites":
        return counted("{count} item", "{count} items", len(split_keys(str(value))))
    if field == "version" and table == "accuracy_point":
        return _("Version {number}").format(number=visit.versions.number(str(value)))
    if table == "crosstab":
        return _crosstab_label(visit, field, str(value))
    if field == "guide":
        return in_language(visit.forms.get(str(value)).title, language())
    if field == "form":
        return _("Edition {edition}").format(edition=visit.forms.label(str(value)))
    if field.startswith("/") and table == "reading" and "#" not in field:
        try:
            question, _other = _question(visit, record, field)
        except (KeyError, UserError):
            return str(value)
        return answer_words(question, str(value), language())
    return str(value)


def _crosstab_label(visit: Visit, field: str, value: str) -> str:
    """Return what a table is made of: a figure or a question by its title, and which answers are put together."""
    if field == "figure":
        return visit.figures.get(value).title
    if field == "joined":
        return "; ".join(", ".join(keys) for keys in joined_from(value))
    known = divisions(visit) if field in ("question", "split_by") else {}
    return in_language(known[value].title, language()) if value in known else value


def _level_label(visit: Visit, record: str, table: str, level: str) -> str:
    """Return the title of a level, the level itself where the framework has none of that key."""
    axis = (visit.store.get(table, record) or {}).get("axis")
    levels = next((entry.levels for entry in visit.framework.axes if entry.key == axis), ())
    titles = (in_language(entry.title, language()) for entry in levels if entry.key == level)
    return next(titles, _("Not enough evidence yet") if level == NOT_ENOUGH else level)


def _question(visit: Visit, reading: str, path: str) -> tuple[Definition, str]:
    """Return the question of an answer, and in brackets its edition where that is not the reading's own."""
    form = visit.readings.get(reading).form
    question, edition = visit.forms.question(form, path)
    return question, f" ({visit.forms.label(edition)})" if edition != form else ""
