"""Pressing buttons by Enter, which Qt leaves to dialogs: whoever is used to the web or to other programs expects it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PressedByEnter:
    """What a class of buttons names before Qt's: Enter presses them as Space does.

    Not for choices, such as ticks and segments: there Enter goes on. With Ctrl, Alt or Shift it is another key.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter."""
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # the keyboard may have come here by the same key, still held down
            self.click()
