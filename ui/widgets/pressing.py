"""Pressing buttons by Enter, which Qt leaves to dialogs: whoever is used to the web or to other programs expects it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if the key is Enter, as Space does; returns whether it was.

    Not for choices, such as ticks and segments: there Enter goes on. With Ctrl, Alt or Shift it is another key.
    """
    if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    # Held down, it presses once: the keyboard may have come here by the same key.
    if not event.isAutoRepeat():
        button.click()
    return True
