"""Any of several choices: each is ticked by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.layouts import S, column, in_columns, row
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segment import Segment, policy_of_choices
from ui.widgets.segmented_choice import FLOWING


class TickChoice(QWidget):
    """Choices by key with one Tab stop: digits tick and untick, N is the choice that stands apart and alone.

    They fill lines from left to right, or stand in so many `columns`. `chosen` carries the keys that are ticked now, in the order of the choices.
    """

    chosen = Signal(list)

    def __init__(
        self,
        choices: list[tuple[str, str]],
        *,
        apart: tuple[str, str] | None = None,
        name: str = "",
        columns: int = FLOWING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(policy_of_choices(wraps=True))
        self._apart = apart[0] if apart else None
        self._segments = {
            key: Segment(words, str(number) if number < 10 else "", wraps=True)
            for number, (key, words) in enumerate(choices, 1)
        }
        if apart:
            self._segments[apart[0]] = Segment(apart[1], "N", grey=True)
        self._arrange(columns)
        for key, segment in self._segments.items():
            segment.clicked.connect(lambda _checked=False, key=key: self._on_toggled(key))

    def values(self) -> list[str]:
        """Return the keys that are ticked."""
        return [key for key, segment in self._segments.items() if segment.isChecked()]

    def set_values(self, keys: list[str]) -> None:
        """Show these as ticked."""
        for key, segment in self._segments.items():
            segment.setChecked(key in keys)
            segment.update()

    def show_caps(self, shown: bool) -> None:
        """Show the keys on the choices, as in the current question only."""
        for segment in self._segments.values():
            segment.show_cap(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by digit or N; anything else goes on to the page."""
        key = event.text().upper()
        for segment in self._segments.values():
            if key and segment.cap == key and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                segment.click()
                return
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew when it is enabled or disabled."""
        self.update()
        super().changeEvent(event)

    def _arrange(self, columns: int) -> None:
        if columns == FLOWING:
            flow = FlowLayout()
            for segment in self._segments.values():
                flow.addWidget(segment)
            self.setLayout(flow)
            return
        ticks = [segment for key, segment in self._segments.items() if key != self._apart]
        layout = column(in_columns(ticks, columns, 0 if columns == 1 else S))
        if self._apart is not None:
            layout.addLayout(row(self._segments[self._apart], None))
        for segment in ticks if columns == 1 else ():
            segment.stacked = True
            segment.first, segment.last = segment is ticks[0], segment is ticks[-1]
        self.setLayout(layout)

    def _on_toggled(self, key: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._segments[key].isChecked():
            alone = key == self._apart
            for name, segment in self._segments.items():
                if name != key and (alone or name == self._apart):
                    segment.setChecked(False)
        self.chosen.emit(self.values())
