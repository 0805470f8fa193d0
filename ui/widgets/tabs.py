"""Underlined tabs of one page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.layouts import S, row
from ui.widgets.button import Button


class Tabs(QWidget):
    """A row of tabs by key; `chosen` carries the key that was chosen by the user."""

    chosen = Signal(str)

    def __init__(
        self, tabs: list[tuple[str, str]], *, spacing: int = S, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons = {key: Button(text, kind="tab") for key, text in tabs}
        self._titles = dict(tabs)
        group = QButtonGroup(self)
        for key, button in self._buttons.items():
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        self.setLayout(row(*self._buttons.values(), None, spacing=spacing))
        if tabs:
            self.choose(tabs[0][0])

    def choose(self, key: str) -> None:
        """Show a tab as the chosen one."""
        self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Show a count beside a tab's words, none for None."""
        title = self._titles[key]
        self._buttons[key].setText(title if count is None else f"{title}  {count}")
