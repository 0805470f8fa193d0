"""Two readings of one case: what differs, and the agreed reading that is made from them.

Readings of different editions of the form are compared in the newer one: the questions that both ask, by name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.fieldwork.bringing import carry_out, would_bring
from inspector_app.fieldwork.edition_answers import OtherAnswer
from inspector_app.fieldwork.readings import AGREED, AGREED_READING, INDIVIDUAL, READY, Reading
from inspector_app.forms import FormState
from inspector_app.forms.carrying import GONE
from inspector_app.forms.definition import SELECT_MULTIPLE, Definition
from inspector_app.forms.filling.repeats import HERE, REMOVED
from inspector_app.forms.model import without_keys
from resources.translations import _, counted

if TYPE_CHECKING:
    from datetime import datetime

    from inspector_app.visit import Visit

_CHOICES = "choices for "  # the setting of this copy that keeps them, by case


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """What the two readers of a case answered to one question; None is unanswered or not asked."""

    path: str
    first: str | None
    second: str | None

    @property
    def differs(self) -> bool:
        """Whether the two answers are not the same."""
        return self.first != self.second


def individual_readings(visit: Visit, case: str) -> list[Reading]:
    """Return the readings of a case by its readers, first reader first."""
    return first_reader_first(visit.readings.of_case(case), visit.cases.readers(case))


def first_reader_first(readings: Sequence[Reading], readers: list[str]) -> list[Reading]:
    """Return the individual ones among the readings of a case in the order of its `readers` (member ids)."""
    return sorted(
        (reading for reading in readings if reading.kind == INDIVIDUAL),
        key=lambda r: (readers.index(r.reader) if r.reader in readers else len(readers), r.id),
    )


def agreed_reading(visit: Visit, case: str) -> Reading | None:
    """Return the agreed reading of a double-read case, None while there is none."""
    made = [reading for reading in visit.readings.of_case(case) if reading.kind == AGREED_READING]
    return made[-1] if made else None


def settled_double_readings(visit: Visit) -> tuple[int, int]:
    """Return of how many double-read cases there is an agreed reading, and how many are double-read."""
    double = {case.id for case in visit.cases.all() if case.double_read}
    agreed = {
        case
        for case, readings in visit.readings.by_case().items()
        if any(reading.kind == AGREED_READING for reading in readings)
    }
    return len(double & agreed), len(double)


def next_to_settle(visit: Visit, case: str) -> str | None:
    """Return the double-read case after `case`, and round from the first, that both readers have finished.

    None where no other one waits for its agreed reading.
    """
    by_case = visit.readings.by_case()
    double = [entry.id for entry in visit.cases.all() if entry.double_read]
    place = double.index(case) + 1 if case in double else 0
    for other in (*double[place:], *double[:place]):
        readings = by_case.get(other, [])
        ready = [r for r in readings if r.kind == INDIVIDUAL and r.state in (READY, AGREED)]
        if other != case and len(ready) > 1 and all(r.kind != AGREED_READING for r in readings):
            return other
    return None


def common_form(first: Reading, second: Reading) -> str:
    """Return the record id of the form in which two readings are compared: the newer edition of the two."""
    return max(first.form, second.form)


def compare(visit: Visit, first: Reading, second: Reading) -> list[AnswerPair]:
    """Return the answers of two readings side by side, in the order of the form; hidden answers count as none.

    Of readings of two editions, only the questions are compared that both ask.
    """
    form = common_form(first, second)
    # Both are judged by one moment, or what a form works out of today would differ by the days of reading.
    moment = max(visit.readings.answered_at(reading.id) for reading in (first, second))
    one, other = (state_in(visit, reading, form, moment) for reading in (first, second))
    mine, theirs = one.shown_answers(), other.shown_answers()
    ways = [visit.forms.carrying(form, reading.form) for reading in (first, second)]
    order = {question.path: index for index, question in enumerate(one.form.questions())}
    both = [path for path in {*mine, *theirs} if all(way.has(path) for way in ways)]
    paths = sorted(both, key=lambda path: (order[without_keys(path)], path))
    return [_pair(visit, path, mine.get(path), theirs.get(path), one.form.question(path)) for path in paths]


def state_in(visit: Visit, reading: Reading, form: str, now: datetime | None = None) -> FormState:
    """Return an edition of the form as it is filled in by a reading, or would be if it were brought to it.

    It is judged by `now`, unless given as `Readings.state_with` judges it.
    """
    readings = visit.readings
    if reading.form != form:
        brought = would_bring(visit, reading.id, form)
        return brought.state if now is None else readings.state_with(reading.id, form, brought.fields, now)
    return readings.form_state(reading.id) if now is None else readings.fresh_form_state(reading.id, now)


def only_in_one(visit: Visit, first: Reading, second: Reading) -> list[tuple[Reading, OtherAnswer]]:
    """Return the answers to questions that only one of two editions asks, or that do not fit the newer one."""
    form = common_form(first, second)
    found = []
    for reading, other in ((first, second), (second, first)):
        if reading.form != form:
            found += [(reading, answer) for answer in would_bring(visit, reading.id, form).set_aside]
        elif other.form != form:
            found += [
                (reading, OtherAnswer(form, path, answer, why=GONE))
                for path, answer in _of_this_edition(visit, reading, other.form).items()
            ]
    return found


def _of_this_edition(visit: Visit, reading: Reading, other: str) -> dict[str, str]:
    """Return the answers of a reading to the questions that another edition does not ask."""
    way = visit.forms.carrying(reading.form, other)
    answers = visit.readings.form_state(reading.id).shown_answers()
    return {path: answer for path, answer in answers.items() if not way.has(path)}


def _pair(visit: Visit, path: str, first: str | None, second: str | None, question: Definition) -> AnswerPair:
    """Return the pair; the same choices ticked in another order, or the same file attached, are the same answer."""
    if first and second:
        if question.type == SELECT_MULTIPLE and set(question.names_in(first)) == set(
            question.names_in(second)
        ):
            second = first
        if question.type in UPLOADS and visit.attachments.same_content(first, second):
            second = first
    return AnswerPair(path, first, second)


def choices_so_far(visit: Visit, case: str) -> dict[str, str | None]:
    """Return the answers chosen for the agreed reading of a case: on this copy, else in the reading as it was made."""
    kept = visit.store.setting(_CHOICES + case)
    if kept:
        return dict(json.loads(kept))
    made = agreed_reading(visit, case)
    if made is None:
        return {}
    readings = individual_readings(visit, case)[:2]
    agreed = state_in(visit, made, common_form(*readings)).shown_answers()
    return {
        pair.path: agreed.get(pair.path)
        for pair in compare(visit, *readings)
        if agreed.get(pair.path) in (pair.first, pair.second)
    }


def choose_answer(visit: Visit, case: str, path: str, answer: str | None) -> None:
    """Keep one choice on this copy until the agreed reading is made; None stands for no answer.

    It may be an answer that neither reader gave.
    """
    chosen = {**choices_so_far(visit, case), path: answer}
    visit.store.set_setting(_CHOICES + case, json.dumps(chosen))


def forget_choice(visit: Visit, case: str, path: str) -> None:
    """Leave a difference to be decided again."""
    chosen = choices_so_far(visit, case)
    chosen.pop(path, None)
    visit.store.set_setting(_CHOICES + case, json.dumps(chosen))


def settle(visit: Visit, case: str, choices: Mapping[str, str | None]) -> str:
    """Make or renew the agreed reading of a case and return its id.

    Where the two readings are the same, their answer is taken; each difference takes the answer that
    `choices` gives for its path. Of two editions it uses the newer one, and takes its reader's answers to the
    questions that only this one asks. Raises UserError when a difference is without choice, or a reading is
    not ready.
    """
    readings = individual_readings(visit, case)[:2]
    if len(readings) < 2 or any(reading.state not in (READY, AGREED) for reading in readings):
        raise UserError(
            "not-both-ready",
            _("An agreed reading is made from two readings that are both ready."),
            _("Have both readers mark theirs as ready."),
        )
    pairs = compare(visit, *readings)
    unsettled = [pair for pair in pairs if pair.differs and pair.path not in choices]
    if unsettled:
        raise UserError(
            "differences-open",
            counted(
                "{count} answer of the two readings differs and is not decided.",
                "{count} answers of the two readings differ and are not decided.",
                len(unsettled),
            ),
            _("Choose one answer for each."),
        )
    form = common_form(*readings)
    present = agreed_reading(visit, case)
    brought = would_bring(visit, present.id, form) if present else None
    # What an earlier agreement held, and neither reading says any more, goes.
    answers: dict[str, str | None] = dict.fromkeys(_answered(visit, present, form))
    answers |= {pair.path: choices[pair.path] if pair.differs else pair.first for pair in pairs}
    for reading, other in (readings, readings[::-1]):
        if reading.form == form != other.form:
            answers |= _of_this_edition(visit, reading, other.form)
    answers |= _instances(visit, readings, answers)
    with visit.act() as act:
        record = (
            present.id
            if present
            else act.create(
                "reading",
                {
                    "sampled_case": case,
                    "source": None,
                    "reader": visit.me.id,
                    "form": form,
                    "kind": AGREED_READING,
                    "state": AGREED,
                    "comment": "",
                    "reason": "",
                },
            )
        )
        if brought:
            carry_out(visit, act, brought)
        act.settle("reading", record, "state", AGREED)
        for path, answer in answers.items():
            act.settle("reading", record, path, answer)
        for reading in readings:
            act.settle("reading", reading.id, "state", AGREED)
    return record


def _answered(visit: Visit, reading: Reading | None, form: str) -> list[str]:
    """Return the paths of an edition under which a reading has answers or marks of instances."""
    fields = visit.readings.fields(reading.id) if reading else {}
    paths = visit.forms.get(form).by_path
    return [path for path in fields if "#" not in path and without_keys(path) in paths]


def _instances(
    visit: Visit, readings: list[Reading], answers: Mapping[str, str | None]
) -> dict[str, str | None]:
    """Return the marks of the repeats that a reader added to or took from: what holds an answer is there."""
    given = [path for path, answer in answers.items() if answer]
    form = common_form(*readings)
    held = (would_bring(visit, reading.id, form).fields for reading in readings)
    marks = {path for fields in held for path in fields if path.endswith("]")}
    return {
        mark: HERE if any(path.startswith(f"{mark}/") for path in given) else REMOVED
        for mark in sorted(marks)
    }
