"""A heading inside a page: the words, at most one fact, and a hairline under both."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.layouts import S, column, hairline, panel, row
from ui.typography import Type
from ui.widgets.label import Label
from ui.widgets.side_by_side import SideBySide


class SectionHeading(QWidget):
    """A heading with a fact at the right, or `trailing`; `fact` may change later.

    Where it `folds`, what trails goes below the words for want of room, rather than ask for more.
    """

    def __init__(
        self,
        text: str,
        fact: str = "",
        *,
        trailing: QWidget | None = None,
        folds: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = Label(text, Type.STRONG)
        self.fact = Label(fact, tone="ink_3")
        line = panel(row(self.words, None, self.fact))
        if trailing is not None:
            line = SideBySide((line, 1), (trailing, 0), spacing=S) if folds else panel(row(line, trailing))
        self.setLayout(column(line, hairline(), spacing=S))
