"""Facts about a thing: a quiet name and its value, one pair a line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.layouts import M, clear
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.label import Label

_NAMES = 88  # pixels of the column of names at the usual size of text


class Facts(QWidget):
    """Pairs of name and value; a value wraps where it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._fit()
        theme.changed.connect(self._fit)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show the pairs that have a value; the same again are left as they are."""
        if facts == self._shown:
            return
        self._shown = list(facts)
        clear(self._grid)
        for line, (name, value) in enumerate((name, value) for name, value in facts if value):
            self._grid.addWidget(Label(name, tone="ink_3"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Label(value, wrap=True), line, 1)

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, round((_NAMES - M) * text_scale()))
