"""What a key does in the control of the current question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.layouts import XS, panel, row
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label


def key_line(cap: str, words: str) -> QWidget:
    """Return a key with what it does, hidden for a start; it keeps its room all the same, so that nothing jumps."""
    line = panel(row(KeyCap(cap), Label(words, tone="ink_3"), spacing=XS, margins=(0, XS, 0, 0)))
    policy = line.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    line.setSizePolicy(policy)
    line.hide()
    return line
