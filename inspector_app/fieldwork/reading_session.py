"""Filling in a form: every answer is checked by the form's rules and in the file before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.values import Dot
from inspector_app.fieldwork.readings import AGREED, READY, Reading
from inspector_app.forms import FormState
from inspector_app.forms.model import NOT_APPLICABLE

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

    def set_language(self, language: str) -> None:
        """Show the form in another of its languages."""
        self._language = language
        self.state.language = language

    # ---- answering --------------------------------------------------------------------------------
    def answer(self, path: str, value: str | None) -> frozenset[str]:
        """Save an answer (None clears it) and return the paths whose state changed."""
        changed = self.state.answer(path, value)
        stored = self.state.answers().get(path)
        self._save({path: stored})
        return changed

    def not_applicable(self, path: str) -> frozenset[str]:
        """Answer that the question does not apply."""
        return self.answer(path, NOT_APPLICABLE)

    def comment(self, path: str, text: str) -> None:
        """Save the comment on a question; an empty text removes it."""
        self.comments[path] = text
        self._save({f"{path}#comment": text.strip() or None})

    def accept_warning(self, path: str, reason: str) -> frozenset[str]:
        """Accept the soft warning of a question for a reason; an empty reason brings the warning back."""
        self.accepted[path] = reason
        self._save({f"{path}#accepted": reason.strip() or None})
        return self.state.accept_warning(path, accepted=bool(reason.strip()))

    def add_repeat(self, path: str) -> str:
        """Add an instance of a repeat and return its key."""
        key = self.state.add_repeat(path)
        self._save({f"{path}[{key}]": "1"})
        return key

    def remove_repeat(self, path: str, key: str) -> None:
        """Remove an instance of a repeat; its answers stay in the log."""
        self.state.remove_repeat(path, key)
        self._save({f"{path}[{key}]": "0"})

    def _save(self, fields: dict[str, str | None]) -> None:
        with self._visit.act() as act:
            for field, value in fields.items():
                act.set("reading", self.reading, field, value, seen=self._seen.get(field, ()))
        heads = self._visit.store.heads(self.reading)
        self._seen.update({field: heads.get(field, ()) for field in fields})
