"""The days of the visit side by side; today stands out by a bar above it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.days import Day
from ui.layouts import L, M, S, clear, column, row
from ui.theme import theme
from ui.typography import Type
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.wording import count_of


class DayCell(QWidget):
    """One day: its date, whether it is today or merged, and two lines of facts."""

    def __init__(self, day: Day, today: date, *, merged: bool, first: bool) -> None:
        super().__init__()
        self._is_today = day.day == today
        self._is_past = day.day < today
        self._first = first
        heading = [Label(say_date(day.day, "en", weekday=True, year=False), Type.STRONG)]
        if self._is_today:
            heading.append(Chip("Today", tone="accent"))
        if merged:
            heading.append(Chip("Merged", tone="strength", icon_of="answered"))
        lines = _lines(day, today)
        self.setLayout(
            column(
                row(*heading, None),
                *(Label(line, tone="ink_2", wrap=True) for line in lines),
                None,
                spacing=2,
                margins=(L, M, S, M),
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, divider and the bar of today."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.color("canvas" if self._is_past else "paper"))
            if not self._first:
                painter.fillRect(0, 0, 1, self.height(), theme.color("line"))
            if self._is_today:
                painter.fillRect(0, 0, self.width(), 3, theme.color("accent"))


class DayStrip(QWidget):
    """All days in one frame."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = QHBoxLayout()
        self._cells.setSpacing(0)
        self._cells.setContentsMargins(1, 1, 1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._cells)

    def show_days(self, days: list[Day], today: date, merged: set[date]) -> None:
        """Show the days; `merged` are those on which hand-overs were brought in."""
        clear(self._cells)
        for number, day in enumerate(days):
            self._cells.addWidget(DayCell(day, today, merged=day.day in merged, first=number == 0), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.color("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)


def _lines(day: Day, today: date) -> list[str]:
    if day.day < today:
        done = f"{count_of(day.readings_finished, 'case read', 'cases read')} · "
        done += count_of(day.interviews_held, "interview", "interviews")
        lines = [done]
    else:
        plans = []
        if day.cases_planned:
            plans.append(count_of(day.cases_planned, "case to read", "cases to read"))
        if day.interviews_held:
            plans.append(count_of(day.interviews_held, "interview", "interviews"))
        if day.interviews_planned:
            plans.append(count_of(day.interviews_planned, "interview planned", "interviews planned"))
        lines = [" · ".join(plans) or "Nothing planned yet"]
    team = " · ".join(f"{item.what} {item.at_time}" for item in day.team_plan[:2])
    return [*lines, team] if team else lines
