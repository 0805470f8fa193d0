"""Planning an interview for one of the days of the visit."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.sources import INTERVIEW
from inspector_app.texts import in_language
from resources.translations import N_, _, language
from ui.layouts import XL, XS, Item, L, M, column, panel, row
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.line_field import LineField
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.message import Message
from ui.workspace import Workspace

_WIDTH = 360  # pixels at the usual size of text
_TIME_HELP = N_("Write the time as hours and minutes, such as 10:30.")


class Plan(QWidget):
    """With whom, when, and by whom an interview is to be held.

    `planned` carries the record id of the interview; `closed` comes when there shall be none.
    """

    planned = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        visit = workspace.visit
        self._days = visit.inspection.details().days()
        roles = [(role.key, in_language(role.title, language())) for role in visit.framework.roles]
        self._role = MenuChoice(roles, name=_("With whom"))
        self._role.chosen.connect(self._on_role_chosen)
        self._title = LineField(name=_("Title"))
        choices = [
            (day.isoformat(), say_date(day, language(), weekday=True, year=False)) for day in self._days
        ]
        self._day = MenuChoice(choices, name=_("Day"))
        self._time = LineField("10:00", name=_("Time"))
        self._time.setMaximumWidth(round(90 * text_scale()))
        members = visit.members.active()
        self._member = MenuChoice([(member.id, member.name) for member in members], name=_("Inspector"))
        self._member.set_value(visit.me.id)
        today = visit.today()
        later = [day for day in self._days if day > today] or self._days[-1:]
        self._day.set_value(later[0].isoformat())
        self._trouble = Message("danger", _(_TIME_HELP))
        self._trouble.hide()
        for field in (self._title, self._time):
            field.returnPressed.connect(self._on_wanted)
        form = column(
            Label(_("Plan an interview"), Type.SECTION),
            _named(_("With"), row(self._role, None)),
            _named(_("Title"), self._title),
            row(_named(_("Day"), self._day), _named(_("Time"), self._time), None, spacing=M),
            self._trouble,
            _named(_("Inspector"), row(self._member, None)),
            row(
                Button(_("Plan interview"), kind="primary", on_click=self._on_wanted),
                Button(_("Close"), kind="quiet", on_click=self.closed.emit),
                None,
            ),
            None,
            spacing=M,
        )
        self._form = panel(form, width=round(_WIDTH * text_scale()))
        self.setLayout(row(self._form, None, margins=(XL, L, XL, XL)))

    def begin(self) -> None:
        """Ask anew, with the focus on whom the interview is with."""
        self._trouble.hide()
        self._on_role_chosen(self._role.value)
        self._role.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_role_chosen(self, role: str) -> None:
        self._title.setText(self._first_title(role))

    def _first_title(self, role: str) -> str:
        return self._workspace.visit.sources.first_title(INTERVIEW, role, language())

    def _on_wanted(self) -> None:
        at = _time_of(self._time.text())
        self._trouble.setVisible(at is None)
        self._time.setProperty("tone", "danger" if at is None else "")
        self._time.style().polish(self._time)
        if at is None:
            self._time.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day = next(day for day in self._days if day.isoformat() == self._day.value)
        role = self._role.value
        title = self._title.text().strip() or self._first_title(role)
        when = datetime.combine(day, at).astimezone()
        sources = self._workspace.visit.sources
        made = self._workspace.do(lambda: sources.plan(role, title, when, member=self._member.value))
        if made is not None:
            self.planned.emit(made)


def _time_of(text: str) -> time | None:
    hours, _colon, minutes = text.strip().replace(".", ":").partition(":")
    if not (hours.isdecimal() and (minutes or "0").isdecimal()):
        return None
    hour, minute = int(hours), int(minutes or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _named(name: str, field: Item) -> QWidget:
    return panel(column(Label(name, Type.CAPTION, tone="ink_2"), field, spacing=XS))
