"""A heading inside a page: the words, at most one fact, and a hairline under both."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.layouts import S, column, hairline, row
from ui.typography import Type
from ui.widgets.label import Label


class SectionHeading(QWidget):
    """A heading with a fact at the right; `fact` may change later."""

    def __init__(
        self, text: str, fact: str = "", *, trailing: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = Label(text, Type.STRONG)
        self.fact = Label(fact, tone="ink_3")
        items = [self.words, None, self.fact, *([trailing] if trailing else [])]
        self.setLayout(column(row(*items), hairline(), spacing=S))
