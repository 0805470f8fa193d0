"""How large a window is to be on the screen that there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TITLE_BAR = 40  # pixels at most, on the systems that inspectors use


def fill_small_screen(window: QWidget) -> None:
    """Have a window fill a screen that could not hold it with its title bar, as on a laptop of 1366x768."""
    room = window.screen().availableSize()
    holds = room.width() >= window.minimumWidth() and room.height() >= window.minimumHeight()
    if holds and (room.width() <= window.width() or room.height() <= window.height() + _TITLE_BAR):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
