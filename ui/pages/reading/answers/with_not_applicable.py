"""A typed answer with "Not applicable" beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from inspector_app.forms import NOT_APPLICABLE, NodeState
from ui.layouts import M, panel, row
from ui.pages.reading.answers.field import APART, RING, AnswerField
from ui.widgets.segmented_choice import SegmentedChoice


class WithNotApplicable(AnswerField):
    """The control, and the choice that stands apart; answering takes "Not applicable" back."""

    def __init__(self, typed: AnswerField, *, name: str) -> None:
        super().__init__()
        self.typed = typed
        self._apart = SegmentedChoice([], apart=APART, name=f"{name}: {APART[1]}", clearable=True, caps=True)
        typed.answered.connect(self.answered)
        typed.opened.connect(self.opened)
        self._apart.chosen.connect(self.answered)
        self.setFocusProxy(typed)
        layout = row(spacing=M)
        layout.addWidget(typed, 1, Qt.AlignmentFlag.AlignTop)
        beside = panel(row(self._apart, margins=RING))
        layout.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the answer."""
        self.typed.show_state(state, changeable=changeable)
        self._apart.setEnabled(changeable)
        value = NOT_APPLICABLE if state.not_applicable else ""
        if self._apart.value != value:
            self._apart.set_value(value)

    def show_keys(self, shown: bool) -> None:
        """Show the keys."""
        self.typed.show_keys(shown)
        self._apart.show_caps(shown)

    def commit(self) -> None:
        """Send what is being typed now."""
        self.typed.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by N, which comes here from controls that no letters are typed into."""
        if event.text().casefold() == "n" and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._apart.keyPressEvent(event)
        else:
            event.ignore()
