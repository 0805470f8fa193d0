"""A typed answer with "Not applicable" beside it."""

from __future__ import annotations

from inspector_app.forms import NOT_APPLICABLE, NodeState
from ui.layouts import M, column, row
from ui.pages.reading.answers.field import APART, RING, AnswerField
from ui.widgets.segmented_choice import SegmentedChoice


class WithNotApplicable(AnswerField):
    """The typed field, and the choice that stands apart; typing takes "Not applicable" back."""

    def __init__(self, typed: AnswerField, *, name: str) -> None:
        super().__init__()
        self._typed = typed
        self._apart = SegmentedChoice([], apart=APART, name=f"{name}: {APART[1]}", clearable=True, caps=True)
        typed.answered.connect(self.answered)
        self._apart.chosen.connect(self.answered)
        self.setFocusProxy(typed)
        layout = row(spacing=M)
        layout.addWidget(typed, 1)
        # Level with the first line of the field, however high that is.
        layout.addLayout(column(self._apart, None, margins=(0, RING[1], 0, 0)))
        self.setLayout(layout)

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the answer."""
        self._typed.show_state(state, changeable=changeable)
        self._apart.setEnabled(changeable)
        value = NOT_APPLICABLE if state.not_applicable else ""
        if self._apart.value != value:
            self._apart.set_value(value)

    def show_keys(self, shown: bool) -> None:
        """Show the key N."""
        self._apart.show_caps(shown)

    def commit(self) -> None:
        """Send what is being typed now."""
        self._typed.commit()
