"""The comparison of two readings, in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.bringing import Bringing, would_bring
from inspector_app.fieldwork.double_readings import (
    AnswerPair,
    common_form,
    compare,
    individual_readings,
    only_in_one,
)
from inspector_app.fieldwork.edition_answers import OtherAnswer
from inspector_app.fieldwork.readings import AGREED, READY, Reading
from inspector_app.team.members import Member
from inspector_app.texts import in_language
from inspector_app.visit import Visit
from resources.translations import _
from ui.pages.agreement.pair_row import PairWords


@dataclass(frozen=True)
class Comparison:
    """Two readings of a case by their readers, and their answers side by side in the order of the form.

    `form` is the edition in which they are compared, `filled` the readings as filled in there; `alone` are answers
    to what only one of two editions asks.
    """

    readings: tuple[Reading, ...]
    readers: tuple[Member, ...]
    pairs: tuple[AnswerPair, ...]
    form: str
    alone: tuple[tuple[Reading, OtherAnswer], ...]
    filled: tuple[Bringing, ...] = field(compare=False)

    @property
    def differing(self) -> list[AnswerPair]:
        """The pairs whose answers differ."""
        return [pair for pair in self.pairs if pair.differs]

    @property
    def both_ready(self) -> bool:
        """Whether an agreed reading can be made from them."""
        return all(reading.state in (READY, AGREED) for reading in self.readings)


def comparison_of(visit: Visit, case: str) -> Comparison | None:
    """Return the comparison of a case's two readings, None while there are not two."""
    readings = tuple(individual_readings(visit, case)[:2])
    if len(readings) < 2:
        return None
    readers = tuple(visit.members.get(reading.reader) for reading in readings)
    form = common_form(*readings)
    return Comparison(
        readings,
        readers,
        tuple(compare(visit, *readings)),
        form,
        tuple(only_in_one(visit, *readings)),
        tuple(would_bring(visit, reading.id, form) for reading in readings),
    )


def asked_in(comparison: Comparison, pair: AnswerPair) -> Bringing | None:
    """Return the reading in which the question of a pair is there, best where it is asked; None if in neither."""
    there = []
    for filled in comparison.filled:
        try:
            there.append((not filled.state.find(pair.path).relevant, filled))
        except KeyError:
            continue
    return min(there, key=lambda found: found[0])[1] if there else None


def words_of(visit: Visit, comparison: Comparison, pair: AnswerPair, language: str) -> PairWords:
    """Return a pair in words; an answer that there is not says whether the question was asked."""
    question = visit.forms.get(comparison.form).question(pair.path)
    answers, comments = [], []
    for filled, answer in zip(comparison.filled, (pair.first, pair.second), strict=True):
        if answer is None:
            asked = bool(filled.state.asked_anywhere(question.path))
            answers.append(_("Not answered") if asked else _("Not asked"))
        else:
            choices = filled.state.node(pair.path).choices
            answers.append(answer_words(question, answer, language, choices))
        comments.append(filled.fields.get(f"{pair.path}#comment", ""))
    return PairWords(
        question.number,
        in_language(question.label, language),
        (answers[0], answers[1]),
        (comments[0], comments[1]),
        written=question.type == "text" and None not in (pair.first, pair.second),
    )
