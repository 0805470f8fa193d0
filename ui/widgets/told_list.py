"""A headed list that tells things: each a line, and under it what there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.layouts import S, column
from ui.typography import Type
from ui.widgets.label import Label

Told = tuple[str, str]  # the line, and what there is to say of it, "" for nothing


class ToldList(QWidget):
    """A quiet heading with a count, and lines that wrap."""

    def __init__(self, heading: str, told: Sequence[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = [_line(*entry) for entry in told]
        self.setLayout(
            column(Label(f"{heading}   {len(told)}", Type.CAPTION, tone="ink_3"), *lines, spacing=S)
        )


def _line(line: str, about: str) -> QWidget:
    held = QWidget()
    words = [Label(line, wrap=True), *([Label(about, tone="ink_2", wrap=True)] if about else [])]
    held.setLayout(column(*words, spacing=0))
    return held
