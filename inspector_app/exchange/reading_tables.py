"""The tables that are made of readings: answers, tallies, and answers without a place.

Readings of all editions of the form stand in one table: a question is one column, whatever edition asked it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inspector_app.exchange.question_columns import QuestionColumns
from inspector_app.exchange.table import Cell, Table
from inspector_app.fieldwork.edition_answers import other_answers, question_of, why_words, words_of
from inspector_app.fieldwork.standing import standing_readings
from inspector_app.forms import NOT_APPLICABLE
from inspector_app.forms.filling.instance import Node
from inspector_app.texts import in_language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_LATE = "It came in for another edition, and nobody has decided what stands."


def reading_tables(
    visit: Visit, questions: QuestionColumns, people: dict[str, str], cases: dict[str, str]
) -> Iterator[Table]:
    """Yield the tables; `people` and `cases` are names and references by record id."""
    yield _reading_table(visit, questions, people, cases)
    yield _tally_table(visit, questions)
    yield _other_editions_table(visit, people)


def _reading_table(
    visit: Visit, questions: QuestionColumns, people: dict[str, str], cases: dict[str, str]
) -> Table:
    """One row a reading, one column a question, hidden answers left out.

    The answers of a repeat's instances stand in one cell, a line each.
    """
    places = range(len(questions.columns))
    headings = ("Case", "Reader", "Kind", "State", "Edition", *map(questions.heading, places))

    def rows() -> Iterator[Sequence[Cell]]:
        for reading in visit.readings.all():
            if reading.sampled_case:
                answered = questions.answered(reading)
                yield (
                    cases.get(reading.sampled_case, ""),
                    people.get(reading.reader, ""),
                    reading.kind,
                    reading.state,
                    visit.forms.label(reading.form),
                    *(
                        "\n".join(node.answer for node in answered[place]) if place in answered else None
                        for place in places
                    ),
                )

    return "Readings", headings, rows()


def _tally_table(visit: Visit, questions: QuestionColumns) -> Table:
    """How many cases have each choice as an answer, by the reading by which the case counts.

    In a repeat, a case counts once for each choice that any of its instances has. An answer that the form does not
    take now, such as a choice that is not there any more, is none here.
    """
    counting = [standing[0] for standing in standing_readings(visit).values() if standing]
    answered = {reading.id: questions.answered(reading) for reading in counting}

    def rows() -> Iterator[Sequence[Cell]]:
        for place, (question, _edition) in enumerate(questions.columns):
            if not question.choices:
                continue
            editions = questions.asked_in(place)
            given = [
                {name for node in answered[reading.id].get(place, ()) for name in _counting(node)}
                for reading in counting
                if reading.form in editions
            ]
            number = f"{question.number}{questions.of_other_edition(place)}"
            label = in_language(question.label, "en")
            choices = [(choice.name, in_language(choice.label, "en")) for choice in questions.choices(place)]
            for name, words in (*choices, (NOT_APPLICABLE, "Not applicable")):
                yield number, label, words, sum(1 for names in given if name in names)
            yield number, label, "Not answered or not asked", sum(1 for names in given if not names)
            if len(given) < len(counting):
                yield number, label, "Edition does not ask", len(counting) - len(given)

    return "Tallies", ("Number", "Question", "Answer", "Cases"), rows()


def _counting(node: Node) -> list[str]:
    """Return what counts of an answer: names of choices, or "not applicable"."""
    return [NOT_APPLICABLE] if node.is_not_applicable else node.definition.names_in(node.counts)


def _other_editions_table(visit: Visit, people: dict[str, str]) -> Table:
    """One row an answer of another edition that the reading's own form does not show."""

    def rows() -> Iterator[Sequence[Cell]]:
        for reading in visit.readings.all():
            subject, reader = visit.readings.subject(reading), people.get(reading.reader, "")
            found = other_answers(visit, reading.id)
            for answer in (*found.set_aside, *found.late):
                edition, question = visit.forms.label(answer.form), question_of(visit, answer)
                why = why_words(answer) if answer.why else _LATE
                yield subject, reader, edition, question, words_of(visit, answer), why

    return "Other editions", ("Reading", "Reader", "Edition", "Question", "Answer", "Why apart"), rows()
