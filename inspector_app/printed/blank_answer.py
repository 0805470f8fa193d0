"""The room that a question needs on paper: boxes to tick, lines to write on, and how it is to be answered."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.fieldwork.scales import Scale
from inspector_app.forms import Definition
from inspector_app.forms.definition import ACKNOWLEDGE, NOT_APPLICABLE, RANGE, RANK, SELECT_MULTIPLE
from inspector_app.texts import in_language
from resources.translations import _

_MOST_CHOICES = 40  # of more, the answer is written out
_SHORT, _FEW = 28, 7  # letters of a choice, and number of choices, that stand beside each other
_MOST_PLACES = 11  # of a scale, to be ticked
_LINES, _LONG_LINES = 2, 4  # for words


@dataclass(frozen=True, slots=True)
class Room:
    """What a question has below it; `how` is a hint of the program's, `apart` has one choice a line."""

    choices: tuple[str, ...] = ()
    lines: int = 0
    how: str = ""

    @property
    def apart(self) -> bool:
        """Whether the choices are too many or too long to stand beside each other."""
        return len(self.choices) > _FEW or any(len(choice) > _SHORT for choice in self.choices)


def room_for(question: Definition, spoken: str) -> Room:
    """Return the room for the answer to a question whose form speaks the language `spoken`."""
    choices, lines, how = _of_kind(question, spoken)
    if question.na:
        choices = [*choices, answer_words(question, NOT_APPLICABLE, spoken)]
    return Room(tuple(choices), lines, how)


def _of_kind(question: Definition, spoken: str) -> tuple[list[str], int, str]:
    """Return choices, lines and hint by the type of a question."""
    if question.is_choice:
        return _of_choice(question, spoken)
    if question.type == ACKNOWLEDGE:
        return [_("Ticked")], 0, ""
    if question.type == RANGE:
        scale = Scale.of(question.parameters)
        if scale.last < _MOST_PLACES:
            return scale.texts(), 0, ""
        ends = {"first": scale.text(0), "last": scale.text(scale.last)}
        return [], 1, _("A number from {first} to {last}.").format(**ends)
    if question.type in UPLOADS:
        return [], 1, _("Write down which picture or file belongs here, and attach it later.")
    if question.is_in_words:
        return [], _LONG_LINES if "multiline" in question.appearance else _LINES, ""
    hints = {"date": _("Day, month and year."), "time": _("Hour and minute."), "int": _("A whole number.")}
    return [], 1, hints.get(question.data_type, "")


def _of_choice(question: Definition, spoken: str) -> tuple[list[str], int, str]:
    names = [in_language(choice.label, spoken) or choice.name for choice in question.choices]
    if not names or len(names) > _MOST_CHOICES:
        return [], 1, _("Several, if they apply.") if question.type == SELECT_MULTIPLE else ""
    if question.type == RANK:
        return names, 0, _("Number them in their order, 1 for the first.")
    return names, 0, _("Tick all that apply.") if question.type == SELECT_MULTIPLE else ""
