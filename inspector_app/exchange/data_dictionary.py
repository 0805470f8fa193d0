"""The table that explains the others: what each column holds, of which type, and which values it can have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inspector_app.exchange.question_columns import QuestionColumns
from inspector_app.exchange.table import Cell, Table
from inspector_app.forms import NOT_APPLICABLE, Definition
from inspector_app.texts import in_language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

TITLE = "Data dictionary"
_HEADINGS = ("Table", "Column", "Type", "Meaning", "Values")
_TEXT, _NUMBER, _DATE, _TIME, _LIST = "text", "whole number", "date", "date and time", "list of texts"
_READER = "inspector, by name"

# By table and column: type and meaning. The columns of questions are explained by the form.
_COLUMNS: dict[str, dict[str, tuple[str, str]]] = {
    "Cases": {
        "Case": (_TEXT, "reference of the case in the sample"),
        "Referred on": (_DATE, "when the case was referred"),
        "Referral": (_TEXT, "new or repeat referral"),
        "Age band": (_TEXT, "age of the child, as a band"),
        "Route": (_TEXT, "how the case went on after the referral"),
        "Team": (_TEXT, "the council’s team"),
        "Language": (_TEXT, "language of the family"),
        "Ethnicity": (_TEXT, "as the council recorded it"),
        "Readers": (_LIST, "inspectors to whom the case is allocated"),
    },
    "Readings": {
        "Case": (_TEXT, "reference of the case"),
        "Reader": (_TEXT, _READER),
        "Kind": (_TEXT, "individual, or agreed by two readers"),
        "State": (_TEXT, "draft, ready, returned or agreed"),
        "Edition": (_TEXT, "edition of the form that the reading is made with"),
    },
    "Tallies": {
        "Number": (_TEXT, "number of the question in the form"),
        "Question": (_TEXT, "as the form asks it"),
        "Answer": (_TEXT, "one of its choices, or why there is none"),
        "Cases": (_NUMBER, "cases that have this answer, by the reading by which each counts"),
    },
    "Other editions": {
        "Reading": (_TEXT, "what the reading is about"),
        "Reader": (_TEXT, _READER),
        "Edition": (_TEXT, "edition of the form that asked"),
        "Question": (_TEXT, "as that edition asks it"),
        "Answer": (_TEXT, "as it was given"),
        "Why apart": (_TEXT, "why the reading’s own edition has no place for it"),
    },
    "Figures": {
        "Name": (_TEXT, "by which texts of the report use the figure"),
        "Title": (_TEXT, "what it counts"),
        "Number": (_NUMBER, "cases for which its condition holds"),
        "Out of": (_NUMBER, "cases where the question applies and is answered"),
        "Percent": (_NUMBER, "number out of all, halves rounded up"),
        "Cases": (_LIST, "references of the cases that it counts"),
        "Unsettled": (_LIST, "cases that their second reader would count otherwise"),
        "Edition does not ask": (_LIST, "cases whose edition of the form lacks the question"),
    },
    "Tables of figures": {
        "Table": (_TEXT, "title of the table"),
        "Counted": (_TEXT, "figure or answer that is counted"),
        "Group": (_TEXT, "group of cases by which the table divides them"),
        "Number": (_NUMBER, "cases in this cell, small numbers included"),
        "Cases": (_LIST, "their references"),
        "Unsettled": (_LIST, "those of them that stand elsewhere by their second reader"),
    },
    "Sources": {
        "Kind": (_TEXT, "interview, document, supervision file, …"),
        "Title": (_TEXT, "as the inspector named it"),
        "Role": (_TEXT, "role of those interviewed, by its key in the framework"),
        "People": (_NUMBER, "how many were interviewed"),
        "Grouping": (_TEXT, "alone or in a group"),
        "Date": (_DATE, "when it was held, read or seen"),
        "Inspector": (_TEXT, _READER),
    },
    "Evidence": {
        "Criteria": (_LIST, "criteria that it bears on, by their keys"),
        "Kind": (_TEXT, "strength, area for development or neutral"),
        "Passage": (_TEXT, "the words taken up"),
        "Source kind": (_TEXT, "kind of source that they stand in"),
        "Source": (_TEXT, "where they stand"),
        "Inspector": (_TEXT, _READER),
        "Taken up (UTC)": (_TIME, "when they were taken up"),
    },
    "Attachments": {
        "Name": (_TEXT, "name by which an answer refers to the file"),
        "Case": (_TEXT, "reference of the case that it belongs to"),
        "Question": (_TEXT, "path of the question that it answers"),
        "Kind": (_TEXT, "kind of file"),
        "Bytes": (_NUMBER, "its size"),
        "Inspector": (_TEXT, _READER),
        "Attached (UTC)": (_TIME, "when it was attached"),
    },
    "Ratings": {
        "Criterion": (_TEXT, "by its key in the framework"),
        "Axis": (_TEXT, "by its key in the framework"),
        "Inspector": (_TEXT, _READER),
        "Level": (_TEXT, "rung of the axis by its key, or not-enough"),
        "Rationale": (_TEXT, "why, in the inspector’s words"),
    },
}


def data_dictionary(visit: Visit, questions: QuestionColumns) -> Table:
    """Return the dictionary of all other tables, column by column."""

    def rows() -> Iterator[Sequence[Cell]]:
        for table, columns in _COLUMNS.items():
            for column, (kind, meaning) in columns.items():
                yield table, column, kind, meaning, _levels(visit) if column == "Level" else ""
            if table == "Readings":
                for place, (question, _edition) in enumerate(questions.columns):
                    yield table, questions.heading(place), *_of_question(question, questions, place)

    return TITLE, _HEADINGS, rows()


def _of_question(question: Definition, questions: QuestionColumns, place: int) -> tuple[str, str, str]:
    values = [f"{choice.name} = {in_language(choice.label, 'en')}" for choice in questions.choices(place)]
    if question.na:
        values.append(f"{NOT_APPLICABLE} = Not applicable")
    label = f"{question.number} {in_language(question.label, 'en')}".strip()
    return question.type, label, "; ".join(values)


def _levels(visit: Visit) -> str:
    return "; ".join(
        f"{axis.key}: {', '.join(level.key for level in axis.levels)}" for axis in visit.framework.axes
    )
