"""Undoing and redoing one step: checking that nothing has changed since, and bringing back what stood there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.errors import UserError
from db.log.history import ChangeEntry
from db.schema import DELETED
from db.transaction import Move, Touched
from db.values import Dot
from inspector_app.dates import say_date
from inspector_app.team.labels import record_label
from inspector_app.undo.standing import Standing, State
from inspector_app.undo.step import Step
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Progress = Callable[[float, str], None]

CHANGED_SINCE = "changed-since"  # the code of the error for a step that can never be undone any more


def carry_out(visit: Visit, step: Step, standing: Standing, progress: Progress | None, *, back: bool) -> None:
    """Undo a step, or do it again, in one transaction, and let `standing` know what its new changes stand for.

    Raises UserError, and changes nothing, when a register does not stand as the step left it (or found it); so does
    whatever `progress` raises.
    """
    known: list[tuple[frozenset[Dot], State]] = []
    try:
        with visit.store.transaction(visit.me.id, at=visit.clock()) as act:
            # Apart until all is done: another thread may ask what stands meanwhile.
            draft = standing.copy()
            learnt: list[tuple[frozenset[Dot], State]] = []
            carried = _Carried(visit, step, draft, back=back)
            carried.check()
            # What was done last is undone first, by which `taken_back` knows an undo in the log.
            moves = list(step.changed())[:: -1 if back else 1]
            # A record is deleted last, so that its delete has seen what its other fields were brought back to.
            moves.sort(key=lambda entry: entry[0].field == DELETED)
            for number, (register, move) in enumerate(moves):
                if progress:
                    progress(number / len(moves), "")
                state = move.before if back else move.after
                seen = carried.seen_by_delete(register, state) if register.field == DELETED else []
                heads = act.bring_back(register, state, seen=seen)
                draft.learn(heads, state)
                learnt.append((heads, state))
            # Before the commit, of which others are told.
            known = [(heads, standing.of(heads)) for heads, _state in learnt]
            for heads, state in learnt:
                standing.learn(heads, state)
    except BaseException:
        for heads, state in known:
            standing.learn(heads, state)
        raise


class _Carried:
    """One step on its way back (or forth again) in a visit."""

    def __init__(self, visit: Visit, step: Step, standing: Standing, *, back: bool) -> None:
        self._visit, self._step, self._standing, self._back = visit, step, standing, back
        self._store = visit.store
        # Record to whether it is deleted by this, of those that are deleted or restored.
        self._deletes = {
            register.record: self._is_deletion(register, move)
            for register, move in step.changed()
            if register.field == DELETED
        }

    def check(self) -> None:
        """Raise UserError where something has changed since."""
        for register, move in self._step.moves.items():
            if move.before == move.after and self._deletes.get(register.record) is False:
                continue  # it is brought back, whatever was added to it meanwhile
            self._expect(register, self._heads(register), move.after if self._back else move.before)
        for register, _move in self._step.changed():
            if self._deletes.get(register.record) and register.field == DELETED:
                self._check_the_rest(register)
        self._check_unused()

    def seen_by_delete(self, register: Touched, state: State) -> list[Dot]:
        """Return the heads of a record's other fields that a delete has seen: all, or those that the first one saw."""
        heads = {f: dots for f, dots in self._store.heads(register.record).items() if f != DELETED}
        if state is None:
            return [dot for dots in heads.values() for dot in dots]
        saw = self._store.parents_of([entry.dot for entry in self._store.entries(state) if entry.value])
        return [
            dot
            for dots in heads.values()
            if all(self._standing.was_seen(frozenset(dots), parents) for parents in saw)
            for dot in dots
        ]

    # ---- inside -----------------------------------------------------------------------------------
    def _is_deletion(self, register: Touched, move: Move) -> bool:
        state = move.before if self._back else move.after
        return state is None or any(self._store.values_of(register, state))

    def _heads(self, register: Touched) -> frozenset[Dot]:
        return frozenset(self._store.heads(register.record, [register.field]).get(register.field, ()))

    def _expect(self, register: Touched, heads: frozenset[Dot], state: State) -> None:
        if self._standing.of(heads) != state:
            newest = self._store.entries(heads - (state or frozenset())) or self._store.entries(heads)
            raise self._changed(register, newest[-1:])

    def _check_the_rest(self, deleted: Touched) -> None:
        """Raise UserError where a field of a record has changed that the step did not know."""
        for field, dots in self._store.heads(deleted.record).items():
            register = deleted._replace(field=field)
            if register not in self._step.moves:
                self._expect(register, frozenset(dots), frozenset())

    def _check_unused(self) -> None:
        """Raise UserError where a record that was made and would go is used by one that stays."""
        made: dict[str, list[str]] = {}
        for register, move in self._step.changed():
            if self._back and move.before is None:
                made.setdefault(register.table, []).append(register.record)
        for table, records in made.items():
            for user in self._store.pointing_at(table, records):
                if not self._deletes.get(user[1]):
                    raise self._changed(Touched(*user, DELETED), self._store.history(user[1])[:1])

    def _changed(self, register: Touched, newest: list[ChangeEntry]) -> UserError:
        remedy = _("Look at what stands there now, and change it there if it should be otherwise.")
        where = record_label(self._visit, register.table, register.record)
        return UserError(CHANGED_SINCE, self._what(newest), remedy, where=where)

    def _what(self, newest: list[ChangeEntry]) -> str:
        if not newest:
            return _("This has changed since.")
        names = {member.id: member.name for member in self._visit.members.all()}
        name = names.get(newest[0].author, _("somebody outside the team"))
        at = newest[0].at.astimezone()
        time, today = f"{at:%H:%M}", at.date() == self._visit.today()
        if today and self._back:
            return _("{name} changed this since, at {time}, so it is not undone.").format(
                name=name, time=time
            )
        if today:
            return _("{name} changed this since, at {time}, so it is not done again.").format(
                name=name, time=time
            )
        day = say_date(at.date(), language(), weekday=True, year=False)
        if self._back:
            return _("{name} changed this since, on {day} at {time}, so it is not undone.").format(
                name=name, day=day, time=time
            )
        return _("{name} changed this since, on {day} at {time}, so it is not done again.").format(
            name=name, day=day, time=time
        )
