"""Interviews by role: a dot for each that was held, a ring for each that is still planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.fieldwork.sources import Source
from inspector_app.framework.model import Role
from inspector_app.texts import in_language
from ui.layouts import S, clear, column, row
from ui.theme import theme
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

_DOT, _STEP, _MOST = 10, 15, 6


class Dots(QWidget):
    """`held` full dots and rings up to `planned`."""

    def __init__(self, held: int, planned: int) -> None:
        super().__init__()
        self._held = held
        self._total = min(max(held, planned), _MOST)
        self.setAccessibleName(f"{held} of {planned}")
        self.setFixedSize(self._total * _STEP, _DOT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            top = (self.height() - _DOT) / 2
            for number in range(self._total):
                held = number < self._held
                painter.setPen(QPen(theme.color("ink_2" if held else "control"), 1))
                painter.setBrush(theme.color("ink_2") if held else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(number * _STEP + 0.5, top + 0.5, _DOT - 1, _DOT - 1))


class InterviewsByRole(QWidget):
    """`show_role` is called with a role's key when its number is clicked."""

    def __init__(self, show_role: Callable[[str], object]) -> None:
        super().__init__()
        self._show_role = show_role
        self._heading = SectionHeading("Interviews")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(column(self._heading, self._grid, None))

    def show_interviews(self, roles: tuple[Role, ...], interviews: list[Source], language: str) -> None:
        """Show how many interviews were held with each role, of those that a visit usually holds."""
        clear(self._grid)
        held = Counter(interview.role for interview in interviews)
        self._heading.fact.setText(f"{len(interviews)} of {sum(role.planned for role in roles)} planned")
        for line, role in enumerate(roles):
            self._grid.addWidget(Label(in_language(role.plural, language)), line, 0)
            if held[role.key] or not role.planned:
                self._grid.addWidget(Dots(held[role.key], role.planned), line, 2)
            else:
                missing = row(
                    Glyph("warning", "area", size=14), Label("none yet", Type.CAPTION, tone="area"), None
                )
                self._grid.addLayout(missing, line, 2)
            number = Button(
                f"{held[role.key]} of {role.planned}",
                kind="link",
                on_click=lambda key=role.key: self._show_role(key),
            )
            number.setAccessibleName(f"Interviews, {in_language(role.plural, language)}: {number.text()}")
            self._grid.addWidget(number, line, 3, Qt.AlignmentFlag.AlignRight)
