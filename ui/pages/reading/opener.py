"""A small button at a question that opens something under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui.widgets.button import Button

KEYS = {"guidance": "Ctrl+G", "comment": "Ctrl+Shift+C"}  # what opens them in the current question


class Opener(Button):
    """An icon alone while what it opens is closed, and its name beside it while that is open.

    `meaning` is one of the `KEYS` and that of its icon.
    """

    def __init__(self, meaning: str, name: str, deed: Callable[[], object]) -> None:
        super().__init__(kind="opener", icon_of=meaning, name=name, on_click=deed)
        self._meaning = meaning
        self.setToolTip(f"{name}, {KEYS[meaning].replace('+', ' ')}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_open(self, is_open: bool) -> None:
        """Show whether what it opens is open."""
        self.setText(self.accessibleName() if is_open else "")
        self.setProperty("open", "true" if is_open else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        self.set_icon(f"{self._meaning}-fill" if is_open else self._meaning)
