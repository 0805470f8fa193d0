"""A form that is only tried out: its answers live as long as the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject

from inspector_app.fieldwork.form_tally import FormTally
from inspector_app.forms import FormState
from inspector_app.forms.authoring.preview import WrittenForm
from ui.pages.reading.open_form import OpenForm


class PreviewedForm(OpenForm):
    """A form with the rows that its author wrote, filled in for trial."""

    def __init__(self, written: WrittenForm, state: FormState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.written = written
        self._state = state
        self._tally = FormTally(state)
        self._accepted: dict[str, str] = {}

    @property
    def state(self) -> FormState:
        """The filled-in form."""
        return self._state

    @property
    def tally(self) -> FormTally:
        """What is asked, answered and open in it."""
        return self._tally

    @property
    def today(self) -> date:
        """The day on which dates are read."""
        return self._state.now.date()

    @property
    def accepted(self) -> Mapping[str, str]:
        """The reasons for which soft warnings were accepted, by path."""
        return self._accepted

    def speak(self, language: str) -> None:
        """Have the form speak another of its languages."""
        self._state.language = language
        self.spoken.emit()

    def answer(self, path: str, value: str) -> None:
        """Give an answer, "" for taking it back."""
        touched = self._state.answer(path, value or None)
        self._tally.update(touched)
        self.answered.emit(touched)

    def accept_warning(self, path: str, reason: str) -> None:
        """Accept a soft warning for a reason; "" takes that back."""
        self._accepted[path] = reason.strip()
        self._state.accept_warning(path, accepted=bool(self._accepted[path]))
        self.answered.emit(self.touching(path))

    def add_instance(self, repeat: str) -> None:
        """Add an instance of a repeat."""
        self._state.add_repeat(repeat)
        self._tally.recount()
        self.answered.emit(None)

    def remove_instance(self, repeat: str, key: str) -> None:
        """Remove an instance of a repeat."""
        self._state.remove_repeat(repeat, key)
        self._tally.recount()
        self.answered.emit(None)

    def bring_back_instance(self, repeat: str, key: str) -> None:
        """Put an instance of a repeat back."""
        self._state.bring_back_repeat(repeat, key)
        self._tally.recount()
        self.answered.emit(None)
