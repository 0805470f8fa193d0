"""A row of filters with their counts; a filter that would show nothing stays in view, disabled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout


class FilterRow(QWidget):
    """One filter of several is on; `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(self, filters: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = dict(filters)
        self.keys = tuple(self._titles)
        self._buttons = {key: Button(title, kind="toggle") for key, title in filters}
        self.current = filters[0][0]
        group = QButtonGroup(self)
        layout = FlowLayout(spacing=6)
        for key, button in self._buttons.items():
            group.addButton(button)
            layout.addWidget(button)
            button.clicked.connect(lambda _checked=False, key=key: self.choose(key))
        self.setLayout(layout)
        self._buttons[self.current].setChecked(True)

    def choose(self, key: str) -> None:
        """Turn one filter on."""
        self.current = key
        self._buttons[key].setChecked(True)
        self.chosen.emit(key)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how many each filter lets through."""
        for key, button in self._buttons.items():
            button.setText(f"{self._titles[key]}  {counts[key]}")
            button.setEnabled(counts[key] > 0 or key == self.current)
