"""Putting the keyboard into widgets that were only just made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_new(widget: QWidget) -> None:
    """Put the keyboard into a widget, as Tab would.

    Qt shows what is added to a layout only when the event loop turns, and what is not shown takes no focus; so the
    widget and everything around it are shown first.
    """
    above: QWidget | None = widget
    while above is not None and not widget.isVisible():
        above.show()
        above = above.parentWidget()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
