"""An answer out of a few, out of many, or any number of them."""

from __future__ import annotations

from inspector_app.forms import NOT_APPLICABLE, Choice, NodeState
from inspector_app.framework.model import in_language
from ui.layouts import column, row
from ui.pages.reading.answers.field import APART, RING, AnswerField
from ui.typography import Type, text_width
from ui.widgets.pick_list import PickList
from ui.widgets.segmented_choice import SegmentedChoice
from ui.widgets.tick_choice import TickChoice

_MOST_JOINED = 5
_MOST_STACKED = 9  # the digits there are
_ROOM = 540  # pixels for choices side by side
_LONG = 240  # pixels of a list that opens
_FACE = 50  # pixels of a choice beside its words


def labelled(choices: tuple[Choice, ...], language: str) -> list[tuple[str, str]]:
    """Return the choices as (name, words)."""
    return [(choice.name, in_language(choice.label, language) or choice.name) for choice in choices]


class ChoiceAnswer(AnswerField):
    """One of up to nine choices; they stand side by side where they fit, else below each other."""

    def __init__(self, choices: list[tuple[str, str]], *, na: bool, name: str) -> None:
        super().__init__()
        words = [text for _key, text in choices] + ([APART[1]] if na else [])
        width = sum(text_width(Type.STRONG, text) + _FACE for text in words)
        stacked = len(choices) > _MOST_JOINED or width > _ROOM
        self.choice = SegmentedChoice(
            choices, apart=APART if na else None, name=name, clearable=True, caps=True, stacked=stacked
        )
        self.choice.chosen.connect(self.answered)
        self.setFocusProxy(self.choice)
        self.setLayout(row(self.choice, None, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which is chosen."""
        self.choice.setEnabled(changeable)
        if self.choice.value != state.value:
            self.choice.set_value(state.value)

    def show_keys(self, shown: bool) -> None:
        """Show the digits."""
        self.choice.show_caps(shown)


class LongListAnswer(AnswerField):
    """One of more choices than there are digits; letters find a choice."""

    def __init__(self, choices: list[tuple[str, str]], *, na: bool, name: str) -> None:
        super().__init__()
        self._box = PickList(name=name)
        self._box.setMinimumWidth(_LONG)
        for key, words in [("", ""), *choices, *([APART] if na else [])]:
            self._box.addItem(words, key)
        self._box.activated.connect(lambda index: self.answered.emit(self._box.itemData(index)))
        self.setFocusProxy(self._box)
        self.setLayout(row(self._box, None, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which is chosen."""
        self._box.setEnabled(changeable)
        self._box.setCurrentIndex(max(self._box.findData(state.value), 0))


class TicksAnswer(AnswerField):
    """Any number of the choices."""

    def __init__(self, choices: list[tuple[str, str]], *, na: bool, name: str) -> None:
        super().__init__()
        self._ticks = TickChoice(choices, apart=APART if na else None, name=name)
        self._ticks.chosen.connect(lambda keys: self.answered.emit(" ".join(keys)))
        self.setFocusProxy(self._ticks)
        self.setLayout(column(self._ticks, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which are ticked."""
        self._ticks.setEnabled(changeable)
        keys = [NOT_APPLICABLE] if state.not_applicable else state.value.split()
        if set(self._ticks.values()) != set(keys):
            self._ticks.set_values(keys)

    def show_keys(self, shown: bool) -> None:
        """Show the digits."""
        self._ticks.show_caps(shown)


def choice_field(
    choices: tuple[Choice, ...], *, several: bool, na: bool, language: str, name: str
) -> AnswerField:
    """Return the control that suits a question's choices."""
    pairs = labelled(choices, language)
    if several:
        return TicksAnswer(pairs, na=na, name=name)
    kind = ChoiceAnswer if len(pairs) <= _MOST_STACKED else LongListAnswer
    return kind(pairs, na=na, name=name)
