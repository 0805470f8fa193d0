"""The bar at the top: which visit, which day, the search box, and that everything is saved."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.inspection import InspectionDetails
from ui.layouts import L, M, S, column, hairline, panel, row
from ui.shell.search_box import SearchBox
from ui.typography import Type
from ui.widgets.day_mark import DayMark
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.workspace import Workspace


class TopBar(QWidget):
    """Always in view, 48 pixels high."""

    def __init__(self, workspace: Workspace, search: SearchBox) -> None:
        super().__init__()
        self._workspace = workspace
        self.setFixedHeight(48)
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._authority = Label(type_=Type.STRONG)
        self._subject = Label(tone="ink_2")
        self._mark = DayMark()
        self._day = Label(tone="ink_2")
        self._saved_mark = Glyph("answered", "strength")
        self._saved = Label(tone="ink_2")
        divider = hairline(vertical=True)
        divider.setFixedHeight(24)
        left = row(self._authority, self._subject, divider, self._mark, self._day, None, spacing=M)
        right = row(None, self._saved_mark, self._saved, spacing=S)
        bar = row(spacing=L, margins=(L + 2, 0, L, 0))
        bar.addLayout(left, 4)
        bar.addWidget(search, 2)
        bar.addLayout(right, 3)
        self.setLayout(column(panel(bar), hairline(), spacing=0))
        self._saved_mark.hide()
        workspace.saved.connect(self._on_saved)

    def load(self) -> None:
        """Show the inspection and the day."""
        details = self._workspace.visit.inspection.details()
        self._authority.setText(details.authority)
        subject = self._workspace.visit.framework.title
        self._subject.setText(subject.get(self._workspace.language, subject["en"]))
        days = details.days()
        today = self._workspace.visit.today()
        self._mark.show_day(_day_number(days, today), len(days))
        self._day.setText(day_words(details, today))

    def _on_saved(self, at: datetime) -> None:
        self._saved_mark.show()
        self._saved.setText(f"Saved {at:%H:%M}")


def day_words(details: InspectionDetails, today: date) -> str:
    """Return which day of the visit it is, or when the visit is or was."""
    days = details.days()
    if today in days:
        day = say_date(today, "en", weekday=True, year=False)
        return f"Day {days.index(today) + 1} of {len(days)} · {day}"
    first = say_date(days[0], "en", year=False)
    return f"{first} to {say_date(days[-1], 'en')}"


def _day_number(days: list[date], today: date) -> int:
    return sum(1 for day in days if day <= today) + (1 if today > days[-1] else 0)
