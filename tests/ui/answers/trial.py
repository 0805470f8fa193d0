"""A form that is filled in for a test alone and kept nowhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from inspector_app.forms import FormState
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.authoring.preview import WrittenForm
from ui.preview.previewed_form import PreviewedForm

EVERY_QUESTION = Path(__file__).with_name("every_question.md")
NOW = datetime(2024, 3, 14, 14, 32).astimezone()


class Trial(PreviewedForm):
    """A filled-in form on Thu 14 March 2024."""

    def __init__(self, source: Path = EVERY_QUESTION) -> None:
        form = compile_form(source)
        super().__init__(WrittenForm(form, None, ()), FormState(form, now=NOW))
