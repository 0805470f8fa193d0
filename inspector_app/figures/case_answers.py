"""What the cases of the sample answer, question by question, by the readings that they count by.

A case counts once, by the same rule as in figures: by its agreed reading, else by its first reader's, and it is unsettled
where another reader's answer differs. A reading whose edition does not ask a question says nothing about it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.readings import Reading
from inspector_app.fieldwork.standing import standing_readings
from inspector_app.forms.definition import (
    NOT_APPLICABLE,
    QUESTION,
    REPEAT,
    SELECT_MULTIPLE,
    SELECT_ONE,
    Definition,
)
from inspector_app.forms.filling.state import FormState
from inspector_app.forms.model import CompiledForm
from inspector_app.memory import answers_of

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# Beside names of choices, numbers and values, what a case may have for an answer.
NOT_ANSWERED, NOT_ASKED = "#not-answered", "#not-asked"
# All that answers, and hence figures, are worked out from.
MADE_FROM = frozenset(
    {"sampled_case", "allocation", "form", "reading", answers_of("reading"), "carried_answer", "attachment"}
)

Progress = Callable[[float, str], object]
Keys = tuple[str, ...]

_NUMBERS = ("int", "decimal")
KEPT = 200  # readings whose filled-in forms are kept; more would take a lot of memory for long


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one question: the keys of each case that is read, several where it takes several choices.

    `unsettled` are the cases that their second reader answers otherwise, `other_edition` those whose edition of the form
    does not have the question, for which they are not asked.
    """

    keys: Mapping[str, Keys]
    unsettled: frozenset[str] = frozenset()
    other_edition: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CaseAnswers:
    """All answers by the name of their question; `read` and `not_read` are cases in order of reference."""

    read: tuple[str, ...]
    not_read: tuple[str, ...]
    questions: Mapping[str, Answers]


def can_divide(form: CompiledForm, question: Definition) -> bool:
    """Whether cases can be told apart by a question: one answer a case, of choices, in numbers or worked out."""
    if question.kind != QUESTION or question.choices_from or _is_repeated(form, question):
        return False
    if question.type in (SELECT_ONE, SELECT_MULTIPLE):
        return bool(question.list_name)
    return is_number(question) or (question.calculate is not None and question.data_type == "string")


def is_number(question: Definition) -> bool:
    """Whether a question is answered by a number, given or worked out."""
    return question.data_type in _NUMBERS and not question.is_choice


def answers_of_cases(visit: Visit, progress: Progress | None = None) -> CaseAnswers:
    """Return the answers, worked out in one walk through the readings; `progress` may raise to stop."""
    return visit.memory.recall("answers of cases", MADE_FROM, lambda: _walked(visit, progress))


def _walked(visit: Visit, progress: Progress | None) -> CaseAnswers:
    standing = standing_readings(visit)
    readings = [reading for of_case in standing.values() for reading in of_case]
    asked: dict[str, dict[str, str]] = {}  # by form, the paths of its questions by name
    found: dict[str, dict[str, Keys]] = {}
    for number, reading in enumerate(readings):
        if progress is not None:
            progress(number / len(readings), "")
        if reading.form not in asked:
            asked[reading.form] = _questions(visit.forms.get(reading.form))
        state = visit.readings.form_state(reading.id, keep=len(readings) <= KEPT)
        found[reading.id] = {name: _keys(state, path) for name, path in asked[reading.form].items()}
    read = {case: of_case for case, of_case in standing.items() if of_case}
    names = dict.fromkeys(name for questions in asked.values() for name in questions)
    return CaseAnswers(
        tuple(read),
        tuple(case for case, of_case in standing.items() if not of_case),
        {name: _answers(name, read, found) for name in names},
    )


def _questions(form: CompiledForm) -> dict[str, str]:
    found: dict[str, str] = {}
    for definition in form.definitions:
        if can_divide(form, definition):
            found.setdefault(definition.name, definition.path)
    return found


def _keys(state: FormState, path: str) -> Keys:
    asked = state.asked_anywhere(path)
    if not asked:
        return (NOT_ASKED,)
    (node,) = asked
    if node.is_not_applicable:
        return (NOT_APPLICABLE,)
    if node.definition.is_choice:
        return tuple(node.definition.names_in(node.counts)) or (NOT_ANSWERED,)
    return (node.counts.strip() or NOT_ANSWERED,)


def _answers(
    name: str, read: Mapping[str, Sequence[Reading]], found: Mapping[str, Mapping[str, Keys]]
) -> Answers:
    keys: dict[str, Keys] = {}
    unsettled, other_edition = set(), set()
    for case, readings in read.items():
        given = [found[reading.id][name] for reading in readings if name in found[reading.id]]
        if not given:
            other_edition.add(case)
        if len({frozenset(each) for each in given}) > 1:
            unsettled.add(case)
        keys[case] = given[0] if given else (NOT_ASKED,)
    return Answers(keys, frozenset(unsettled), frozenset(other_edition))


def _is_repeated(form: CompiledForm, question: Definition) -> bool:
    above = question.parent
    while above >= 0:
        if form.definitions[above].kind == REPEAT:
            return True
        above = form.definitions[above].parent
    return False
