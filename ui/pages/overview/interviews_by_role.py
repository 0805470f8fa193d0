"""Interviews by role: a dot for each that was held, a ring for each that is still planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.fieldwork.sources import INTERVIEW, Source
from inspector_app.framework.model import Role
from inspector_app.texts import in_language
from resources.translations import _
from ui.layouts import XS, S, clear, column, row
from ui.pages.overview.number_link import NumberLink
from ui.theme import theme
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

_DOT, _STEP, _MOST = 10, 14, 6


class Dots(QWidget):
    """`held` full dots and rings up to `planned`."""

    def __init__(self, held: int, planned: int) -> None:
        super().__init__()
        self._held = held
        self._total = min(max(held, planned), _MOST)
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
    """`show_interviews_of` is called with the part of the page Interviews that a number counts."""

    def __init__(self, show_interviews_of: Callable[[str], object]) -> None:
        super().__init__()
        self._go = show_interviews_of
        self._shown: tuple[object, ...] = ()
        self._all = NumberLink("", lambda: self._go(INTERVIEW), tone="ink_2", small=True)
        heading = SectionHeading(_("Interviews"), trailing=self._all)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self.setLayout(column(heading, self._grid, None))

    def show_interviews(self, roles: tuple[Role, ...], interviews: list[Source], language: str) -> None:
        """Show how many interviews were held with each role, of those that a visit usually holds."""
        held = Counter(interview.role for interview in interviews)
        if self._shown == (held, language):
            return
        self._shown = (held, language)
        self._all.show_words(
            _("{held} of {planned} planned").format(
                held=len(interviews), planned=sum(role.planned for role in roles)
            ),
            _("Interviews"),
        )
        clear(self._grid)
        for line, role in enumerate(roles):
            self._add(line, role, held[role.key], in_language(role.plural, language))

    def _add(self, line: int, role: Role, held: int, title: str) -> None:
        self._grid.addWidget(Label(title, wrap=True), line, 0)
        if held or not role.planned:
            self._grid.addWidget(Dots(held, role.planned), line, 1)
        else:
            words = Label(_("none yet"), Type.CAPTION, tone="area")
            self._grid.addLayout(row(Glyph("warning", "area", size=14), words, None, spacing=XS), line, 1)
        number = NumberLink(
            _("{held} of {planned}").format(held=held, planned=role.planned),
            lambda: self._go(f"{INTERVIEW} {role.key}"),
            says=title,
        )
        self._grid.addWidget(number, line, 2, Qt.AlignmentFlag.AlignRight)
