"""Filling in a form: every answer is checked by the form's rules and in the file before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UserError
from db.transaction import Transaction
from db.values import Dot
from inspector_app.fieldwork.attachments import NewFile
from inspector_app.fieldwork.readings import AGREED, READY, Reading
from inspector_app.forms import NOT_APPLICABLE, FormState
from inspector_app.forms.repeats import HERE, REMOVED

if TYPE_CHECKING:
    from inspector_app.visit import Visit


class ReadingSession:
    """One open reading. Each edit names the values that were on screen, so nothing unseen is replaced."""

    def __init__(self, visit: Visit, reading: str, *, language: str = "en") -> None:
        self._visit = visit
        self.reading = reading
        self._language = language
        self.reload()

    def reload(self) -> None:
        """Read the form anew, for example after a merge."""
        store = self._visit.store
        self._seen: dict[str, tuple[Dot, ...]] = store.heads(self.reading)
        self._saved = store.answers(self.reading)
        self.state: FormState = self._visit.readings.fresh_form_state(self.reading)
        self.state.language = self._language
        self.comments = self._visit.readings.comments(self.reading)
        self.accepted = self._visit.readings.accepted(self.reading)

    def record(self) -> Reading:
        """Return the reading's own record."""
        return self._visit.readings.get(self.reading)

    def is_open(self) -> bool:
        """Whether answers may change: a ready or agreed reading is reopened first, with a reason."""
        return self.record().state not in (READY, AGREED)

    # ---- answering --------------------------------------------------------------------------------
    # Each of these raises UserError when the reading is not open, and then changes nothing.
    def answer(self, path: str, value: str | None) -> frozenset[str]:
        """Save an answer (None clears it) and return the paths whose state changed."""
        self._check_open()
        changed = self.state.answer(path, value)
        self._save({path: self.state.find(path).answer})
        return changed

    def not_applicable(self, path: str) -> frozenset[str]:
        """Answer that the question does not apply."""
        return self.answer(path, NOT_APPLICABLE)

    def attach(self, path: str, file: NewFile) -> frozenset[str]:
        """Keep a file and answer a question with it, both or neither; return the paths whose state changed."""
        self._check_open()
        with self._visit.act() as act:
            name = self._visit.attachments.add_in(act, file, reading=self.reading, question=path)
            changed = self.state.answer(path, name)
            saved = self._put(act, {path: name})
        self._remember(saved)
        return changed

    def comment(self, path: str, text: str) -> None:
        """Save the comment on a question; an empty text removes it."""
        self._check_open()
        self._keep(self.comments, path, text)
        self._save({f"{path}#comment": text.strip()})

    def accept_warning(self, path: str, reason: str) -> frozenset[str]:
        """Accept the soft warning of a question for a reason; an empty reason brings the warning back."""
        self._check_open()
        self._keep(self.accepted, path, reason)
        self._save({f"{path}#accepted": reason.strip()})
        return self.state.accept_warning(path, accepted=path in self.accepted)

    def add_repeat(self, path: str) -> str:
        """Add an instance of a repeat and return its key."""
        self._check_open()
        key = self.state.add_repeat(path)
        self._save({f"{path}[{key}]": HERE})
        return key

    def remove_repeat(self, path: str, key: str) -> None:
        """Remove an instance of a repeat; its answers stay in the file, and are no longer part of the form."""
        self._check_open()
        self.state.remove_repeat(path, key)
        self._save({f"{path}[{key}]": REMOVED})

    # ---- inside -----------------------------------------------------------------------------------
    def _check_open(self) -> None:
        if not self.is_open():
            raise UserError(
                "reading-closed",
                "This reading is ready, so its answers stand.",
                "Reopen it with a reason, then change it.",
            )

    @staticmethod
    def _keep(texts: dict[str, str], path: str, text: str) -> None:
        if text.strip():
            texts[path] = text.strip()
        else:
            texts.pop(path, None)

    def _save(self, fields: dict[str, str]) -> None:
        """Save fields in one transaction, with every answer that the file has otherwise."""
        with self._visit.act() as act:
            saved = self._put(act, fields)
        self._remember(saved)

    def _put(self, act: Transaction, fields: dict[str, str]) -> dict[str, str]:
        """Write fields, with defaults and what an answer set off, and return all that was written."""
        state = self.state.kept_answers()
        fields = fields | {path: now for path, now in state.items() if now != (self._saved.get(path) or "")}
        for field, value in fields.items():
            act.set("reading", self.reading, field, value or None, seen=self._seen.get(field, ()))
        return fields

    def _remember(self, fields: dict[str, str]) -> None:
        self._saved.update(fields)
        heads = self._visit.store.heads(self.reading)
        self._seen.update({field: heads.get(field, ()) for field in fields})
