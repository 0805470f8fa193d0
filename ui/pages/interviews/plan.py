"""Planning an interview for one of the days of the visit."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.sources import INTERVIEW
from inspector_app.texts import in_language
from inspector_app.times import parse_loose_time
from inspector_app.typed import wall_times
from resources.translations import _, language
from ui.layouts import XL, XS, Item, L, M, column, panel, row
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.line_field import LineField
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.read_back_field import ReadBackField
from ui.workspace import Workspace

_WIDTH = 360  # pixels at the usual size of text
_FIRST_TIME = "10:00"


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
        self._offered = ""  # the title by the role
        choices = [
            (day.isoformat(), say_date(day, language(), weekday=True, year=False)) for day in self._days
        ]
        self._day = MenuChoice(choices, name=_("Day"))
        self._time = ReadBackField(wall_times(), name=_("Time"))
        self._time.set_value(_FIRST_TIME)
        members = visit.members.active()
        self._member = MenuChoice([(member.id, member.name) for member in members], name=_("Inspector"))
        self._member.set_value(visit.me.id)
        today = visit.today()
        later = [day for day in self._days if day > today] or self._days[-1:]
        self._day.set_value(later[0].isoformat())
        for field in (self._title, self._time.line):
            field.returnPressed.connect(self._on_wanted)
        form = column(
            Label(_("Plan an interview"), Type.SECTION),
            _named(_("With"), row(self._role, None)),
            _named(_("Title"), self._title),
            _named(_("Day"), row(self._day, None)),
            _named(_("Time"), self._time),
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
        """Ask, with the focus on whom the interview is with; a title that somebody wrote before stays."""
        if not self.is_titled():
            self._on_role_chosen(self._role.value)
        self._role.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_titled(self) -> bool:
        """Whether the title is one that somebody wrote, and not the one that was offered."""
        return self._title.text().strip() not in ("", self._offered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_role_chosen(self, role: str) -> None:
        if not self.is_titled():
            self._offered = self._first_title(role)
            self._title.setText(self._offered)

    def _first_title(self, role: str) -> str:
        return self._workspace.visit.sources.first_title(INTERVIEW, role, language())

    def _on_wanted(self) -> None:
        self._time.commit()
        at = parse_loose_time(self._time.value())
        if isinstance(at, str):
            self._time.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day = next(day for day in self._days if day.isoformat() == self._day.value)
        role = self._role.value
        title = self._title.text().strip() or self._first_title(role)
        when = datetime.combine(day, at).astimezone()
        sources = self._workspace.visit.sources
        made = self._workspace.do(lambda: sources.plan(role, title, when, member=self._member.value))
        if made is not None:
            self._title.setText(self._offered)
            self.planned.emit(made)


def _named(name: str, field: Item) -> QWidget:
    return panel(column(Label(name, Type.CAPTION, tone="ink_2"), field, spacing=XS))
