"""A chip: the state of a thing as an icon and a word."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.layouts import XS, row
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_TEXT_TONE = {"accent": "accent", "": "ink_2"}


class Chip(QFrame):
    """A word on a soft ground of a tone ("accent", "strength", "area", "danger", "conflict", "ink_3" or "")."""

    def __init__(
        self, text: str, *, tone: str = "", icon_of: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setProperty("tone", tone)
        words = Label(text, Type.CAPTION, tone=_TEXT_TONE.get(tone, tone))
        items = [Glyph(icon_of, _TEXT_TONE.get(tone, tone), size=12), words] if icon_of else [words]
        self.setLayout(row(*items, spacing=XS, margins=(6, 1, 6, 1)))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
