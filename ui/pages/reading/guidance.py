"""The guidance on a question, opened in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.forms.markdown import Styled, plain
from ui.layouts import M
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.styled_label import StyledLabel

_BAR = 2


def by_choice(guidance: str, choices: list[str]) -> list[tuple[str, str]]:
    """Return guidance as (choice, words) where it explains the choices one after the other, else as one ("", words).

    "Good: leads to a plan. Weak: describes." explains the choices "Good" and "Weak".
    """
    places = sorted((guidance.find(f"{choice}: "), choice) for choice in choices)
    if not places or places[0][0] != 0:
        return [("", guidance)]
    ends = [place for place, _choice in places[1:]] + [len(guidance)]
    parts = [
        (choice, guidance[place + len(choice) + 2 : end].strip().rstrip("."))
        for (place, choice), end in zip(places, ends, strict=True)
    ]
    return [(choice, words[:1].upper() + words[1:]) for choice, words in parts]


class Guidance(QWidget):
    """The words with a bar at their left, choice by choice where they explain choices."""

    def __init__(self, styled: Styled, choices: list[str]) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(M + _BAR, 0, 0, 0)
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        guidance = plain(styled)
        for line, (choice, words) in enumerate(by_choice(guidance, choices)):
            if choice:
                grid.addWidget(Label(choice), line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Label(words, tone="ink_2", wrap=True), line, 1)
            else:
                whole = StyledLabel(tone="ink_2")
                whole.show_styled(styled)
                grid.addWidget(whole, line, 1)
        self.setLayout(grid)
        self.setAccessibleName(guidance)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        with QPainter(self) as painter:
            painter.fillRect(0, 0, _BAR, self.height(), theme.color("accent_line"))
