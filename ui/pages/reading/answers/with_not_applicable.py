"""A control with "Not applicable" beside it, or below it where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from inspector_app.forms import NOT_APPLICABLE, NodeState
from ui.layouts import M, panel, row
from ui.pages.reading.answers.field import RING, AnswerField, apart
from ui.widgets.segmented_choice import SegmentedChoice


class WithNotApplicable(AnswerField):
    """The control, and the choice that stands apart; answering takes "Not applicable" back."""

    def __init__(self, typed: AnswerField, *, name: str) -> None:
        super().__init__()
        self.typed = typed
        self._apart = SegmentedChoice(
            [], apart=apart(), name=f"{name}: {apart()[1]}", clearable=True, caps=True
        )
        typed.answered.connect(self.answered)
        typed.opened.connect(self.opened)
        self._apart.chosen.connect(self.answered)
        self._apart.installEventFilter(self)  # N works there, whatever it does in the control
        self._keys_shown = False
        self.setFocusProxy(typed)
        self._beside = panel(row(self._apart, None, spacing=0, margins=RING))
        self._box = row(spacing=M)
        self._box.addWidget(typed, 1, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._box)

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the answer."""
        self.typed.show_state(state, changeable=changeable)
        self._apart.setEnabled(changeable)
        value = NOT_APPLICABLE if state.not_applicable else ""
        if self._apart.value != value:
            self._apart.set_value(value)
        self._show_cap()

    def show_keys(self, shown: bool) -> None:
        """Show the keys."""
        self._keys_shown = shown
        self.typed.show_keys(shown)
        self._show_cap()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the key once the keyboard is where it works, and no longer."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_cap()
        return super().eventFilter(watched, event)

    def commit(self) -> bool:
        """Send what is being typed now."""
        return self.typed.commit()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider of the two, since one may stand below the other."""
        widest = max(part.minimumSizeHint().width() for part in (self.typed, self._beside))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set "Not applicable" beside the control, or below it."""
        super().resizeEvent(event)
        needed = self.typed.minimumSizeHint().width() + M + self._beside.sizeHint().width()
        is_narrow = self.width() < needed
        self._box.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._box.setSpacing(0 if is_narrow else M)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by N, which comes here from controls that no letters are typed into."""
        if event.text().casefold() == "n" and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._apart.keyPressEvent(event)
        else:
            event.ignore()

    def _show_cap(self) -> None:
        works = self._apart.hasFocus() or not self.typed.takes_letters()
        self._apart.show_caps(self._keys_shown and works)
