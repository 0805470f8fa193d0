"""Bringing a reading to another edition of its form: what is carried over, and what is set aside and kept.

Nothing is ever taken from where it was given, unless the new edition would read it there as an answer to another
kind of question. So a reading can be brought back, and an answer that comes later from a copy that did not know of
the new edition stands where it can be found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import UserError
from db.schema import OPEN_FIELD
from db.transaction import Transaction
from inspector_app.fieldwork.edition_answers import (
    LEFT,
    OtherAnswer,
    carried,
    is_told,
    note_carried,
    other_answers,
    taken_out_around,
)
from inspector_app.fieldwork.readings import AGREED, READY, Reading
from inspector_app.forms import FormState
from inspector_app.forms.filling.repeats import HERE
from inspector_app.forms.model import without_keys
from resources.translations import _, ngettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Bringing:
    """What bringing a reading to the edition `form` does, or would do.

    `fields` is all that the reading holds then. `moved` went to another place, `set_aside` has none, `restored` was
    set aside before and has a place again; `noted` are all of these, those that no person gave included. `opened` are
    the paths of new questions that are asked and not answered, `wrong` those of answers that the new edition does not
    accept and the old one did. `state` is the form filled in.
    """

    reading: str
    form: str
    fields: dict[str, str]
    moved: tuple[OtherAnswer, ...]
    set_aside: tuple[OtherAnswer, ...]
    restored: tuple[OtherAnswer, ...]
    noted: tuple[OtherAnswer, ...]
    opened: tuple[str, ...]
    wrong: tuple[str, ...]
    state: FormState

    @property
    def carried(self) -> int:
        """How many questions have an answer in the new edition."""
        return sum(1 for node in self.state.questions() if node.answer)


def would_bring(visit: Visit, reading: str, form: str) -> Bringing:
    """Return what bringing a reading to an edition (a record id) would do; nothing is changed.

    Raises UserError when that is an edition of another form.
    """
    record = visit.readings.get(reading)
    if form not in (record.form, *visit.forms.others(record.form)):
        raise UserError(
            "other-form",
            _("This reading was made with another form, and not with another edition of this one."),
            _("Choose an edition of its own form."),
        )
    return _Plan(visit, record, form).result()


def bring_to(visit: Visit, reading: str, form: str) -> Bringing:
    """Bring a reading to an edition of its form in one transaction, and return what was done.

    Comments, reasons, evidence and concerns go with their questions. Raises UserError as `check_may_bring` does.
    """
    check_may_bring(visit, visit.readings.get(reading))
    done = would_bring(visit, reading, form)
    with visit.act() as act:
        carry_out(visit, act, done)
    return done


def carry_out(visit: Visit, act: Transaction, planned: Bringing) -> None:
    """Do what `would_bring` has worked out, as a part of a transaction."""
    record = visit.readings.get(planned.reading)
    before = visit.readings.fields(record.id)
    for path in {**before, **planned.fields}:
        if before.get(path, "") != planned.fields.get(path, ""):
            act.settle("reading", record.id, path, planned.fields.get(path) or None)
    note_carried(visit, act, record.id, planned.noted)
    _point_to(visit, act, record, planned.form)
    act.set("reading", record.id, "form", planned.form)


def may_bring(visit: Visit, reading: Reading) -> bool:
    """Whether I may bring a reading to another edition: it is mine or I lead, and its answers may change."""
    return reading.state not in (READY, AGREED) and (visit.readings.is_mine(reading) or visit.me.is_lead)


def check_may_bring(visit: Visit, record: Reading) -> None:
    """Raise UserError when I may not bring a reading to another edition now.

    It may be ready or agreed, be somebody else's while I do not lead, hold answers that came in later and are not decided
    on, or answers that differ: what stands beside the shown one would be left behind at a question that is gone.
    """
    if not (visit.readings.is_mine(record) or visit.me.is_lead):
        raise UserError(
            "not-your-reading",
            _("This is somebody else’s reading."),
            _("Its reader, or the lead inspector, can bring it to another edition."),
        )
    _check_open(visit, record)
    late = len(other_answers(visit, record.id).late)
    if late:
        raise UserError(
            "late-answers",
            ngettext(
                "{subject}: {count} answer came in for another edition and is not decided on.",
                "{subject}: {count} answers came in for another edition and are not decided on.",
                late,
            ).format(subject=visit.readings.subject(record), count=late),
            _("Carry them over or leave them first."),
        )
    differing = sum(found.field.startswith(OPEN_FIELD) for found in visit.store.conflicts(record.id))
    if differing:
        raise UserError(
            "differing-answers",
            ngettext(
                "{subject}: {count} answer or comment was given differently and is not settled.",
                "{subject}: {count} answers or comments were given differently and are not settled.",
                differing,
            ).format(subject=visit.readings.subject(record), count=differing),
            _("Settle them on the Team page first."),
        )


def take_late(visit: Visit, reading: str) -> int:
    """Carry over what came in for another edition; returns how many answers. They replace what stands there.

    An instance of a repeat that was taken out comes back with an answer in it.
    Raises UserError when the answers of the reading may not change.
    """
    _check_open(visit, visit.readings.get(reading))
    late = other_answers(visit, reading).late
    fields = visit.readings.fields(reading)
    with visit.act() as act:
        for answer in late:
            act.settle("reading", reading, answer.to_path, answer.answer or None)
        given = [a.to_path for a in late if a.answer and not a.to_path.endswith("]")]
        for mark in sorted({mark for path in given for mark in taken_out_around(path, fields)}):
            act.settle("reading", reading, mark, HERE)
        note_carried(visit, act, reading, late)
    return len(late)


def leave_late(visit: Visit, reading: str) -> int:
    """Set aside what came in for another edition and keep what stands in the reading; returns how many answers."""
    late = other_answers(visit, reading).late
    left = [OtherAnswer(answer.form, answer.path, answer.answer, why=LEFT) for answer in late]
    with visit.act() as act:
        note_carried(visit, act, reading, left)
    return len(left)


# ---- the plan ---------------------------------------------------------------------------------------
class _Plan:
    """What becomes of each field of a reading; `before` is its edition, `after` the one that it is brought to."""

    def __init__(self, visit: Visit, record: Reading, after: str) -> None:
        self._visit, self._record = visit, record
        self._before, self._after = record.form, after
        self._old, self._new = visit.forms.get(self._before), visit.forms.get(after)
        self._fields = visit.readings.fields(record.id)
        self._set_aside_before = other_answers(visit, record.id).set_aside
        self._held = dict(self._fields)
        self._moved: list[OtherAnswer] = []
        self._set_aside: list[OtherAnswer] = []
        self._restored: list[OtherAnswer] = []

    def result(self) -> Bringing:
        """Return the plan worked out."""
        written = self._carry()
        self._settle_others(written)
        self._restore()
        fields = {path: text for path, text in self._held.items() if text}
        readings = self._visit.readings
        state = readings.state_with(self._record.id, self._after, fields)
        before = readings.form_state(self._record.id)
        way = self._visit.forms.carrying(self._after, self._before)
        were_wrong = {carried(self._visit, self._before, self._after, p, "")[0] for p in before.invalid()}
        return Bringing(
            self._record.id,
            self._after,
            fields,
            self._told(self._moved),
            self._told(self._set_aside),
            self._told(self._restored),
            (*self._moved, *self._set_aside, *self._restored),
            tuple(path for path in state.missing() if not way.has(path)),
            tuple(path for path in state.invalid() if path not in were_wrong),
            state,
        )

    def _carry(self) -> set[str]:
        """Carry the answers of the edition as it is; returns the paths that they went to."""
        written = set()
        standing = []  # where the answers went of which no instance was taken out
        for path, text in self._fields.items():
            if not _knows(self._old.by_path, path):
                continue
            to_path, why = carried(self._visit, self._before, self._after, path, text)
            if to_path == path:
                continue
            if to_path:
                self._held[to_path] = text
                written.add(to_path)
                if not path.endswith("]") and not taken_out_around(path, self._fields):
                    standing.append(to_path)
                self._moved.append(OtherAnswer(self._before, path, text, to_path))
            elif not path.endswith("]"):
                self._set_aside.append(OtherAnswer(self._before, path, text, why=why))
                if _knows(self._new.by_path, path):
                    self._held[path] = ""
        # An instance that was taken out in an earlier stay is there again with them.
        for mark in {mark for to_path in standing for mark in taken_out_around(to_path, self._held)}:
            self._held[mark] = HERE
        # What came in for another edition, had no place in this one, and stands where one of them went.
        for answer in self._set_aside_before:
            if (
                answer.path in written
                and self._fields.get(answer.path) == answer.answer != self._held[answer.path]
            ):
                self._set_aside.append(OtherAnswer(answer.form, answer.path, answer.answer, why=LEFT))
        return written

    def _settle_others(self, written: set[str]) -> None:
        """Settle what stands under a path of the new edition from an earlier stay, or from a third edition."""
        kept = {(answer.path, answer.answer): answer for answer in self._set_aside_before}
        for path, text in self._fields.items():
            if path in written or path.endswith("]"):
                continue
            if _knows(self._old.by_path, path) or not _knows(self._new.by_path, path):
                continue
            set_aside = kept.get((path, text))
            if set_aside is None or set_aside.why == LEFT or not self._has_place(set_aside):
                # It was carried on from here, and what became of it has gone back already.
                self._held[path] = ""

    def _restore(self) -> None:
        """Give answers that were set aside their place again, where nothing has been answered since."""
        for answer in self._set_aside_before:
            to_path, _why = carried(self._visit, answer.form, self._after, answer.path, answer.answer)
            has_place = to_path and answer.why != LEFT and not taken_out_around(to_path, self._held)
            if has_place and self._held.get(to_path, "") in ("", answer.answer):
                self._held[to_path] = answer.answer
                self._restored.append(OtherAnswer(answer.form, answer.path, answer.answer, to_path))

    def _told(self, answers: list[OtherAnswer]) -> tuple[OtherAnswer, ...]:
        return tuple(
            answer for answer in answers if is_told(self._visit, answer.form, answer.path, answer.answer)
        )

    def _has_place(self, answer: OtherAnswer) -> bool:
        return carried(self._visit, answer.form, self._after, answer.path, answer.answer)[0] == answer.path


def _knows(paths: Mapping[str, object], path: str) -> bool:
    """Whether a form has the question, or the repeat, of a field."""
    return without_keys(path.partition("#")[0]) in paths


# ---- inside -----------------------------------------------------------------------------------------
def _check_open(visit: Visit, record: Reading) -> None:
    if record.state in (READY, AGREED):
        what = (
            _("{subject} is ready, so its answers stand.")
            if record.state == READY
            else _("{subject} is agreed, so its answers stand.")
        )
        raise UserError(
            "reading-closed",
            what.format(subject=visit.readings.subject(record)),
            _("Reopen it with a reason, then bring it to the other edition."),
        )


def _point_to(visit: Visit, act: Transaction, record: Reading, form: str) -> None:
    """Have the evidence and the concerns of a reading name the places of their questions in an edition."""
    for table in ("evidence", "concern"):
        for row in visit.store.all(table, {"reading": record.id}):
            path = str(row["question"] or "")
            try:
                edition = visit.forms.question(record.form, path)[1] if path else ""
            except KeyError:
                continue
            place = visit.forms.carrying(edition, form).place(path) if edition else ""
            if place and place != path:
                act.set(table, str(row["id"]), "question", place)
