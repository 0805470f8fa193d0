"""The tables of the workbook that are made of readings: answers, tallies, and answers without a place.

Readings of all editions of the form stand in one table: a question is one column, whatever edition asked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from inspector_app.fieldwork.edition_answers import other_answers, question_of, why_words, words_of
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.readings import Reading
from inspector_app.fieldwork.standing import standing_readings
from inspector_app.forms import NOT_APPLICABLE, Choice, Definition
from inspector_app.forms.filling.instance import Node
from inspector_app.texts import in_language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Cell = str | int | None
Table = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]

_LATE = "It came in for another edition, and nobody has decided what stands."


def reading_tables(visit: Visit, people: dict[str, str], cases: dict[str, str]) -> Iterator[Table]:
    """Yield the tables; `people` and `cases` are names and references by record id."""
    questions = _Questions(visit)
    yield _reading_table(visit, questions, people, cases)
    yield _tally_table(visit, questions)
    yield _other_editions_table(visit, people)


class _Questions:
    """Every question that an edition of the case-reading form asks: the newest edition's, then those only older ones have."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        current = visit.forms.current(CASE_READING)
        self._editions = [current, *visit.forms.others(current)]
        self.columns: list[tuple[Definition, str]] = []
        self._places: dict[tuple[str, str], int] = {}
        for number, edition in enumerate(self._editions):
            for question in visit.forms.get(edition).questions():
                place = self._known(edition, question.path, self._editions[:number])
                if place is None:
                    place = len(self.columns)
                    self.columns.append((question, edition))
                self._places[edition, question.path] = place

    def _known(self, edition: str, path: str, newer: list[str]) -> int | None:
        """Return the column that a question has in a newer edition, None when no newer one asks it."""
        places = ((other, self._visit.forms.carrying(edition, other).place(path)) for other in newer)
        return next((self._places[place] for place in places if place in self._places), None)

    def of_other_edition(self, place: int) -> str:
        """Return " (2024-1)" for a question that the newest edition does not ask, else ""."""
        edition = self.columns[place][1]
        return f" ({self._visit.forms.label(edition)})" if edition != self._editions[0] else ""

    def answered(self, reading: Reading) -> dict[int, list[Node]]:
        """Return what is asked and answered in a reading by column; one in a repeat as often as it is answered."""
        grouped: dict[int, list[Node]] = {}
        for node in self._visit.readings.form_state(reading.id).asked():
            if node.answer:
                grouped.setdefault(self._places[reading.form, node.definition.path], []).append(node)
        return grouped

    def asked_in(self, place: int) -> set[str]:
        """Return the editions that ask the question of a column."""
        return {edition for (edition, _path), at in self._places.items() if at == place}

    def choices(self, place: int) -> list[Choice]:
        """Return the choices of a column's question, those that only older editions offer last."""
        found: dict[str, Choice] = {}
        for edition in self._editions:
            for question in self._visit.forms.get(edition).questions():
                if self._places[edition, question.path] == place:
                    for choice in question.choices:
                        found.setdefault(choice.name, choice)
        return list(found.values())


def _reading_table(
    visit: Visit, questions: _Questions, people: dict[str, str], cases: dict[str, str]
) -> Table:
    """One row a reading, one column a question, hidden answers left out.

    The answers of a repeat's instances stand in one cell, a line each.
    """
    places = range(len(questions.columns))
    names = (
        f"{questions.columns[place][0].path.strip('/')}{questions.of_other_edition(place)}"
        for place in places
    )
    headings = ("Case", "Reader", "Kind", "State", "Edition", *names)

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


def _tally_table(visit: Visit, questions: _Questions) -> Table:
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
