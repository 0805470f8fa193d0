"""A message in place: one sentence on a soft ground, and its remedies as links. It never goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.layouts import L, M, S, column, panel, row
from ui.typography import Type, line_height
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_ICONS = {
    "area": "warning-fill",
    "danger": "error",
    "conflict": "differs",
    "strength": "answered",
    "accent": "guidance",
}

Remedy = tuple[str, Callable[[], object]]


class Message(QFrame):
    """A sentence of a tone: "area" (warning), "danger", "conflict", "strength" or "accent"."""

    def __init__(
        self, tone: str, sentence: str, remedies: list[Remedy] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self.setProperty("tone", tone)
        self.setAccessibleName(sentence)
        self.sentence = Label(sentence, wrap=True)
        links = [Button(text, kind="link", on_click=deed) for text, deed in remedies or []]
        words = column(self.sentence, *([_wrapped(links)] if links else []), spacing=2)
        body = row(spacing=M, margins=(M, S, M, S))
        body.addWidget(_level(Glyph(_ICONS[tone], tone)), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        self.setLayout(body)


def _wrapped(links: list[Button]) -> QWidget:
    flow = FlowLayout(L, below=0)
    for link in links:
        flow.addWidget(link)
    return panel(flow)


def _level(sign: QWidget) -> QWidget:
    """Return a sign as high as the first line of the words beside it."""
    held = panel(row(sign))
    held.setMinimumHeight(line_height(Type.UI))
    return held
