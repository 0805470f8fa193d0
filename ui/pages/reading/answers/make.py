"""Which control a question is answered with."""

from __future__ import annotations

from datetime import date

from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.forms import Definition, NodeState
from ui.pages.reading.answers.choice_answer import ChoiceAnswer, choice_field
from ui.pages.reading.answers.date_answer import DateAnswer
from ui.pages.reading.answers.field import AnswerField
from ui.pages.reading.answers.text_answer import ShortAnswer, TextAnswer
from ui.pages.reading.answers.upload_answer import UploadAnswer
from ui.pages.reading.answers.with_not_applicable import WithNotApplicable
from ui.pages.reading.answers.worked_out import WorkedOut
from ui.pages.reading.open_reading import OpenReading

_ACKNOWLEDGED = ("OK", "Seen")  # the value that XForms keeps, and its words


def make_field(
    question: Definition, state: NodeState, *, reading: OpenReading, today: date, language: str
) -> AnswerField | None:
    """Return the control for a question, None for a note, which asks nothing."""
    name = f"{question.number} {state.label}"
    if question.type == "note":
        return None
    if question.calculate is not None:
        return WorkedOut(language=language)
    if question.choices:
        several = question.type == "select_multiple"
        return choice_field(state.choices, several=several, na=question.na, language=language, name=name)
    if question.type == "acknowledge":
        return ChoiceAnswer([_ACKNOWLEDGED], na=question.na, name=name)
    if question.type in UPLOADS:
        typed: AnswerField = UploadAnswer(reading, state.path, name=name)
    elif question.type == "date":
        typed = DateAnswer(today, language=language, name=name)
    elif question.type == "text":
        typed = TextAnswer(lines="multiline" in question.appearance, name=name)
    else:
        typed = ShortAnswer(name=name)
    return WithNotApplicable(typed, name=name) if question.na else typed
