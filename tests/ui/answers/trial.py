"""A form that is filled in for a test alone and kept nowhere."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from inspector_app.fieldwork.form_tally import FormTally
from inspector_app.forms import FormState
from inspector_app.forms.authoring.compile import compile_form
from ui.pages.reading.open_form import OpenForm

EVERY_QUESTION = Path(__file__).with_name("every_question.md")
NOW = datetime(2024, 3, 14, 14, 32).astimezone()


class Trial(OpenForm):
    """A filled-in form on Thu 14 March 2024."""

    def __init__(self, source: Path = EVERY_QUESTION) -> None:
        super().__init__()
        self._state = FormState(compile_form(source), now=NOW)
        self._tally = FormTally(self._state)

    @property
    def state(self) -> FormState:
        return self._state

    @property
    def tally(self) -> FormTally:
        return self._tally

    @property
    def today(self) -> date:
        return NOW.date()

    def speak(self, language: str) -> None:
        self._state.language = language
        self.spoken.emit()

    def answer(self, path: str, value: str) -> None:
        touched = self._state.answer(path, value or None)
        self._tally.update(touched)
        self.answered.emit(touched)

    def add_instance(self, repeat: str) -> None:
        self._state.add_repeat(repeat)
        self._tally.recount()
        self.answered.emit(None)
