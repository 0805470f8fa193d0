"""Whether two readers of the same cases agree: each double reading, and each question over all of them.

What is written in words is not compared here: two people never write the same. Where only one of two readers gave an
answer, most often since the other was not asked, there is no pair to count; it is listed as a difference all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.fieldwork.beyond_chance import Verdict, alpha, verdict
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.double_readings import (
    AnswerPair,
    agreed_reading,
    common_form,
    compare,
    individual_readings,
    state_in,
)
from inspector_app.fieldwork.readings import AGREED, READY
from inspector_app.forms.definition import SELECT_MULTIPLE, SELECT_ONE, Definition
from inspector_app.team.members import Member
from inspector_app.texts import in_language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_PAIR = 2

Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class DoubleReading:
    """One double-read case: who reads it, of how many answers how many differ, and whether it is settled.

    Until both readings are ready nothing is compared, and `compared` is None.
    """

    case: str
    reference: str
    readers: tuple[Member, ...]
    compared: int | None
    differing: int
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two readers of a case answered differently, in words, "" for no answer.

    `agreed` is what the agreed reading says, None while there is none.
    """

    case: str
    reference: str
    path: str
    readers: tuple[Member, Member]
    answers: tuple[str, str]
    agreed: str | None


@dataclass(frozen=True, slots=True)
class QuestionAgreement:
    """One question over all double-read cases: of how many answers that `both` readers gave how many are the `same`.

    `alpha` is None where it cannot be told or, for what is no choice, is not asked; `verdict` says what it comes to.
    """

    name: str
    number: str
    label: str
    both: int
    same: int
    alpha: float | None
    verdict: Verdict
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class ReadersAgreement:
    """The double readings by reference, and the questions in the order of the form."""

    cases: tuple[DoubleReading, ...]
    questions: tuple[QuestionAgreement, ...]

    @property
    def both(self) -> int:
        """How many answers both readers gave, over all questions."""
        return sum(question.both for question in self.questions)

    @property
    def same(self) -> int:
        """How many of these are the same."""
        return sum(question.same for question in self.questions)


def readers_agreement(
    visit: Visit, language: str, progress: Progress = lambda _share, _words: None
) -> ReadersAgreement:
    """Return how far the readers of double-read cases agree, in words of a language.

    It fills the forms in, and takes its time.
    """
    members = {member.id: member for member in visit.members.all()}
    double = [case for case in visit.cases.all() if case.double_read]
    tally = _Tally(visit, language, members)
    lines = []
    for number, case in enumerate(double):
        progress(number / len(double), case.reference)
        lines.append(_double_reading(visit, case, members, tally))
    return ReadersAgreement(tuple(lines), tally.questions())


def _double_reading(visit: Visit, case: Case, members: dict[str, Member], tally: _Tally) -> DoubleReading:
    readers = tuple(members[member] for member in visit.cases.readers(case.id) if member in members)
    ready = [r for r in individual_readings(visit, case.id) if r.state in (READY, AGREED)]
    pairs = compare(visit, ready[0], ready[1]) if len(ready) >= _PAIR else None
    if pairs is not None:
        tally.add(case, common_form(*ready[:_PAIR]), (ready[0].reader, ready[1].reader), pairs)
    return DoubleReading(
        case.id,
        case.reference,
        readers,
        None if pairs is None else len(pairs),
        sum(1 for pair in pairs or () if pair.differs),
        agreed_reading(visit, case.id) is not None,
    )


class _Tally:
    """The pairs of answers to each question, gathered case by case; editions share a question by its name."""

    def __init__(self, visit: Visit, language: str, members: dict[str, Member]) -> None:
        self._visit, self._language, self._members = visit, language, members
        self._asked: dict[
            str, tuple[str, int, Definition]
        ] = {}  # by edition and place in it, the newest last
        self._pairs: dict[str, list[tuple[str, str]]] = {}
        self._differing: dict[str, list[Disagreement]] = {}

    def add(self, case: Case, form: str, readers: tuple[str, str], pairs: list[AnswerPair]) -> None:
        """Count the answers of two readers of a case."""
        compiled = self._visit.forms.get(form)
        places = {question.path: place for place, question in enumerate(compiled.questions())}
        agreed = self._agreed_answers(case, form)
        for pair in pairs:
            question = compiled.question(pair.path)
            if not question.controlled or question.is_in_words or question.type in UPLOADS:
                continue
            name, asked = question.name, (form, places[question.path], question)
            self._asked[name] = max(self._asked.get(name, asked), asked, key=lambda entry: entry[0])
            self._pairs.setdefault(name, [])
            if pair.first is not None and pair.second is not None:
                self._pairs[name].append((pair.first, pair.second))
            if pair.differs:
                self._differing.setdefault(name, []).append(
                    Disagreement(
                        case.id,
                        case.reference,
                        pair.path,
                        (self._members[readers[0]], self._members[readers[1]]),
                        (self._words(question, pair.first), self._words(question, pair.second)),
                        None if agreed is None else self._words(question, agreed.get(pair.path)),
                    )
                )

    def questions(self) -> tuple[QuestionAgreement, ...]:
        """Return each question, in the order of the form."""
        asked = sorted(self._asked.items(), key=lambda entry: (entry[1][1], entry[0]))
        return tuple(self._agreement(name, question) for name, (_form, _place, question) in asked)

    def _agreement(self, name: str, question: Definition) -> QuestionAgreement:
        pairs = self._pairs[name]
        is_choice = question.type in (SELECT_ONE, SELECT_MULTIPLE)
        value = alpha([_as_sets(question, pair) for pair in pairs]) if is_choice else None
        return QuestionAgreement(
            name,
            question.number,
            in_language(question.label, self._language),
            len(pairs),
            sum(first == second for first, second in pairs),
            value,
            verdict(value, len(pairs)) if is_choice else Verdict.NO_CHOICE,
            tuple(self._differing.get(name, ())),
        )

    def _agreed_answers(self, case: Case, form: str) -> dict[str, str] | None:
        made = agreed_reading(self._visit, case.id)
        return None if made is None else state_in(self._visit, made, form).shown_answers()

    def _words(self, question: Definition, answer: str | None) -> str:
        return "" if answer is None else answer_words(question, answer, self._language)


def _as_sets(question: Definition, pair: tuple[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the choices of both answers, in whatever order they were ticked."""
    first, second = (frozenset(question.names_in(answer)) for answer in pair)
    return first, second
