"""An answer out of a few choices, or any number of them, all in view."""

from __future__ import annotations

from inspector_app.forms import NOT_APPLICABLE, NodeState
from ui.layouts import column, row
from ui.pages.reading.answers.choices import Choices
from ui.pages.reading.answers.field import RING, AnswerField, apart
from ui.pages.reading.answers.kept_line import KeptLine
from ui.widgets.segmented_choice import FLOWING, SegmentedChoice
from ui.widgets.tick_choice import TickChoice


class ChoiceAnswer(AnswerField):
    """One of the choices, joined side by side or in so many `columns`, as `SegmentedChoice` has it."""

    def __init__(self, choices: Choices, *, na: bool, name: str, columns: int | None = None) -> None:
        super().__init__()
        self._choices = choices
        self.choice = SegmentedChoice(
            list(choices.offered),
            apart=apart() if na else None,
            name=name,
            clearable=True,
            caps=True,
            columns=columns,
        )
        self.choice.chosen.connect(self.answered)
        self._kept = KeptLine()
        self.setFocusProxy(self.choice)
        inside = row(self.choice, None) if columns in (None, 1) else column(self.choice)
        self.setLayout(column(inside, self._kept, spacing=0, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which is chosen."""
        self.choice.setEnabled(changeable)
        if self.choice.value != state.value:
            self.choice.set_value(state.value)
        lost = self._choices.words(self._choices.lost(state))
        self._kept.show_kept(lost, changeable=changeable)

    def show_keys(self, shown: bool) -> None:
        """Show the digits."""
        self.choice.show_caps(shown)


class TicksAnswer(AnswerField):
    """Any number of the choices. What is ticked and not offered any more stays in the answer until it is taken out."""

    def __init__(self, choices: Choices, *, na: bool, name: str, columns: int = FLOWING) -> None:
        super().__init__()
        self._choices = choices
        self._ticks = TickChoice(
            list(choices.offered), apart=apart() if na else None, name=name, columns=columns
        )
        self._ticks.chosen.connect(self._on_chosen)
        self._lost: list[str] = []
        self._kept = KeptLine(removable=True)
        self._kept.let_go.connect(lambda: self.answered.emit(" ".join(self._ticks.values())))
        self.setFocusProxy(self._ticks)
        self.setLayout(column(self._ticks, self._kept, spacing=0, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which are ticked."""
        self._ticks.setEnabled(changeable)
        self._lost = self._choices.lost(state)
        keys = [NOT_APPLICABLE] if state.not_applicable else self._choices.names(state)
        if set(self._ticks.values()) != set(keys) - set(self._lost):
            self._ticks.set_values(keys)
        self._kept.show_kept(self._choices.words(self._lost), changeable=changeable)

    def show_keys(self, shown: bool) -> None:
        """Show the digits."""
        self._ticks.show_caps(shown)

    def _on_chosen(self, keys: list[str]) -> None:
        kept = [] if keys == [NOT_APPLICABLE] else self._lost
        self.answered.emit(" ".join((*keys, *kept)))
