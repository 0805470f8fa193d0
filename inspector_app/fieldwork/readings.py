"""Readings: one form filled in about one case file or supervision file by one reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.fieldwork.form_library import CASE_READING, SUPERVISION_FILE
from inspector_app.fieldwork.reading_counts import ReadingCounts
from inspector_app.forms import FormState
from inspector_app.forms.model import without_keys
from inspector_app.memory import RecordMemory
from inspector_app.service import Service
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.fieldwork.bringing import Bringing
    from inspector_app.visit import Visit

INDIVIDUAL = "individual"
AGREED_READING = "agreed"  # the reading made from two others

DRAFT = "draft"
READY = "ready"
RETURNED = "returned"
AGREED = "agreed"

_COMMENT = "#comment"
_ACCEPTED = "#accepted"
_LOT_DIGITS = 8  # of a reading’s id: drawn by chance, and so is what is drawn by them


@dataclass(frozen=True, slots=True)
class Reading:
    """Who read what with which form, and how far it has come; `comment` is why it was returned."""

    id: str
    sampled_case: str | None
    source: str | None
    reader: str
    form: str
    kind: str
    state: str
    comment: str
    reason: str


class Readings(Service[Reading]):
    """All readings of the visit; their filled-in forms are kept until something touches them."""

    table = "reading"
    kind = Reading

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._states: RecordMemory[FormState] = RecordMemory(visit.store, self.table)
        self.counts = ReadingCounts(visit)

    # ---- finding ----------------------------------------------------------------------------------
    def of_case(self, case: str) -> list[Reading]:
        """Return the readings of a case, the agreed one last."""
        return list(self.by_case().get(case, []))

    def by_case(self) -> Mapping[str, Sequence[Reading]]:
        """Return the readings of every case that has one, the agreed one last."""
        return self.visit.memory.recall("readings by case", frozenset({self.table}), self._by_case)

    def _by_case(self) -> dict[str, list[Reading]]:
        grouped: dict[str, list[Reading]] = {}
        for reading in sorted(self.all(), key=lambda reading: reading.kind == AGREED_READING):
            if reading.sampled_case:
                grouped.setdefault(reading.sampled_case, []).append(reading)
        return grouped

    def first_ready(self) -> Mapping[str, datetime]:
        """Return when each reading that counts as read was first marked as ready (aware UTC), by id.

        A reading that is a draft now is left out: it was reopened, or marked by mistake.
        """
        return self.visit.memory.recall("first ready", frozenset({self.table}), self._first_ready)

    def _first_ready(self) -> dict[str, datetime]:
        from inspector_app.fieldwork.reading_story import story_of

        marked = self.visit.store.times_held(self.table, "state", READY)
        first: dict[str, datetime] = {}
        for reading in self.all():
            times = marked.get(reading.id, [])
            if reading.state != DRAFT and len(times) > 1:
                # One of them may have been undone, which its story leaves out.
                story = story_of(self.visit, reading.id)
                times = [change.at for change in story if change.state == READY] or times
            if reading.state != DRAFT and times:
                first[reading.id] = times[0]
        return first

    def answered_at(self, reading: str) -> datetime:
        """Return when (aware) a reading was last answered: the time of now while it holds no answer."""
        return self.visit.store.last_answered(reading) or self.visit.clock()

    def subject(self, reading: Reading, case_reading: str = "") -> str:
        """Return what was read, in words: "Case reading C07", or the title of the supervision file.

        `case_reading` says the former, with {case} for the reference, in the words of a report.
        """
        if reading.sampled_case:
            words = case_reading or _("Case reading {case}")
            return words.format(case=self.visit.cases.get(reading.sampled_case).reference)
        return self.visit.sources.get(str(reading.source)).title

    def is_mine(self, reading: Reading) -> bool:
        """Whether I may change the reading: it is my own, or the agreed one of a case and I lead."""
        if reading.kind == AGREED_READING:
            return self.visit.me.is_lead
        return reading.reader == self.visit.me.id

    # ---- the filled-in form -------------------------------------------------------------------------
    def form_state(self, reading: str, *, keep: bool = True) -> FormState:
        """Return the form as it is filled in now; callers read it, and change it through a session only.

        Whoever looks at very many once does not have them kept.
        """
        state = self._states.get(reading) or self.fresh_form_state(reading)
        if keep:
            self._states.keep(reading, state)
        return state

    def keep_form_state(self, reading: str, state: FormState) -> None:
        """Keep the form as a session has just saved it, so that it need not be built anew."""
        self._states.keep(reading, state)

    def fresh_form_state(self, reading: str, now: datetime | None = None) -> FormState:
        """Return the filled-in form built anew from the store, judged as `state_with` does."""
        return self.state_with(reading, self.get(reading).form, self.fields(reading), now)

    def state_with(
        self, reading: str, form: str, fields: Mapping[str, str], now: datetime | None = None
    ) -> FormState:
        """Return a form (a record id) filled in by the reader of a reading with answers and reasons by field.

        What the form says of today is judged by `now`. Unless told, that is the present as long as the reading may be
        written in, and then when it was last answered: so nothing in it, and no figure, moves by itself.
        """
        record = self.get(reading)
        if now is None:
            now = self.answered_at(reading) if record.state in (READY, AGREED) else self.visit.clock()
        answers = {path: value for path, value in fields.items() if "#" not in path}
        was_answered = bool(answers) or self.visit.store.last_answered(reading) is not None
        return FormState(
            self.visit.forms.get(form),
            answers if was_answered else None,
            accepted={path.removesuffix(_ACCEPTED) for path in fields if path.endswith(_ACCEPTED)},
            now=now,
            username=self.visit.members.get(record.reader).name,
            lot=int(reading[-_LOT_DIGITS:], 16),
        )

    def fields(self, reading: str) -> dict[str, str]:
        """Return all that a reading holds by field: answers by path, marks of instances, comments and reasons."""
        return {
            path: str(value) for path, value in self.visit.store.answers(reading).items() if value is not None
        }

    def comments(self, reading: str) -> dict[str, str]:
        """Return the comments on the questions of a reading's form by path."""
        return self._texts_at_questions(reading, _COMMENT)

    def accepted(self, reading: str) -> dict[str, str]:
        """Return the reasons for which soft warnings of a reading's form were accepted, by path."""
        return self._texts_at_questions(reading, _ACCEPTED)

    def _texts_at_questions(self, reading: str, mark: str) -> dict[str, str]:
        form = self.visit.forms.get(self.get(reading).form)
        texts = {
            field.removesuffix(mark): text
            for field, text in self.fields(reading).items()
            if field.endswith(mark) and text
        }
        return {path: text for path, text in texts.items() if without_keys(path) in form.by_path}

    # ---- beginning and states -------------------------------------------------------------------------
    def start(self, case: str) -> str:
        """Return the id of my reading of a case, begun now unless I have one."""
        for reading in self.of_case(case):
            if reading.reader == self.visit.me.id and reading.kind == INDIVIDUAL:
                return reading.id
        return self._begin(CASE_READING, sampled_case=case)

    def start_supervision(self, source: str) -> str:
        """Return the id of the reading of a supervision file, begun now unless there is one."""
        present = self.all(source=source)
        return present[0].id if present else self._begin(SUPERVISION_FILE, source=source)

    def _begin(self, form_kind: str, *, sampled_case: str | None = None, source: str | None = None) -> str:
        with self.visit.one_step():
            reading = self._create(
                sampled_case=sampled_case,
                source=source,
                reader=self.visit.me.id,
                form=self.visit.forms.current(form_kind),
                kind=INDIVIDUAL,
                state=DRAFT,
                comment="",
                reason="",
            )
            # Defaults are kept at once: one that is cleared stays so, even where every other answer is taken back.
            self.set(reading, **self.fresh_form_state(reading).answers())
        return reading

    def bring_to(self, reading: str, form: str) -> Bringing:
        """Bring a reading to another edition of its form, as `bringing.bring_to` says."""
        from inspector_app.fieldwork.bringing import bring_to

        return bring_to(self.visit, reading, form)

    def mark_ready(self, reading: str) -> None:
        """Mark a reading as ready; raises UserError naming how many questions are still open or wrong."""
        present = self.visit.clock()
        # To keep when it was completed is an answer, too. What is looked at here is what it is judged by from now on.
        ends = self.form_state(reading).ends(present)
        state = self.fresh_form_state(reading, present if ends else self.answered_at(reading))
        missing = len(state.missing())
        wrong = len(state.invalid())
        if missing or wrong:
            raise UserError(
                "reading-not-ready",
                _open_questions(missing, wrong),
                _("Answer them, or mark them as not applicable."),
            )
        self._become(reading, READY, reason="", **ends)

    def return_with_comment(self, reading: str, comment: str) -> None:
        """Give a reading back to its reader, saying why."""
        if not comment.strip():
            raise UserError(
                "reading-comment",
                _("A returned reading needs a comment."),
                _("Write what the reader should look at."),
            )
        self._become(reading, RETURNED, comment=comment)

    def reopen(self, reading: str, reason: str) -> None:
        """Open a ready or agreed reading for changes again, with a reason."""
        if not reason.strip():
            raise UserError(
                "reading-reason", _("Reopening a reading needs a reason."), _("Write it in a few words.")
            )
        self._become(reading, DRAFT, reason=reason)

    def agree(self, reading: str) -> None:
        """Agree a ready reading, as the lead does when it stands; raises UserError for one that is not ready."""
        if self.get(reading).state not in (READY, AGREED):
            raise UserError(
                "reading-not-ready", _("Only a ready reading can be agreed."), _("Mark it as ready first.")
            )
        self._become(reading, AGREED)

    def _become(self, reading: str, state: str, **others: str) -> None:
        """Give a reading a state, whatever states stood there, and change other fields with it."""
        with self.visit.act() as act:
            act.settle(self.table, reading, "state", state)
            for field, value in others.items():
                act.set(self.table, reading, field, value)


def _open_questions(missing: int, wrong: int) -> str:
    if not wrong:
        sentence = _("This reading has questions open: {missing} not answered.")
    elif not missing:
        sentence = _("This reading has questions open: {wrong} to put right.")
    else:
        sentence = _("This reading has questions open: {missing} not answered and {wrong} to put right.")
    return sentence.format(missing=missing, wrong=wrong)
