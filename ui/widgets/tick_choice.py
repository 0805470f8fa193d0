"""Any of several choices: each is ticked by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented_choice import Segment


class TickChoice(QWidget):
    """Choices by key with one Tab stop: digits tick and untick, N is the choice that stands apart and alone.

    `chosen` carries the keys that are ticked now, in the order of the choices.
    """

    chosen = Signal(list)

    def __init__(
        self,
        choices: list[tuple[str, str]],
        *,
        apart: tuple[str, str] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._apart = apart[0] if apart else None
        self._segments = {
            key: Segment(words, str(number) if number < 10 else "")
            for number, (key, words) in enumerate(choices, 1)
        }
        if apart:
            self._segments[apart[0]] = Segment(apart[1], "N", grey=True)
        layout = FlowLayout()
        for key, segment in self._segments.items():
            layout.addWidget(segment)
            segment.clicked.connect(lambda _checked=False, key=key: self._on_toggled(key))
        self.setLayout(layout)

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

    def _on_toggled(self, key: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._segments[key].isChecked():
            alone = key == self._apart
            for name, segment in self._segments.items():
                if name != key and (alone or name == self._apart):
                    segment.setChecked(False)
        self.chosen.emit(self.values())
