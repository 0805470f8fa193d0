"""Answers in words, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from inspector_app.dates import say_month
from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.fieldwork.file_names import given_name
from inspector_app.forms.definition import NOT_APPLICABLE, RANK, Choice, Definition
from inspector_app.forms.filling.answers import presented
from inspector_app.numerals import grouped
from inspector_app.texts import in_language
from inspector_app.times import say_moment_of_day, say_time

_NOT_APPLICABLE = {"en": "Not applicable", "cy": "Ddim yn berthnasol"}


def answer_words(
    question: Definition, answer: str, language: str, choices: Iterable[Choice] | None = None
) -> str:
    """Return an answer in a language: choices by their labels, ranks in order, dates in words, files by their names.

    `choices` are those of the moment, for a question whose choices come from other answers. What the form does not
    say in that language is said in its own, or as it is kept; anything else stands as it is.
    """
    if answer == NOT_APPLICABLE and question.na:
        return _NOT_APPLICABLE.get(language, _NOT_APPLICABLE["en"])
    if question.type in UPLOADS:
        return given_name(answer)
    named = (*question.choices, *(choices or ()))
    if named:
        words = [label_of(name, named, language) for name in question.names_in(answer)]
        if question.type == RANK:
            words = [f"{place} {label}" for place, label in enumerate(words, 1)]
        return ", ".join(words)
    if question.data_type == "time":
        return say_time(answer)
    if question.data_type == "dateTime":
        return say_moment_of_day(answer, language)
    appearance = question.appearance.split()
    if question.data_type == "date" and ("month-year" in appearance or "year" in appearance):
        return _part_of_date(answer, language, with_month="month-year" in appearance)
    if "thousands-sep" in appearance:
        return grouped(answer)
    return presented(answer, language)


def label_of(name: str, choices: Iterable[Choice], language: str) -> str:
    """Return the label of the choice of that name in a language, else in the form's own; the name if there is none."""
    label = next((choice.label for choice in choices if choice.name == name), {})
    return in_language(label, language) or name


def _part_of_date(answer: str, language: str, *, with_month: bool) -> str:
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        return answer
    return say_month(day, language) if with_month else str(day.year)
