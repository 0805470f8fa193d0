"""Which control a question is answered with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.fieldwork.scales import Scale
from inspector_app.forms import Definition, NodeState
from inspector_app.forms.definition import (
    ACKNOWLEDGE,
    NOTE,
    RANGE,
    RANK,
    SELECT_MULTIPLE,
    SELECT_ONE,
    UNAVAILABLE,
)
from inspector_app.forms.filling.answers import ACKNOWLEDGED
from resources.translations import N_, _
from ui.layouts import S
from ui.pages.reading.answers.choice_answer import ChoiceAnswer, TicksAnswer
from ui.pages.reading.answers.choices import Choices
from ui.pages.reading.answers.field import AnswerField, apart
from ui.pages.reading.answers.list_answer import LongTicksAnswer, OpeningListAnswer
from ui.pages.reading.answers.live_answer import LiveAnswer
from ui.pages.reading.answers.locked_answer import LockedAnswer
from ui.pages.reading.answers.range_answer import PickerAnswer, RatingAnswer, SliderAnswer
from ui.pages.reading.answers.rank_answer import RankAnswer
from ui.pages.reading.answers.text_answer import ShortAnswer, TextAnswer
from ui.pages.reading.answers.typed_answer import TYPED, TypedAnswer, typed_kind
from ui.pages.reading.answers.unavailable_answer import UnavailableAnswer
from ui.pages.reading.answers.upload_answer import UploadAnswer
from ui.pages.reading.answers.with_not_applicable import WithNotApplicable
from ui.pages.reading.open_form import OpenForm
from ui.pages.reading.open_reading import OpenReading
from ui.typography import Type, text_width
from ui.widgets.segment import widest_word
from ui.widgets.segmented_choice import FLOWING

_CHOSEN = (SELECT_ONE, SELECT_MULTIPLE)
_ACKNOWLEDGED = (ACKNOWLEDGED, N_("Seen"))
_OPENING = frozenset({"minimal", "autocomplete", "search"})
_BESIDE = re.compile(r"columns(-pack|-flex)?|horizontal(-compact)?|(quick)?compact(-\d+)?|quick")
_IN_COLUMNS = re.compile(r"(?<!\S)columns-([1-9])(?!\S)")

_MOST_JOINED = 5
_MOST_IN_VIEW = 9  # the digits there are
_MOST_RATED = 10
_ROOM = 540  # pixels for choices side by side
_FACE = 50  # pixels of a choice beside its words


def make_field(question: Definition, state: NodeState, form: OpenForm) -> AnswerField | None:
    """Return the control for a question of an open form, None for a note, which asks nothing."""
    if question.type == NOTE:
        return None
    name = f"{question.number} {state.label}"
    if question.type == UNAVAILABLE:
        return UnavailableAnswer(question.unavailable)
    if question.type in UPLOADS:
        return _upload(question, state, form, name=name)

    def make(state: NodeState) -> AnswerField:
        if state.readonly or question.calculate is not None:
            return LockedAnswer(question, language=form.language, name=name)
        return _control(question, state, today=form.today, language=form.language, name=name)

    return LiveAnswer(make, state)


def _control(question: Definition, state: NodeState, *, today: date, language: str, name: str) -> AnswerField:
    choices = Choices.of(question, state.choices, language)
    if question.type in _CHOSEN and not _is_long(question, choices):
        return _choice_in_view(question, choices, name=name)
    if question.type == ACKNOWLEDGE:
        answer, words = _ACKNOWLEDGED
        return ChoiceAnswer(Choices(((answer, _(words)),)), na=question.na, name=name)
    if question.type in _CHOSEN:
        alone = _long_choice(question, choices, name=name)
    elif question.type == RANK:
        alone = RankAnswer(choices, name=name)
    elif question.type == RANGE:
        alone = _range(question, name=name)
    elif question.type in TYPED:
        alone = TypedAnswer(typed_kind(question, today, language), na=question.na, name=name)
    else:
        alone = _text(question, name=name)
    return WithNotApplicable(alone, name=name) if question.na else alone


def _upload(question: Definition, state: NodeState, form: OpenForm, *, name: str) -> AnswerField:
    if not isinstance(form, OpenReading):
        return UnavailableAnswer(question.type)  # a form that is only tried out keeps no files
    upload = UploadAnswer(form, state.path, name=name)
    return WithNotApplicable(upload, name=name) if question.na else upload


# ---- choices ------------------------------------------------------------------------------------------
def _is_long(question: Definition, choices: Choices) -> bool:
    return bool(_OPENING & _appearance(question)) or len(choices.offered) > _MOST_IN_VIEW


def _choice_in_view(question: Definition, choices: Choices, *, name: str) -> AnswerField:
    columns = _columns(question, choices)
    if question.type == SELECT_MULTIPLE:
        return TicksAnswer(
            choices, na=question.na, name=name, columns=FLOWING if columns is None else columns
        )
    return ChoiceAnswer(choices, na=question.na, name=name, columns=columns)


def _columns(question: Definition, choices: Choices) -> int | None:
    """Return in how many columns choices stand, None for side by side and joined."""
    if found := _IN_COLUMNS.search(question.appearance):
        return int(found[1])
    beside = any(_BESIDE.fullmatch(token) for token in _appearance(question))
    if beside or question.type == SELECT_MULTIPLE:
        return FLOWING
    words = [text for _name, text in choices.offered]
    if len(words) <= _MOST_JOINED and _fit_joined(words, na=question.na):
        return None
    return len(choices.offered) if "likert" in _appearance(question) and _fits_a_line(choices) else 1


def _fit_joined(words: Sequence[str], *, na: bool) -> bool:
    """Whether choices fit side by side with their words on one line."""
    beside = [apart()[1]] if na else []
    return sum(text_width(Type.STRONG, text) + _FACE for text in (*words, *beside)) <= _ROOM


def _fits_a_line(choices: Choices) -> bool:
    """Whether choices fit side by side in the same width each, with their words in several lines."""
    widest = max(widest_word(text) for _name, text in choices.offered)
    return len(choices.offered) * (widest + _FACE + S) <= _ROOM + S


def _long_choice(question: Definition, choices: Choices, *, name: str) -> AnswerField:
    several = question.type == SELECT_MULTIPLE
    if several and not _OPENING & _appearance(question):
        return LongTicksAnswer(choices, na=question.na, name=name)
    return OpeningListAnswer(choices, na=question.na, name=name)


# ---- numbers and texts ----------------------------------------------------------------------------------
def _range(question: Definition, *, name: str) -> AnswerField:
    scale, appearance = Scale.of(question.parameters), _appearance(question)
    if "picker" in appearance:
        return PickerAnswer(scale, na=question.na, name=name)
    if "rating" in appearance and scale.last < _MOST_RATED:
        columns = None if _fit_joined(scale.texts(), na=question.na) else FLOWING
        return RatingAnswer(scale, name=name, columns=columns)
    ticks = "no-ticks" not in appearance
    return SliderAnswer(scale, name=name, vertical="vertical" in appearance, ticks=ticks)


def _text(question: Definition, *, name: str) -> AnswerField:
    appearance, rows = _appearance(question), question.parameters.get("rows", "")
    if "numbers" in appearance:
        return ShortAnswer(name=name)
    least = int(rows) if rows.isdecimal() else 2 if "multiline" in appearance else 0
    return TextAnswer(least_lines=least, name=name)


def _appearance(question: Definition) -> frozenset[str]:
    return frozenset(question.appearance.split())
