"""The days of the visit side by side; today stands out by a bar above it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.agenda import AgendaItem
from inspector_app.fieldwork.case_sets import PLANNED_ON, READ_ON, SECOND_READING_ON
from inspector_app.fieldwork.days import BEFORE, Day
from inspector_app.fieldwork.sources import INTERVIEW, PLANNED
from resources.translations import _, counted, language
from ui.layouts import L, M, S, clear, column
from ui.pages.overview.number_link import NumberLink
from ui.place import Place
from ui.theme import theme
from ui.typography import Type
from ui.widgets.chip import Chip
from ui.widgets.dotted_flow import DottedFlow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label

Go = Callable[[Place], object]

_ROUND = 8  # pixels of the frame's corners
_PLAN_SHOWN = 2  # things of the whole team's plan that a day names


class DayCell(QWidget):
    """One day: its date, whether it is today or merged, what was done or is planned, and the team's plan.

    `share` is how much of the strip it takes, so that each has room for its heading and its counts as long as there is
    enough for all.
    """

    def __init__(self, day: Day, today: date, go: Go, *, merged: bool, first: bool, last: bool) -> None:
        super().__init__()
        self._is_today = day.holds(today)
        self._is_past = day.last < today
        self._first, self._last = first, last
        heading: list[QWidget] = [_title(day)]
        if self._is_today:
            heading.append(Chip(_("Today"), tone="accent"))
        if merged:
            heading.append(Chip(_("Merged"), tone="strength", icon_of="answered"))
        head = FlowLayout(spacing=S, below=2)
        for part in heading:
            head.addWidget(part)
        counts: list[QWidget] = [
            NumberLink(words, lambda where=where: go(where), tone="ink_2", small=True)
            for words, where in self._counts(day)
        ]
        if not counts and not day.team_plan:
            counts.append(Label(_("Nothing planned yet"), tone="ink_3"))
        widest = max((part.sizeHint().width() for part in counts), default=0)
        self.share = max(sum(part.sizeHint().width() + S for part in heading), widest) + L
        plan = [
            ElidedLabel(_plan_words(day, item), tone="ink_2", where=Qt.TextElideMode.ElideRight)
            for item in day.team_plan[:_PLAN_SHOWN]
        ]
        self.setLayout(column(head, DottedFlow(counts), *plan, None, spacing=2, margins=(L, M, S, M)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, divider and the bar of today."""
        # Within the round corners of the frame around all days.
        beyond_left, beyond_right = 0 if self._first else _ROUND, 0 if self._last else _ROUND
        shape = QPainterPath()
        shape.addRoundedRect(
            QRectF(self.rect()).adjusted(-beyond_left, 0, beyond_right, 0), _ROUND - 1, _ROUND - 1
        )
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipPath(shape)
            painter.fillRect(self.rect(), theme.color("canvas" if self._is_past else "paper"))
            if not self._first:
                painter.fillRect(0, 0, 1, self.height(), theme.color("line"))
            if self._is_today:
                painter.fillRect(0, 0, self.width(), 3, theme.color("accent"))

    def _counts(self, day: Day) -> list[tuple[str, Place]]:
        """Return what there is to count on the day in words, each with where it leads."""
        read, second, planned = len(day.cases_read), len(day.second_readings), len(day.cases_planned)
        is_over = self._is_past and not day.is_outside  # then a nought says something, too
        counts = []
        if is_over or read:
            words = counted("{count} case read", "{count} cases read", read)
            counts.append((words, Place("cases", part=f"{READ_ON} {day.key}")))
        if second:
            words = counted("{count} second reading", "{count} second readings", second)
            counts.append((words, Place("cases", part=f"{SECOND_READING_ON} {day.key}")))
        if planned and (day.is_outside or not self._is_past):
            words = counted("{count} case to read", "{count} cases to read", planned)
            counts.append((words, Place("cases", part=f"{PLANNED_ON} {day.key}")))
        if is_over or day.interviews_held:
            words = counted("{count} interview", "{count} interviews", day.interviews_held)
            counts.append((words, Place("interviews", part=f"{INTERVIEW} {day.key}")))
        if day.interviews_planned:
            words = counted("{count} interview planned", "{count} interviews planned", day.interviews_planned)
            counts.append((words, Place("interviews", part=f"{PLANNED} {day.key}")))
        return counts


class DayStrip(QWidget):
    """All days in one frame; `go` is called with the place of a count that is pressed."""

    def __init__(self, go: Go) -> None:
        super().__init__()
        self._go = go
        self._shown: tuple[object, ...] = ()
        self._cells = QHBoxLayout()
        self._cells.setSpacing(0)
        self._cells.setContentsMargins(1, 1, 1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._cells)

    def show_days(self, days: list[Day], today: date, merged: set[date]) -> None:
        """Show the days; `merged` are those on which hand-overs were brought in."""
        if self._shown == (days, today, merged):
            return
        self._shown = (days, today, merged)
        clear(self._cells)
        for number, day in enumerate(days):
            cell = DayCell(
                day,
                today,
                self._go,
                merged=any(map(day.holds, merged)),
                first=number == 0,
                last=number == len(days) - 1,
            )
            self._cells.addWidget(cell, cell.share)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.color("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)


def _title(day: Day) -> Label:
    if not day.is_outside:
        return Label(say_date(day.first, language(), weekday=True, year=False), Type.STRONG)
    return Label(_("Before the fieldwork") if day.key == BEFORE else _("After the fieldwork"), Type.STRONG)


def _plan_words(day: Day, item: AgendaItem) -> str:
    """Return what is planned, with its day where that is not the day of the cell."""
    if not day.is_outside:
        return f"{item.at_time}  {item.words}"
    on = say_date(date.fromisoformat(item.on_date), language(), year=False)
    return f"{on}, {item.at_time}  {item.words}"
