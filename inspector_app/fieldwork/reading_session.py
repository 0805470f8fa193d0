"""Filling in a form: every answer is checked by the form's rules and in the file before it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.errors import UserError
from db.transaction import Transaction
from db.values import Dot
from inspector_app.fieldwork.attachments import NewFile
from inspector_app.fieldwork.form_tally import FormTally
from inspector_app.fieldwork.readings import AGREED, READY, Reading
from inspector_app.forms import NOT_APPLICABLE, FormState
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


class ReadingSession:
    """One open reading. Each edit names the values that were on screen, so nothing unseen is replaced.

    An answer costs what it touches, however long the form is.
    """

    def __init__(self, visit: Visit, reading: str, *, language: str = "en") -> None:
        self._visit = visit
        self.reading = reading
        self._language = language
        self.reload()

    def reload(self) -> None:
        """Read the form anew, for example after a merge."""
        store = self._visit.store
        self._vector = store.version_vector()
        self._seen: dict[str, tuple[Dot, ...]] = store.heads(self.reading)
        self._saved = store.answers(self.reading)
        self.state: FormState = self._visit.readings.fresh_form_state(self.reading)
        self.speak(self._language)
        self.tally = FormTally(self.state)
        # What the form has and the file has not: its defaults, and what a save that failed has left behind.
        self._unsaved: dict[str, str] = {}
        self._refused = False
        self._note(self.state.form.kept)
        self.comments = self._visit.readings.comments(self.reading)
        self.accepted = self._visit.readings.accepted(self.reading)

    def catch_up(self) -> bool:
        """Read the form anew if something of it was changed elsewhere, or a day has begun; returns whether it was.

        As long as the file refuses what was typed, that is kept and nothing is read.
        """
        if self._refused:
            return False
        vector, is_new_day = self._visit.store.version_vector(), self._is_of_yesterday()
        if vector == self._vector and not is_new_day:
            return False
        self._vector = vector
        if self._visit.store.heads(self.reading) == self._seen and not is_new_day:
            return False
        self.reload()
        return True

    def _is_of_yesterday(self) -> bool:
        """Whether the form would take the day of today for one to come, as in a window that was left open overnight."""
        today = self._visit.clock().astimezone().date()
        return self.state.now.date() < today and self.is_open()

    def speak(self, language: str) -> None:
        """Say the form's texts in another of its languages from now on; in its own if it has not got that one."""
        form = self.state.form
        self._language = language
        self.state.language = language if language in form.languages else form.default_language

    def record(self) -> Reading:
        """Return the reading's own record."""
        return self._visit.readings.get(self.reading)

    def is_open(self) -> bool:
        """Whether answers may change: a ready or agreed reading is reopened first, with a reason."""
        return self.record().state not in (READY, AGREED)

    def save(self) -> None:
        """Save what the file refused before; raises UserError as long as it does."""
        if self._refused:
            self._save()

    # ---- answering --------------------------------------------------------------------------------
    # Each of these raises UserError when the reading is not open, and then changes nothing.
    def answer(self, path: str, value: str | None) -> frozenset[str]:
        """Save an answer (None clears it) and return the paths whose state changed."""
        self._check_open()
        changed = self._take(path, value)
        self._save()
        return changed

    def not_applicable(self, path: str) -> frozenset[str]:
        """Answer that the question does not apply."""
        return self.answer(path, NOT_APPLICABLE)

    def attach(self, path: str, file: NewFile) -> frozenset[str]:
        """Keep a file and answer a question with it, both or neither; return the paths whose state changed."""
        self._check_open()
        before = self.state.find(path).answer
        try:
            with self._saving() as act:
                name = self._visit.attachments.add_in(act, file, reading=self.reading, question=path)
                return self._take(path, name)
        except BaseException:
            # Without its file the name is no answer; what could not be saved before is still to be saved.
            self._take(path, before)
            del self._unsaved[path]
            self._note([path])
            self._refused = bool(self._unsaved)
            raise

    def comment(self, path: str, text: str) -> None:
        """Save the comment on a question; an empty text removes it."""
        self._check_open()
        self._keep(self.comments, path, text)
        self._unsaved[f"{path}#comment"] = text.strip()
        self._save()

    def accept_warning(self, path: str, reason: str) -> frozenset[str]:
        """Accept the soft warning of a question for a reason; an empty reason brings the warning back."""
        self._check_open()
        self._keep(self.accepted, path, reason)
        self._unsaved[f"{path}#accepted"] = reason.strip()
        self._save()
        return self.state.accept_warning(path, accepted=path in self.accepted)

    def add_repeat(self, path: str) -> str:
        """Add an instance of a repeat and return its key."""
        self._check_open()
        key = self.state.add_repeat(path)
        self._save_instances()
        return key

    def remove_repeat(self, path: str, key: str) -> None:
        """Remove an instance of a repeat; its answers stay in the file, and are no longer part of the form."""
        self._check_open()
        self.state.remove_repeat(path, key)
        self._save_instances()

    def bring_back_repeat(self, path: str, key: str) -> None:
        """Put an instance of a repeat back that was removed with answers in it."""
        self._check_open()
        self.state.bring_back_repeat(path, key)
        self._save_instances()

    # ---- inside -----------------------------------------------------------------------------------
    def _check_open(self) -> None:
        if not self.is_open():
            raise UserError(
                "reading-closed",
                _("This reading is ready, so its answers stand."),
                _("Reopen it with a reason, then change it."),
            )

    def _take(self, path: str, value: str | None) -> frozenset[str]:
        """Answer a question and note all that this changes, to be saved."""
        changed = self.state.answer(path, value)
        self.tally.update(changed)
        self._note(changed)
        self._unsaved[path] = self.state.find(path).answer
        return changed

    @staticmethod
    def _keep(texts: dict[str, str], path: str, text: str) -> None:
        if text.strip():
            texts[path] = text.strip()
        else:
            texts.pop(path, None)

    def _note(self, paths: Iterable[str]) -> None:
        """Note the answers to these questions that the file has otherwise, and which instances repeats have."""
        for path in self.state.form.kept.intersection(paths):
            for node in self.state.instances(path):
                self._unsaved[node.path] = node.answer
                if node.answer == (self._saved.get(node.path) or ""):
                    del self._unsaved[node.path]
        for field, mark in self.state.repeats.marks().items():
            if mark != self._saved.get(field):
                self._unsaved[field] = mark

    def _save_instances(self) -> None:
        self.tally.recount()
        self._note(self.state.form.kept)
        self._save()

    def _save(self) -> None:
        """Save what was noted; it stays noted, for the next time, if the file cannot take it now."""
        with self._saving():
            pass

    def _seen_of(self, field: str) -> tuple[Dot, ...]:
        """Return the heads that an answer replaces.

        Words replace only the wording that stood in their field, so that the other one is not gone with the first key.
        """
        seen = self._seen.get(field, ())
        path, _mark, aspect = field.partition("#")
        if len(seen) > 1 and (aspect or self.state.form.question(path).is_in_words):
            return self._visit.store.shown_among(seen)
        return seen

    @contextmanager
    def _saving(self) -> Iterator[Transaction]:
        """A transaction at whose end what was noted is saved."""
        store = self._visit.store
        up_to_date = store.version_vector() == self._vector
        try:
            with self._visit.act() as act:
                yield act
                fields = dict(self._unsaved)
                for field, value in fields.items():
                    act.set("reading", self.reading, field, value or None, seen=self._seen_of(field))
        except BaseException:
            self._refused = bool(self._unsaved)
            raise
        self._refused = False
        self._unsaved = {}
        self._saved.update(fields)
        for field in fields:
            self._seen.pop(field, None)
        self._seen.update(store.heads(self.reading, list(fields)))
        if up_to_date:
            self._vector = store.version_vector()
        self._visit.readings.keep_form_state(self.reading, self.state)
