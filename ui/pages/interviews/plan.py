"""Planning an interview for one of the days of the visit."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_date
from ui.layouts import XS, Item, M, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.line_field import LineField
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.message import Message
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace

_WIDTH = 340
_TIME_HELP = "Write the time as hours and minutes, such as 10:30."


class Plan(QWidget):
    """When, and by whom, an interview is to be held; `wanted` carries role, title, aware time and member id."""

    wanted = Signal(str, str, object, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._role = ""
        visit = workspace.visit
        self._days = visit.inspection.details().days()
        self._title = LineField(name="Title")
        choices = [(day.isoformat(), say_date(day, "en", weekday=True, year=False)) for day in self._days]
        self._day = MenuChoice(choices, name="Day")
        self._time = LineField("10:00", name="Time")
        self._time.setMaximumWidth(90)
        members = visit.members.active()
        self._member = MenuChoice([(member.id, member.name) for member in members], name="Inspector")
        self._member.set_value(visit.me.id)
        today = visit.today()
        later = [day for day in self._days if day > today] or self._days[-1:]
        self._day.set_value(later[0].isoformat())
        self._trouble = Message("danger", _TIME_HELP)
        self._trouble.hide()
        self._heading = SectionHeading("Plan an interview")
        for field in (self._title, self._time):
            field.returnPressed.connect(self._on_wanted)
        self.setFixedWidth(_WIDTH)
        self.setLayout(
            column(
                self._heading,
                _named("Title", self._title),
                row(_named("Day", self._day), _named("Time", self._time), None),
                self._trouble,
                _named("Inspector", row(self._member, None)),
                row(Button("Plan interview", kind="primary", on_click=self._on_wanted), None),
                None,
                spacing=M,
            )
        )
        self.hide()

    def ask(self, role: str, title: str) -> None:
        """Ask when an interview with a role shall be held."""
        self._role = role
        self._title.setText(title)
        self._trouble.hide()
        self.show()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def _on_wanted(self) -> None:
        at = _time_of(self._time.text())
        self._trouble.setVisible(at is None)
        self._time.setProperty("tone", "danger" if at is None else "")
        self._time.style().polish(self._time)
        if at is None:
            self._time.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day = next(day for day in self._days if day.isoformat() == self._day.value)
        title = self._title.text().strip() or "Interview"
        self.wanted.emit(self._role, title, datetime.combine(day, at).astimezone(), self._member.value)


def _time_of(text: str) -> time | None:
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    if not (hours.isdecimal() and (minutes or "0").isdecimal()):
        return None
    hour, minute = int(hours), int(minutes or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _named(name: str, field: Item) -> QWidget:
    return panel(column(Label(name, Type.CAPTION, tone="ink_2"), field, spacing=XS))
